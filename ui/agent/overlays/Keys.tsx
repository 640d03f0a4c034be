/** The sheet that ? shows: every action that has a key. */
import { groups, registry } from '../actions/registry'
import { t } from '../i18n'
import { IconButton } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { Kbd } from '../parts/Kbd'
import styles from './keys.module.css'

export function KeySheet({ onClose }: { onClose: () => void }) {
  const all = registry().filter(({ keys }) => keys)
  return (
    <Dialog label={t('Keys')} onClose={onClose}>
      <header className={styles.head}>
        <h2>{t('Keys')}</h2>
        <IconButton icon="close" label={t('Close')} onClick={onClose} />
      </header>
      <div className={styles.sheet} tabIndex={0} role="region" aria-label={t('Keys')}>
        {groups().map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {all
                .filter((action) => action.group === group)
                .map(({ id, label, keys }) => (
                  <div key={id}>
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys!} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
