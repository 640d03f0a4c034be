import { MultiSelect, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Agent, Role } from '../../shared/wire'
import { admin } from '../api/api'
import { msg, t } from '../i18n'
import { Avatar } from '../parts/Avatar'
import { Button } from '../parts/Button'
import { Chip } from '../parts/Chip'
import { Dialog } from '../parts/Dialog'
import { Field } from '../parts/Field'
import { Menu, type MenuItem } from '../parts/Menu'
import { useDirectory } from '../store/hooks'
import { change, Once, Title } from './parts'
import styles from './settings.module.css'

const ROLES: Record<Role, string> = { owner: msg('Owner'), agent: msg('Agent'), viewer: msg('Viewer') }
const roleChoices = () => Object.entries(ROLES).map(([value, label]) => ({ value, label: t(label) }))

export function PeopleSettings() {
  const { agents, me } = useDirectory()
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<{ name: string; link: string } | null>(null)
  return (
    <div className={styles.narrow}>
      <Title title={t('People')} action={<Button onClick={() => setInviting(true)}>{t('Invite')}</Button>}>
        {t('Owners set up the desk, agents answer, viewers only read.')}
      </Title>
      <div className={styles.stack}>
        {link && (
          <div className={styles.card}>
            <p>
              {t('Send this link to {name}. It is shown once and good for a few days.', { name: link.name })}
            </p>
            <Once text={link.link} label={t('Link for {name}', { name: link.name })} />
          </div>
        )}
        <ul className={styles.people} aria-label={t('People')}>
          {agents.map((agent) => (
            <Person key={agent.id} agent={agent} me={agent.id === me.id} onLink={setLink} />
          ))}
        </ul>
      </div>
      {inviting && (
        <Dialog label={t('Invite')} onClose={() => setInviting(false)}>
          <Invite
            onDone={(made) => {
              setInviting(false)
              if (made) setLink(made)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

interface PersonProps {
  agent: Agent
  me: boolean
  onLink: (link: { name: string; link: string }) => void
}

function Person({ agent, me, onLink }: PersonProps) {
  const { teams } = useDirectory()
  const of = teams.filter(({ id }) => agent.teams.includes(id)).map(({ name }) => name)
  const off = agent.state === 'disabled'
  return (
    <li className={off ? `${styles.person} ${styles.off}` : styles.person}>
      <Avatar name={agent.name} size={36} me={me} />
      <div>
        <strong>
          {agent.name}
          {agent.state === 'invited' && <Chip tint="act">{t('invited')}</Chip>}
          {off && <Chip tint="alarm">{t('disabled')}</Chip>}
        </strong>
        <small>{[agent.email, ...of].join(' · ')}</small>
      </div>
      <Select
        aria-label={t('Role of {name}', { name: agent.name })}
        data={roleChoices()}
        value={agent.role}
        disabled={me}
        w={120}
        allowDeselect={false}
        onChange={(role) => void change(admin.changeAgent(agent.id, { role: role as Role }))}
      />
      <Menu
        label={t('More for {name}', { name: agent.name })}
        icon="more"
        items={itemsFor(agent, me, onLink)}
      />
    </li>
  )
}

function itemsFor(agent: Agent, me: boolean, onLink: PersonProps['onLink']): MenuItem[] {
  const make = async () => {
    const made = await change(admin.agentLink(agent.id))
    if (made) onLink({ name: agent.name, link: made.link })
  }
  const label = agent.state === 'invited' ? t('New invitation link') : t('Link for a new password')
  const items: MenuItem[] = [{ label, icon: 'link', run: () => void make() }]
  if (me) return items
  const off = agent.state === 'disabled'
  const state = off ? 'active' : 'disabled'
  items.push({
    label: off ? t('Let in again') : t('Disable'),
    icon: off ? 'undo' : 'block',
    run: () => void change(admin.changeAgent(agent.id, { state })),
  })
  return items
}

function Invite({ onDone }: { onDone: (made: { name: string; link: string } | null) => void }) {
  const { teams } = useDirectory()
  const [role, setRole] = useState<Role>('agent')
  const [of, setOf] = useState<string[]>([])
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name')).trim()
    const made = await change(
      admin.invite({ name, email: String(form.get('email')).trim(), role, teams: of }),
    )
    if (made) onDone({ name, link: made.link })
  }
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <h2>{t('Invite somebody')}</h2>
      <Field label={t('Name')} name="name" required autoFocus autoComplete="off" />
      <Field label={t('Email')} name="email" type="email" required autoComplete="off" />
      <Select
        label={t('Role')}
        data={roleChoices()}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole(value as Role)}
        comboboxProps={{ withinPortal: false }}
      />
      {teams.length > 0 && (
        <MultiSelect
          label={t('Teams')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={of}
          onChange={setOf}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <div className={styles.end}>
        <Button kind="quiet" onClick={() => onDone(null)}>
          {t('Cancel')}
        </Button>
        <Button type="submit">{t('Make the link')}</Button>
      </div>
    </form>
  )
}
