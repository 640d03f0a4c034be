import type { ReactNode } from 'react'
import type { ContactBrief } from '../../shared/wire'
import { t } from '../i18n'
import styles from './parts.module.css'

type Tint = 'plain' | 'plan' | 'alarm' | 'act'

export function Chip({
  tint = 'plain',
  title,
  children,
}: {
  tint?: Tint
  title?: string
  children: ReactNode
}) {
  return (
    <span className={tint === 'plain' ? styles.chip : `${styles.chip} ${styles[tint]}`} title={title}>
      {children}
    </span>
  )
}

/** A plan nobody proved says so. */
export function PlanChip({ contact, long = false }: { contact: ContactBrief; long?: boolean }) {
  const { plan_source } = contact
  if (!contact.plan) return null
  const plan = contact.plan[0]!.toUpperCase() + contact.plan.slice(1)
  const free = plan.toLowerCase() === 'free'
  const source =
    plan_source === 'signed' ? t('signed') : plan_source === 'claimed' ? t('claimed') : t('set by hand')
  const title = t('Plan {plan}, {source}', { plan, source })
  const words = plan_source === 'claimed' ? t('{plan}, claimed', { plan }) : plan
  return (
    <Chip tint={free ? 'plain' : 'plan'} title={title}>
      {long && plan_source === 'signed' ? t('{plan}, signed', { plan }) : words}
    </Chip>
  )
}
