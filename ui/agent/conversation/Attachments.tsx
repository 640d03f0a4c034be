/** Images in a box reserved before they load; everything else as a card. */
import { useState } from 'react'
import type { Attachment } from '../../shared/wire'
import { attachmentUrl } from '../api/upload'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { fileSize } from '../when'
import { Lightbox } from './Lightbox'
import styles from './thread.module.css'

const WIDEST = 320
const TALLEST = 260

/** SVG may carry scripts and stays a file. */
export const isImage = ({ content_type }: Attachment) =>
  /^image\/(png|jpeg|gif|webp|avif)$/.test(content_type)

function box({ width, height }: Attachment): { width: number; height: number } {
  if (!width || !height) return { width: 220, height: 150 }
  const scale = Math.min(1, WIDEST / width, TALLEST / height)
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) }
}

export function Attachments({ all }: { all: readonly Attachment[] }) {
  const [shown, setShown] = useState<Attachment | null>(null)
  return (
    <div className={styles.files}>
      {all.map((attachment) =>
        isImage(attachment) ? (
          <button
            key={attachment.id}
            type="button"
            className={styles.image}
            style={box(attachment)}
            aria-label={t('Enlarge {name}', { name: attachment.name })}
            onClick={() => setShown(attachment)}
          >
            <img src={attachmentUrl(attachment.id)} alt={attachment.name} loading="lazy" decoding="async" />
          </button>
        ) : (
          <a
            key={attachment.id}
            className={styles.file}
            href={attachmentUrl(attachment.id)}
            download={attachment.name}
          >
            <Icon name="file" />
            <span>
              <strong>{attachment.name}</strong>
              <small>{fileSize(attachment.size)}</small>
            </span>
          </a>
        ),
      )}
      {shown && <Lightbox attachment={shown} onClose={() => setShown(null)} />}
    </div>
  )
}
