import { memo } from 'react'
import { dismiss, toast } from '../actions/toasts'
import { t } from '../i18n'
import { useCell } from '../store/cell'
import { IconButton } from './Button'
import { Kbd } from './Kbd'
import styles from './toast.module.css'

export const Toasts = memo(function Toasts() {
  const current = useCell(toast)
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {current && (
        <div key={current.id} className={current.alarm ? `${styles.toast} ${styles.alarm}` : styles.toast}>
          <span className={styles.words}>{current.text}</span>
          {current.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                const run = current.action?.run
                dismiss()
                run?.()
              }}
            >
              {current.action.label}
              {current.action.key && <Kbd keys={current.action.key} />}
            </button>
          )}
          <IconButton className={styles.close} icon="close" label={t('Dismiss')} onClick={dismiss} />
        </div>
      )}
    </div>
  )
})
