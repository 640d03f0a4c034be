/** Files on their way with the next message, by conversation. */
import { uuid7 } from '../../shared/uuid'
import type { Attachment, Id } from '../../shared/wire'
import { Refusal } from '../api/request'
import { LARGEST_FILE, upload } from '../api/upload'
import { t } from '../i18n'
import { type Cell, cell } from '../store/cell'

export interface PendingFile {
  key: string
  name: string
  preview: string | null
  share: number
  attachment: Attachment | null
  error: string | null
  cancel: () => void
}

const NONE: readonly PendingFile[] = []
const lists = new Map<Id, Cell<readonly PendingFile[]>>()

export function filesOf(conversation: Id): Cell<readonly PendingFile[]> {
  const list = lists.get(conversation) ?? cell(NONE)
  lists.set(conversation, list)
  return list
}

function change(conversation: Id, key: string, patch: Partial<PendingFile>): void {
  const list = filesOf(conversation)
  list.set(list.get().map((file) => (file.key === key ? { ...file, ...patch } : file)))
}

export function addFiles(conversation: Id, files: Iterable<File>): void {
  for (const file of files) add(conversation, file)
}

function add(conversation: Id, file: File): void {
  const key = uuid7()
  const list = filesOf(conversation)
  const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null
  const entry: PendingFile = {
    key,
    name: file.name,
    preview,
    share: 0,
    attachment: null,
    error: null,
    cancel: () => {},
  }
  if (file.size > LARGEST_FILE) {
    list.set([...list.get(), { ...entry, error: t('Larger than 40 MB') }])
    return
  }
  const sending = upload(file, (share) => change(conversation, key, { share }))
  list.set([...list.get(), { ...entry, cancel: sending.cancel }])
  sending.done.then(
    (attachment) => change(conversation, key, { attachment, share: 1 }),
    (error: unknown) =>
      change(conversation, key, { error: error instanceof Refusal ? error.message : String(error) }),
  )
}

export function removeFile(conversation: Id, key: string): void {
  const list = filesOf(conversation)
  const file = list.get().find((each) => each.key === key)
  if (file && !file.attachment) file.cancel()
  if (file?.preview) URL.revokeObjectURL(file.preview)
  list.set(list.get().filter((each) => each.key !== key))
}

export function clearFiles(conversation: Id): void {
  for (const { preview } of filesOf(conversation).get()) if (preview) URL.revokeObjectURL(preview)
  filesOf(conversation).set(NONE)
}
