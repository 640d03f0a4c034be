/** Sends one file as the raw body. XMLHttpRequest, because fetch does not report upload progress. */
import type { Attachment } from '../../shared/wire'
import { t } from '../i18n'
import { Refusal, refusalOf } from './request'

export const LARGEST_FILE = 40 * 1024 * 1024

export interface Upload {
  done: Promise<Attachment>
  cancel(): void
}

/** `progress` is told a share between 0 and 1. */
export function upload(file: File, progress: (share: number) => void): Upload {
  const call = new XMLHttpRequest()
  const done = new Promise<Attachment>((resolve, reject) => {
    call.upload.onprogress = (event) => progress(event.total ? event.loaded / event.total : 0)
    call.onerror = () => reject(new Refusal(0, 'unreachable', t('The desk could not be reached.')))
    call.onabort = () => reject(new Refusal(0, 'cancelled', t('The upload was cancelled.')))
    call.onload = async () => {
      if (call.status < 300) resolve(JSON.parse(call.responseText) as Attachment)
      else reject(await refusalOf(call.status, call.responseText))
    }
  })
  call.open('POST', `/api/v1/attachments?name=${encodeURIComponent(file.name || 'pasted.png')}`)
  call.setRequestHeader('X-Deskbell', '1')
  call.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
  call.send(file)
  return { done, cancel: () => call.abort() }
}

export const attachmentUrl = (id: string) => `/api/v1/attachments/${encodeURIComponent(id)}`
