/** One HTTP call to the desk. A refusal becomes a Refusal with the server's own words. */
import { msg, t } from '../i18n'

export class Refusal extends Error {
  constructor(
    /** 0 when the desk could not be reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message)
  }

  /** Whether the same command may simply be sent again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const UNREACHABLE = msg('The desk could not be reached.')
const UNREADABLE = msg('The desk gave an answer that could not be read.')

/** Called when the session has ended under us. */
export const onSignedOut = { run: () => {} }

export async function refusalOf(status: number, body: string): Promise<Refusal> {
  try {
    const { error } = JSON.parse(body)
    return new Refusal(status, error.code, error.message, error.hint ?? null)
  } catch {
    return new Refusal(status, 'unreadable', t(UNREADABLE))
  }
}

export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = method === 'GET' ? {} : { 'X-Deskbell': '1' }
  if (method !== 'GET') headers['Content-Type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (method !== 'GET') init.body = JSON.stringify(body ?? {})
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, init)
  } catch {
    throw new Refusal(0, 'unreachable', t(UNREACHABLE))
  }
  const text = await response.text()
  if (!response.ok) {
    if (response.status === 401 && !path.startsWith('/session')) onSignedOut.run()
    throw await refusalOf(response.status, text)
  }
  return (text ? JSON.parse(text) : undefined) as T
}
