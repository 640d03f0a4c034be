import type { Attachment } from '../../shared/wire'
import { attachmentUrl } from '../api/upload'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { IconButton } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import parts from '../parts/parts.module.css'
import styles from './thread.module.css'

export function Lightbox({ attachment, onClose }: { attachment: Attachment; onClose: () => void }) {
  const url = attachmentUrl(attachment.id)
  return (
    <Dialog label={attachment.name} shape="bare" onClose={onClose}>
      <div className={styles.lightbox} onClick={onClose} role="presentation">
        <img src={url} alt={attachment.name} />
      </div>
      <div className={styles.lightboxBar}>
        <a className={parts.icon} href={url} download={attachment.name} aria-label={t('Download')}>
          <Icon name="save" />
        </a>
        <IconButton icon="close" label={t('Close')} onClick={onClose} />
      </div>
    </Dialog>
  )
}
