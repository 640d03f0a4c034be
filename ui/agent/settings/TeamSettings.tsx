import { MultiSelect } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Team } from '../../shared/wire'
import { admin } from '../api/api'
import { t } from '../i18n'
import { Button, IconButton } from '../parts/Button'
import { Field } from '../parts/Field'
import { useDirectory } from '../store/hooks'
import { change, Title } from './parts'
import styles from './settings.module.css'

export function TeamSettings() {
  const { teams } = useDirectory()
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name')).trim()
    if (name && (await change(admin.createTeam(name, []), t('Team made.')))) form.reset()
  }
  return (
    <div className={styles.narrow}>
      <Title title={t('Teams')}>
        {t('A conversation given to a team is seen by its members only. Without a team everyone sees it.')}
      </Title>
      <div className={styles.stack}>
        {teams.map((team) => (
          <TeamCard key={team.id} team={team} />
        ))}
        <form className={styles.card} onSubmit={(event) => void add(event)}>
          <Field label={t('New team')} name="name" placeholder={t('Billing')} required autoComplete="off" />
          <div className={styles.end}>
            <Button type="submit">{t('Make the team')}</Button>
          </div>
        </form>
      </div>
    </div>
  )
}

function TeamCard({ team }: { team: Team }) {
  const { agents } = useDirectory()
  const members = agents.filter((agent) => agent.teams.includes(team.id)).map(({ id }) => id)
  const people = agents
    .filter(({ state }) => state !== 'disabled')
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className={styles.card} aria-label={team.name}>
      <div className={styles.head}>
        <h3>{team.name}</h3>
        <IconButton
          icon="close"
          label={t('Remove the team {name}', { name: team.name })}
          onClick={() =>
            void change(admin.removeTeam(team.id), t('Team removed; its conversations are everyone’s.'))
          }
        />
      </div>
      <MultiSelect
        label={t('Members')}
        data={people}
        value={members}
        placeholder={members.length ? '' : t('Nobody yet')}
        onChange={(next) => void change(admin.changeTeam(team.id, { members: next }))}
      />
    </section>
  )
}
