/** Files chosen for the next message: uploaded at once, shown as chips, sent with the text. */
import type { App } from '../panel/app'
import type { Attachment } from '../protocol'
import type { Blobs } from './blobs'
import { upload } from './upload'

export interface Chip {
  key: number
  name: string
  percent: number
  file: Attachment | null
  error: string | null
  abort(): void
}

export class Attaching {
  chips: Chip[] = []
  private keys = 0
  /** Chosen before there was a session to upload with. */
  private held: [Chip, File][] = []

  constructor(
    private app: App,
    private blobs: Blobs,
  ) {}

  add(files: Iterable<File>): void {
    this.app.memory.allow()
    this.app.session.need()
    for (const file of files) {
      const chip: Chip = {
        key: ++this.keys,
        name: file.name,
        percent: 0,
        file: null,
        error: null,
        abort() {},
      }
      this.chips = [...this.chips, chip]
      this.held.push([chip, file])
    }
    this.go()
    this.app.changed()
  }

  remove(chip: Chip): void {
    chip.abort()
    this.held = this.held.filter(([other]) => other !== chip)
    this.chips = this.chips.filter((other) => other !== chip)
    this.app.changed()
  }

  /** What is ready to be sent, taken out of the row. Null while a file is still on its way. */
  take(): Attachment[] | null {
    if (this.chips.some((chip) => !chip.file && chip.error === null)) return null
    const ready = this.chips.flatMap((chip) => chip.file ?? [])
    this.chips = this.chips.filter((chip) => !chip.file)
    return ready
  }

  go(): void {
    if (this.app.state.phase !== 'live') return
    for (const [chip, file] of this.held.splice(0)) this.start(chip, file)
  }

  private start(chip: Chip, file: File): void {
    const { core, memory, changed } = this.app
    const running = upload(core.base, core.appId, memory.data.token!, file, (percent) => {
      chip.percent = percent
      changed()
    })
    chip.abort = running.abort
    running.done
      .then((attachment) => {
        this.blobs.own(attachment.id, file)
        chip.file = attachment
      })
      .catch((error: Error) => {
        chip.error = error.message
      })
      .finally(changed)
  }
}
