/** The dialogs that exist once. They are part of the first chunk: a key must never wait for a file. */
import { memo, useCallback } from 'react'
import { overlay } from '../place'
import { useCell } from '../store/cell'
import { AssignPicker } from './Assign'
import { JoinPicker } from './Join'
import { KeySheet } from './Keys'
import { Palette } from './Palette'
import { Rename } from './Rename'
import { SnoozePicker } from './Snooze'
import { StatePicker } from './State'
import { TagPicker } from './Tags'

export const Overlays = memo(function Overlays() {
  const open = useCell(overlay)
  const onClose = useCallback(() => overlay.set(null), [])
  if (open === 'palette') return <Palette onClose={onClose} />
  if (open === 'keys') return <KeySheet onClose={onClose} />
  if (open === 'assign') return <AssignPicker onClose={onClose} />
  if (open === 'tag') return <TagPicker onClose={onClose} />
  if (open === 'snooze') return <SnoozePicker onClose={onClose} />
  if (open === 'state') return <StatePicker onClose={onClose} />
  if (open === 'merge' || open === 'link') return <JoinPicker how={open} onClose={onClose} />
  return open === 'rename' ? <Rename onClose={onClose} /> : null
})
