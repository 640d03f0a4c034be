import { subject } from '../actions/selection'
import { presets, readMoment } from '../actions/snooze_words'
import { snooze } from '../actions/states'
import { t } from '../i18n'
import { type Choice, Picker } from '../parts/Picker'
import { when } from '../when'

export function SnoozePicker({ onClose }: { onClose: () => void }) {
  const ids = subject()
  const until = (id: string, at: Date, hint?: string): Choice => ({
    id,
    label: when(at.getTime() * 1000),
    icon: 'moon',
    hint,
    run: () => snooze(ids, at.getTime() * 1000),
  })
  const choices = (query: string): Choice[] => {
    if (!query.trim()) return presets().map(({ words, at }) => until(words, at, words))
    const at = readMoment(query)
    return at ? [until('typed', at)] : []
  }
  return (
    <Picker
      label={t('Snooze')}
      placeholder={t('Until … “tue 9”, “in 2 h”, “3 dec 14:30”')}
      choices={choices}
      onClose={onClose}
      empty={t('Try “tomorrow”, “fri 14:30” or “in 3 days”.')}
    />
  )
}
