import type { Conversation } from '../../shared/wire'
import { tag } from '../actions/assigning'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { overlay } from '../place'
import styles from './panel.module.css'

export function TagsOf({ row }: { row: Conversation }) {
  return (
    <section className={styles.section}>
      <h3>{t('Tags')}</h3>
      <div className={styles.chips}>
        {row.tags.map((name) => (
          <span key={name} className={styles.tagChip}>
            {name}
            <button
              type="button"
              aria-label={t('Remove {name}', { name })}
              onClick={() => tag([row.id], [], [name])}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <button
          type="button"
          className={styles.addTag}
          title={t('Tag … (l)')}
          onClick={() => overlay.set('tag')}
        >
          <Icon name="plus" />
          {t('Tag')}
        </button>
      </div>
    </section>
  )
}
