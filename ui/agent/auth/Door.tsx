/** Everything before the desk: signing in, the first visit, invitations, a forgotten password. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { admin } from '../api/api'
import { Refusal } from '../api/request'
import { t } from '../i18n'
import { Bell } from '../icons/Icon'
import { Button } from '../parts/Button'
import { Field } from '../parts/Field'
import { Link } from '../parts/Link'
import { navigate } from '../place'
import { demoAccount, enter, findOut, type Standing } from '../standing'
import { useCell } from '../store/cell'
import styles from './door.module.css'
import { NewPassword } from './NewPassword'

export function Door({ step, token }: { step: Standing | 'link'; token: string }) {
  const [path] = useLocation()
  if (step === 'link') return <FollowLink token={token} />
  if (step === 'setup') return <Setup />
  if (step === 'unreachable') return <Unreachable />
  return path === '/forgot' ? <Forgot /> : <SignIn />
}

interface FrameProps {
  title: string
  text?: ReactNode
  error: string | null
  submit?: string
  busy: boolean
  onSubmit: (form: Record<string, string>) => void
  children: ReactNode
  below?: ReactNode
}

function Frame({ title, text, error, submit, busy, onSubmit, children, below }: FrameProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>)
  }
  return (
    <main className={styles.door}>
      <form className={styles.card} onSubmit={send} aria-label={title}>
        <Bell className={styles.bell} />
        <h1>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {children}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        {submit && (
          <Button type="submit" disabled={busy} className={styles.go ?? ''}>
            {submit}
          </Button>
        )}
        {below}
      </form>
    </main>
  )
}

/** One attempt at a time; a refusal is shown in the server's own words. */
function useAttempt(work: (form: Record<string, string>) => Promise<void>) {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const onSubmit = async (form: Record<string, string>) => {
    setBusy(true)
    setError(null)
    try {
      await work(form)
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      setError(problem.hint ? `${problem.message} ${problem.hint}` : problem.message)
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, onSubmit: (form: Record<string, string>) => void onSubmit(form) }
}

function SignIn() {
  const account = useCell(demoAccount)
  const attempt = useAttempt(async ({ email = '', password = '' }) => {
    await admin.signIn(email, password)
    await enter()
  })
  return (
    <Frame
      title={t('Sign in')}
      {...attempt}
      submit={account ? t('Open the demo') : t('Sign in')}
      text={account ? t('This is a demo: everybody and everything in it is invented.') : undefined}
      below={
        <Link href="/forgot" className={styles.link}>
          {t('Forgot your password?')}
        </Link>
      }
    >
      <Field
        label={t('Email')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={account?.email}
        required
        autoFocus={!account}
      />
      <Field
        label={t('Password')}
        name="password"
        type="password"
        autoComplete="current-password"
        defaultValue={account?.password}
        required
      />
    </Frame>
  )
}

function Setup() {
  const attempt = useAttempt(async ({ workspace = '', name = '', email = '', password = '' }) => {
    await admin.finishSetup({ workspace, name, email, password })
    navigate('/', { replace: true })
    await enter()
  })
  return (
    <Frame
      title={t('Welcome to your desk')}
      text={t('Four lines, then you can say hello to yourself as a customer.')}
      {...attempt}
      submit={t('Open the desk')}
    >
      <Field
        label={t('What is your product or company called?')}
        name="workspace"
        autoComplete="organization"
        required
        autoFocus
      />
      <Field label={t('Your name, as customers see it')} name="name" autoComplete="name" required />
      <Field label={t('Email')} name="email" type="email" autoComplete="username" required />
      <NewPassword />
    </Frame>
  )
}

function Forgot() {
  const [sent, setSent] = useState(false)
  const attempt = useAttempt(async ({ email = '' }) => {
    await admin.forgot(email)
    setSent(true)
  })
  const text = sent
    ? t('If that address belongs to somebody here, the desk has noted it: ask an owner for the link.')
    : t('An owner of the desk makes you a link to choose a new one. Say here that you need it.')
  return (
    <Frame
      title={t('A new password')}
      text={text}
      {...attempt}
      {...(!sent && { submit: t('I need a link') })}
      below={
        <Link href="/" className={styles.link}>
          {t('Back to signing in')}
        </Link>
      }
    >
      {!sent && (
        <Field label={t('Email')} name="email" type="email" autoComplete="username" required autoFocus />
      )}
    </Frame>
  )
}

type LinkWords = Awaited<ReturnType<typeof admin.link>>

function FollowLink({ token }: { token: string }) {
  const [link, setLink] = useState<LinkWords | 'gone' | null>(null)
  useEffect(() => {
    admin.link(token).then(setLink, () => setLink('gone'))
  }, [token])
  const attempt = useAttempt(async ({ name, password = '' }) => {
    await admin.followLink(token, { password, ...(name && { name }) })
    navigate('/', { replace: true })
    await enter()
  })
  if (!link) return null
  if (link === 'gone') {
    return (
      <Frame
        title={t('This link is no longer good')}
        text={t('It was used, or it is too old. Ask the owner of the desk for a new one.')}
        {...attempt}
        below={
          <Link href="/" className={styles.link}>
            {t('Back to signing in')}
          </Link>
        }
      >
        {null}
      </Frame>
    )
  }
  const invited = link.purpose === 'invite'
  return (
    <Frame
      title={invited ? t('Welcome, {name}', { name: link.name || link.email }) : t('A new password')}
      text={invited ? t('Choose a password and the desk is yours too.') : link.email}
      {...attempt}
      submit={invited ? t('Open the desk') : t('Save and sign in')}
    >
      <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
      {invited && (
        <Field
          label={t('Your name, as customers see it')}
          name="name"
          autoComplete="name"
          defaultValue={link.name}
          required
          autoFocus
        />
      )}
      <NewPassword />
    </Frame>
  )
}

function Unreachable() {
  const attempt = useAttempt(() => findOut())
  return (
    <Frame
      title={t('The desk does not answer')}
      text={t('It may be starting, or your line is down.')}
      {...attempt}
      submit={t('Try again')}
    >
      {null}
    </Frame>
  )
}
