/** The numbers beside the views; asked again a moment after anything happened. */
import type { Counts } from '../../shared/wire'
import type { Emitter } from './emitter'

const CALM_MS = 300
const NONE: Counts = { open: 0, mine: 0, unassigned: 0, waiting: 0, snoozed: 0, channels: {}, tags: {} }

export class CountsBoard {
  state: Counts = NONE
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private emitter: Emitter,
    private fetchCounts: () => Promise<Counts>,
  ) {}

  refresh(wait = CALM_MS): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.load(), wait)
  }

  private async load(): Promise<void> {
    try {
      this.state = await this.fetchCounts()
      this.emitter.touch('counts')
    } catch {
      // The old numbers stand; the next event asks again.
    }
  }
}
