/** @jsxImportSource preact */
/** Everything about files, fetched when the first one is chosen, dropped or shown. */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import type { Attachment } from '../protocol'
import { adopt } from '../sheet'
import { Attached } from './Attached'
import { Attaching } from './attaching'
import { Blobs } from './blobs'
import { Chips } from './Chips'
import css from './files.css?inline'

export interface FilesPart {
  add(files: Iterable<File>): void
  take(): Attachment[] | null
  /** Starts uploads that waited for a session. */
  go(): void
  forget(): void
  chips(): JSX.Element
  attached(file: Attachment, mine: string): JSX.Element
}

export function createFiles(app: App): FilesPart {
  adopt(app.core.root, css)
  const blobs = new Blobs(app.core.base, () => app.memory.data.token)
  const attaching = new Attaching(app, blobs)
  return {
    add: (files) => attaching.add(files),
    take: () => attaching.take(),
    go: () => attaching.go(),
    forget: () => blobs.forget(),
    chips: () => <Chips app={app} attaching={attaching} />,
    attached: (file, mine) => <Attached key={file.id} app={app} blobs={blobs} file={file} mine={mine} />,
  }
}
