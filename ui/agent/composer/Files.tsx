import type { Id } from '../../shared/wire'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { IconButton } from '../parts/Button'
import { useCell } from '../store/cell'
import styles from './composer.module.css'
import { filesOf, type PendingFile, removeFile } from './uploads'

export function Files({ conversation }: { conversation: Id }) {
  const files = useCell(filesOf(conversation))
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label={t('Attachments')}>
      {files.map((file) => (
        <FileChip key={file.key} file={file} onRemove={() => removeFile(conversation, file.key)} />
      ))}
    </ul>
  )
}

function FileChip({ file, onRemove }: { file: PendingFile; onRemove: () => void }) {
  const { name, preview, share, attachment, error } = file
  return (
    <li className={error ? `${styles.file} ${styles.failed}` : styles.file}>
      {preview ? <img src={preview} alt="" /> : <Icon name="file" />}
      <span role={error ? 'alert' : undefined}>{error ? `${name}: ${error}` : name}</span>
      <IconButton icon="close" label={t('Remove {name}', { name })} onClick={onRemove} />
      {!attachment && !error && <progress value={share} aria-label={t('Uploading {name}', { name })} />}
    </li>
  )
}
