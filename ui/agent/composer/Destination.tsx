/** Says where the words will go, before one types. */
import type { Conversation } from '../../shared/wire'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { contactName } from '../list/row_words'
import { markOf } from '../shell/views'
import { useDirectory, useVisitorOnline } from '../store/hooks'
import styles from './composer.module.css'

export function Destination({ row, kind }: { row: Conversation; kind: 'reply' | 'note' }) {
  const { channels } = useDirectory()
  const online = useVisitorOnline(row.id)
  if (kind === 'note') {
    return (
      <span className={styles.to}>
        <Icon name="note" />
        <span>{t('Only colleagues see this')}</span>
      </span>
    )
  }
  const channel = channels.find(({ id }) => id === row.channel)
  const mark = markOf(channel?.kind)
  const name = contactName(row).split(' ')[0] ?? ''
  const chat = channel?.kind !== 'webhook'
  const to = chat
    ? t('Chat to {name} on the site', { name })
    : t('To {name} by {channel}', { name, channel: channel.name })
  return (
    <>
      <span className={styles.to} style={{ color: mark.tint }}>
        <Icon name={mark.icon} />
        <span>{to}</span>
      </span>
      {chat && online === false && (
        <span className={styles.hint}>{t('not on the site now; it waits there')}</span>
      )}
      {chat && online && <span className={styles.hint}>{t('on the site now')}</span>}
    </>
  )
}
