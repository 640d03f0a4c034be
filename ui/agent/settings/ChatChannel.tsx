/** The chat on the customer's site: how it looks, who may embed it, the lines to paste, and whether it was seen. */
import { ColorInput, SegmentedControl, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Channel, ChatSettings } from '../../shared/wire'
import { admin } from '../api/api'
import { msg, t } from '../i18n'
import { Button } from '../parts/Button'
import { ChatFrame } from '../parts/ChatFrame'
import { useCell } from '../store/cell'
import { useDirectory } from '../store/hooks'
import { ago, now } from '../when'
import { CopyButton, change, Once, Title } from './parts'
import styles from './settings.module.css'
import { snippet } from './snippet'

const FRESH: ChatSettings = {
  title: 'Chat with us',
  greeting: 'Hi! How can we help?',
  accent: '#1b5e50',
  theme: 'auto',
  position: 'right',
  identity: 'optional',
  origins: [],
}

export function ChatChannel() {
  const { channels, workspace } = useDirectory()
  const chats = channels.filter(({ kind }) => kind === 'chat')
  const [chosen, setChosen] = useState<string | null>(null)
  const channel = chats.find(({ id }) => id === chosen) ?? chats[0]
  const add = async () => {
    const settings = { ...FRESH, title: workspace.name || FRESH.title }
    const made = await change(admin.createChannel(t('Website chat'), settings))
    if (made) setChosen(made.id)
  }
  return (
    <div className={styles.wide}>
      <Title
        title={t('Website chat')}
        action={
          <Button kind="quiet" onClick={() => void add()}>
            {t('Another chat')}
          </Button>
        }
      >
        {t(
          'The chat carries your customer’s brand. It costs a page one small request, and nothing more until somebody opens it.',
        )}
      </Title>
      {chats.length > 1 && (
        <div className={styles.tabs}>
          {chats.map(({ id, name }) => (
            <Button
              key={id}
              kind={id === channel?.id ? 'act' : 'quiet'}
              aria-pressed={id === channel?.id}
              onClick={() => setChosen(id)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {channel ? (
        <OneChat key={channel.id} channel={channel} />
      ) : (
        <p className={styles.none}>{t('No chat yet.')}</p>
      )}
    </div>
  )
}

function OneChat({ channel }: { channel: Channel }) {
  const [version, setVersion] = useState(0)
  return (
    <div className={styles.split}>
      <div className={styles.stack}>
        <SeenLight channel={channel} />
        <LookForm channel={channel} onSaved={() => setVersion(version + 1)} />
        <Embed channel={channel} />
        <IdentityCard channel={channel} />
      </div>
      {channel.app_id && (
        <aside className={styles.preview} aria-label={t('Preview')}>
          <ChatFrame key={version} appId={channel.app_id} />
          <CopyButton
            text={`${location.origin}/chat/${channel.app_id}`}
            label={t('Copy the address of this page')}
          />
        </aside>
      )}
    </div>
  )
}

function SeenLight({ channel }: { channel: Channel }) {
  const at = useCell(now)
  const { seen_on, seen_at } = channel
  if (!seen_at) {
    return (
      <div className={styles.light} role="status">
        <i />
        {t('Not seen on a site yet. This turns green when the first page loads it.')}
      </div>
    )
  }
  const site = seen_on?.replace(/^https?:\/\//, '') ?? t('a site')
  const seconds = Math.max(0, Math.round((at - seen_at / 1000) / 1000))
  const words = seconds < 60 ? t('{n} s ago', { n: seconds }) : ago(seen_at, at)
  return (
    <div className={`${styles.light} ${styles.lit}`} role="status">
      <i />
      {t('Seen on {site}, {when}', { site, when: words })}
    </div>
  )
}

const settingsOf = (channel: Channel): ChatSettings => ({ ...FRESH, ...channel.settings })

function LookForm({ channel, onSaved }: { channel: Channel; onSaved: () => void }) {
  const [name, setName] = useState(channel.name)
  const [look, setLook] = useState(settingsOf(channel))
  const set = (patch: Partial<ChatSettings>) => setLook({ ...look, ...patch })
  const save = async () => {
    if (
      await change(
        admin.changeChannel(channel.id, { name, settings: look }),
        t('Saved. Every page has it within minutes.'),
      )
    )
      onSaved()
  }
  return (
    <form
      className={styles.card}
      aria-label={t('How it looks')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={styles.head}>
        <h3>{t('How it looks')}</h3>
        <Switch
          label={t('On')}
          checked={channel.state === 'on'}
          onChange={(event) =>
            void change(
              admin.changeChannel(channel.id, { state: event.currentTarget.checked ? 'on' : 'off' }),
            )
          }
        />
      </div>
      <div className={styles.row}>
        <TextInput
          label={t('Name in the inbox')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('Title')}
          value={look.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('Greeting')}
        autosize
        minRows={2}
        value={look.greeting}
        onChange={(event) => set({ greeting: event.currentTarget.value })}
      />
      <ColorInput
        label={t('Accent colour')}
        description={t('The ink on it is chosen so that it stays readable.')}
        format="hex"
        withEyeDropper={false}
        value={look.accent}
        onChange={(accent) => set({ accent })}
        swatches={['#1b5e50', '#0ea5e9', '#2b5fa8', '#6a4bb0', '#b0305c', '#c2410c', '#3c3a37']}
      />
      <div className={styles.row}>
        <Choice label={t('Theme')} value={look.theme} choices={THEMES} onChange={(theme) => set({ theme })} />
        <Choice
          label={t('Side of the page')}
          value={look.position}
          choices={SIDES}
          onChange={(position) => set({ position })}
        />
      </div>
      <TagsInput
        label={t('Sites that may embed it')}
        description={t('For example https://shop.example. Empty: any site.')}
        value={look.origins}
        onChange={(origins) => set({ origins })}
        placeholder={look.origins.length ? '' : t('any site')}
      />
      <div className={styles.end}>
        <Button type="submit">{t('Save')}</Button>
      </div>
    </form>
  )
}

const THEMES = { auto: msg('As the page'), light: msg('Light'), dark: msg('Dark') }
const SIDES = { right: msg('Right'), left: msg('Left') }
const MODES = { off: msg('Off'), optional: msg('Optional'), required: msg('Required') }

interface ChoiceProps<T extends string> {
  label: string
  value: T
  choices: Record<T, string>
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const data = Object.entries<string>(choices).map(([key, words]) => ({ value: key, label: t(words) }))
  return (
    <div>
      <div className="mantine-InputWrapper-label">{label}</div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        data={data}
        value={value}
        onChange={(next) => onChange(next as T)}
      />
    </div>
  )
}

function Embed({ channel }: { channel: Channel }) {
  const { baseUrl } = useDirectory()
  const lines = snippet(baseUrl || location.origin, channel.app_id ?? '', settingsOf(channel))
  return (
    <section className={styles.card} aria-label={t('Put it on your site')}>
      <div className={styles.head}>
        <h3>{t('Put it on your site')}</h3>
        <CopyButton text={lines} label={t('Copy the lines')} />
      </div>
      <p>{t('Paste these lines before the end of the body. No site at hand? There is a test page.')}</p>
      <pre className={styles.code} tabIndex={0}>
        {lines}
      </pre>
      <a href="/demo" target="_blank" rel="noopener">
        {t('Open the test page')}
      </a>
    </section>
  )
}

const MODE_WORDS: Record<ChatSettings['identity'], string> = {
  off: msg('What the site says about a visitor is shown as claimed; nothing is verified.'),
  optional: msg('A signed visitor is verified; an unsigned one is shown as claimed.'),
  required: msg('Only signed visitors are known; everyone else stays anonymous.'),
}

function IdentityCard({ channel }: { channel: Channel }) {
  const [secret, setSecret] = useState<string | null>(null)
  const settings = settingsOf(channel)
  const make = async () => {
    const made = await change(admin.newSecret(channel.id))
    if (made) setSecret(made.secret)
  }
  const set = (identity: ChatSettings['identity']) =>
    void change(admin.changeChannel(channel.id, { settings: { ...settings, identity } }))
  return (
    <section className={styles.card} aria-label={t('Signed visitors')}>
      <h3>{t('Signed visitors')}</h3>
      <Choice label={t('Signature')} value={settings.identity} choices={MODES} onChange={set} />
      <p>{t(MODE_WORDS[settings.identity])}</p>
      {secret && (
        <>
          <p>
            {t(
              'Sign with this secret on your server. It is shown once; the one before stays good until the next.',
            )}
          </p>
          <Once text={secret} label={t('The new secret')} />
        </>
      )}
      <div className={styles.end}>
        <Button kind="quiet" onClick={() => void make()}>
          {t('Make a secret')}
        </Button>
      </div>
    </section>
  )
}
