import { type ReactNode, useState } from 'react'
import { refuse } from '../actions/run'
import { say } from '../actions/toasts'
import { t } from '../i18n'
import { Button } from '../parts/Button'
import styles from './settings.module.css'

export function Title({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <>
      <div className={styles.head}>
        <h2>{title}</h2>
        {action}
      </div>
      <p className={styles.lead}>{children}</p>
    </>
  )
}

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <Button kind="quiet" onClick={() => void copy()}>
      {copied ? t('Copied') : (label ?? t('Copy'))}
    </Button>
  )
}

/** Something that is shown once: a link, a token, a secret. */
export function Once({ text, label }: { text: string; label: string }) {
  return (
    <section className={styles.secret} aria-label={label}>
      <code>{text}</code>
      <CopyButton text={text} />
    </section>
  )
}

/** Runs a change; says what the server refused, or what was done. */
export async function change<T>(work: Promise<T>, said = ''): Promise<T | null> {
  try {
    const result = await work
    if (said) say(said)
    return result
  } catch (error) {
    refuse(error)
    return null
  }
}
