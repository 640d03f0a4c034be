import { SegmentedControl } from '@mantine/core'
import type { FormEvent } from 'react'
import { admin } from '../api/api'
import { NewPassword } from '../auth/NewPassword'
import { activateLocale, LOCALES, type Locale, locale, msg, t } from '../i18n'
import { Button } from '../parts/Button'
import { Field } from '../parts/Field'
import { signOut } from '../standing'
import { useCell } from '../store/cell'
import { useDirectory } from '../store/hooks'
import { setTheme, type Theme, theme } from '../theme'
import { change, Title } from './parts'
import styles from './settings.module.css'

const THEMES: Record<Theme, string> = { system: msg('As the system'), light: msg('Light'), dark: msg('Dark') }

export function Profile() {
  const { me } = useDirectory()
  return (
    <div className={styles.narrow}>
      <Title
        title={t('Your profile')}
        action={
          <Button kind="quiet" onClick={() => void signOut()}>
            {t('Sign out')}
          </Button>
        }
      >
        {me.email}
      </Title>
      <Name />
      <Look />
      <Password />
    </div>
  )
}

function Name() {
  const { me } = useDirectory()
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    if (name) void change(admin.changeAgent(me.id, { name }), t('Saved.'))
  }
  return (
    <form className={styles.card} onSubmit={save}>
      <Field
        label={t('Your name, as customers see it')}
        name="name"
        defaultValue={me.name}
        required
        autoComplete="name"
      />
      <div className={styles.end}>
        <Button type="submit">{t('Save')}</Button>
      </div>
    </form>
  )
}

function Look() {
  const chosen = useCell(theme)
  const language = useCell(locale)
  const speak = (next: string) => {
    localStorage.setItem('deskbell.locale', next)
    void activateLocale(next as Locale)
  }
  return (
    <section className={styles.card} aria-label={t('Look and language')}>
      <h3>{t('Look and language')}</h3>
      <SegmentedControl
        aria-label={t('Theme')}
        data={Object.entries(THEMES).map(([value, label]) => ({ value, label: t(label) }))}
        value={chosen}
        onChange={(next) => setTheme(next as Theme)}
      />
      <SegmentedControl
        aria-label={t('Language')}
        data={Object.entries(LOCALES).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={speak}
      />
    </section>
  )
}

function Password() {
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const changing = admin.changePassword(String(data.get('current')), String(data.get('password')))
    const done = await change(
      changing.then(() => true),
      t('Your password is changed.'),
    )
    if (done) form.reset()
  }
  return (
    <form className={styles.card} onSubmit={(event) => void save(event)}>
      <h3>{t('Password')}</h3>
      <Field
        label={t('The one you have')}
        name="current"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPassword label={t('The new one')} />
      <div className={styles.end}>
        <Button type="submit">{t('Change the password')}</Button>
      </div>
    </form>
  )
}
