/**
 * A random UUID: the tail of an object URL, because `crypto.randomUUID` is missing on pages without https,
 * where many a small desk lives.
 */
export function uuid(): string {
  const url = URL.createObjectURL(new Blob())
  URL.revokeObjectURL(url)
  return url.slice(-36)
}
