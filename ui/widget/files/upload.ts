/** One file on its way to the desk. XHR, because fetch reports no upload progress. */

import { PATH } from '../panel/session'
import type { Attachment } from '../protocol'

export interface Upload {
  done: Promise<Attachment>
  abort(): void
}

const parse = (text: string): { error?: { message: string } } & Partial<Attachment> => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** @param progress called with 0 to 100 */
export function upload(
  base: string,
  appId: string,
  token: string,
  file: File,
  progress: (percent: number) => void,
): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open(
      'POST',
      `${base + PATH}/attachments?name=${encodeURIComponent(file.name)}&app=${encodeURIComponent(appId)}`,
    )
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((loaded / total) * 100))
    request.onload = () => {
      const answer = parse(request.responseText)
      if (request.status < 300) resolve(answer as Attachment)
      else reject(new Error(answer.error?.message ?? `${request.status}`))
    }
    request.onerror = () => reject(new Error())
    request.send(file)
  })
  return { done, abort: () => request.abort() }
}
