/** Files of the conversation: fetched with the session's token in a header, since an address must not carry it. */

import { PATH } from '../panel/session'
import type { Attachment, Id } from '../protocol'

/** Pictures a browser cannot be talked into running. SVG is not one of them once it is opened on its own. */
export const isPicture = (file: Attachment): boolean =>
  /^image\/(png|jpeg|gif|webp|avif)$/.test(file.content_type)

export class Blobs {
  private urls = new Map<Id, Promise<string>>()

  constructor(
    private base: string,
    private token: () => string | null,
  ) {}

  /** A `blob:` address of the file, fetched once. Rejects when the desk does not give it out. */
  url(file: Attachment): Promise<string> {
    const known = this.urls.get(file.id)
    if (known) return known
    const fetched = this.fetch(file)
    this.urls.set(file.id, fetched)
    fetched.catch(() => this.urls.delete(file.id))
    return fetched
  }

  /** The visitor's own file need not be fetched back. */
  own(id: Id, file: File): void {
    this.urls.set(id, Promise.resolve(URL.createObjectURL(file)))
  }

  async save(file: Attachment): Promise<void> {
    const link = document.createElement('a')
    link.href = await this.url(file)
    if (isPicture(file)) link.target = '_blank'
    else link.download = file.name
    link.click()
  }

  forget(): void {
    for (const url of this.urls.values()) url.then(URL.revokeObjectURL, () => {})
    this.urls.clear()
  }

  private async fetch(file: Attachment): Promise<string> {
    const headers = { Authorization: `Bearer ${this.token()}` }
    const response = await fetch(`${this.base + PATH}/attachments/${encodeURIComponent(file.id)}`, {
      headers,
    })
    if (!response.ok) throw new Error(`${response.status}`)
    const type = isPicture(file) ? file.content_type : 'application/octet-stream'
    return URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }))
  }
}
