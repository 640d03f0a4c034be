/** Where we stand in the desk's log, and what a frame means from there. */
import type { EventsFrame } from '../../shared/wire'

export interface Position {
  epoch: string
  position: number
}

export type Verdict = 'take' | 'ignore' | 'gap'

export function judge(at: Position, frame: EventsFrame): Verdict {
  if (frame.epoch !== at.epoch || frame.after > at.position) return 'gap'
  return frame.upto <= at.position ? 'ignore' : 'take'
}
