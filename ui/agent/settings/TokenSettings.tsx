import { MultiSelect, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ApiToken, Scope } from '../../shared/wire'
import { admin } from '../api/api'
import { msg, t } from '../i18n'
import { Button } from '../parts/Button'
import { Field } from '../parts/Field'
import { DAY, shortDay } from '../when'
import { change, Once, Title } from './parts'
import styles from './settings.module.css'

const SCOPES: Record<Scope, string> = { read: msg('reads'), write: msg('writes'), admin: msg('administers') }
const LASTS: Record<string, string> = {
  '30': msg('30 days'),
  '90': msg('90 days'),
  '365': msg('a year'),
  '': msg('for ever'),
}

async function fetchTokens(): Promise<ApiToken[]> {
  const answer = await admin.tokens()
  return Array.isArray(answer) ? answer : answer.tokens
}

export function TokenSettings() {
  const queries = useQueryClient()
  const { data: tokens = [] } = useQuery({ queryKey: ['tokens'], queryFn: fetchTokens })
  const [made, setMade] = useState<string | null>(null)
  const again = () => void queries.invalidateQueries({ queryKey: ['tokens'] })
  return (
    <div className={styles.narrow}>
      <Title title={t('API tokens')}>{t('For programs that talk to the desk. A token is shown once.')}</Title>
      <div className={styles.stack}>
        {made && (
          <div className={styles.card}>
            <p>{t('Copy it now: it is not shown again.')}</p>
            <Once text={made} label={t('The new token')} />
          </div>
        )}
        {tokens.length > 0 && (
          <ul className={styles.people} aria-label={t('API tokens')}>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} onChange={again} />
            ))}
          </ul>
        )}
        <NewToken
          onMade={(token) => {
            setMade(token)
            again()
          }}
        />
      </div>
    </div>
  )
}

function TokenRow({ token, onChange }: { token: ApiToken; onChange: () => void }) {
  const words = [
    token.scopes.map((scope) => t(SCOPES[scope])).join(', '),
    token.expires_at ? t('until {day}', { day: shortDay(token.expires_at) }) : t('for ever'),
    token.last_used_at ? t('last used {day}', { day: shortDay(token.last_used_at) }) : t('never used'),
  ]
  return (
    <li className={styles.person}>
      <div>
        <strong>{token.name}</strong>
        <small>{words.join(' · ')}</small>
      </div>
      <Button
        kind="danger"
        onClick={() => void change(admin.removeToken(token.id), t('Revoked.')).then(onChange)}
      >
        {t('Revoke')}
      </Button>
    </li>
  )
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const [scopes, setScopes] = useState<string[]>(['read'])
  const [days, setDays] = useState<string | null>('90')
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name')).trim()
    const until = days ? (Date.now() + Number(days) * DAY) * 1000 : null
    const made = await change(admin.createToken(name, scopes as Scope[], until))
    if (!made) return
    form.reset()
    onMade(made.token)
  }
  return (
    <form className={styles.card} onSubmit={(event) => void make(event)}>
      <Field
        label={t('What is it for?')}
        name="name"
        placeholder={t('Nightly export')}
        required
        autoComplete="off"
      />
      <div className={styles.row}>
        <MultiSelect
          label={t('What it does')}
          data={Object.entries(SCOPES).map(([value, label]) => ({ value, label: t(label) }))}
          value={scopes}
          onChange={setScopes}
        />
        <Select
          label={t('It lasts')}
          data={Object.entries(LASTS).map(([value, label]) => ({ value, label: t(label) }))}
          value={days}
          onChange={setDays}
          allowDeselect={false}
        />
      </div>
      <div className={styles.end}>
        <Button type="submit" disabled={scopes.length === 0}>
          {t('Make a token')}
        </Button>
      </div>
    </form>
  )
}
