/** Name, plan, another address, details, and the block: everything an agent may set by hand. */
import { type FormEvent, useState } from 'react'
import type { ContactCard } from '../../shared/wire'
import { addIdentity, changeCard } from '../actions/joining'
import { t } from '../i18n'
import { Button, IconButton } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { Field } from '../parts/Field'
import parts from '../parts/parts.module.css'
import styles from './panel.module.css'

export function EditContact({ card }: { card: ContactCard }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="pencil" label={t('Edit this person')} onClick={() => setOpen(true)} />
      {open && (
        <Dialog label={t('Edit this person')} onClose={() => setOpen(false)}>
          <ContactForm card={card} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

const lines = (attributes: Record<string, string>) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

function read(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim()
    return colon > 0 && name ? [[name, line.slice(colon + 1).trim()] as const] : []
  })
  return Object.fromEntries(pairs)
}

const kindOf = (value: string) =>
  value.startsWith('@')
    ? 'handle'
    : value.includes('@')
      ? 'email'
      : /^\+?[\d\s()/-]{6,}$/.test(value)
        ? 'phone'
        : 'handle'

function ContactForm({ card, onDone }: { card: ContactCard; onDone: () => void }) {
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const change: Parameters<typeof changeCard>[1] = {}
    if (text('name') !== card.name) change.name = text('name')
    if (text('plan') !== (card.plan ?? '')) change.plan = text('plan') || null
    if (text('attributes') !== lines(card.attributes)) change.attributes = read(text('attributes'))
    if (Object.keys(change).length) void changeCard(card, change)
    const also = text('also')
    if (also) void addIdentity(card, kindOf(also), also)
    onDone()
  }
  const block = () => {
    void changeCard(card, { blocked: !card.blocked })
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <h2>{t('Edit this person')}</h2>
      <Field label={t('Name')} name="name" defaultValue={card.name} autoComplete="off" />
      <Field
        label={t('Plan')}
        name="plan"
        defaultValue={card.plan ?? ''}
        hint={t('What you set here stands above what the site claims.')}
        autoComplete="off"
      />
      <Field
        label={t('Also known as')}
        name="also"
        hint={t('An email address, a phone number or a @handle')}
        autoComplete="off"
      />
      <div className={parts.field}>
        <label htmlFor="contact-attributes">{t('Details, one per line')}</label>
        <textarea
          id="contact-attributes"
          name="attributes"
          className={parts.input}
          defaultValue={lines(card.attributes)}
          placeholder={t('company: Okafor Studio')}
        />
      </div>
      <footer>
        <Button kind="danger" onClick={block}>
          {card.blocked ? t('Unblock') : t('Block')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('Cancel')}
        </Button>
        <Button type="submit">{t('Save')}</Button>
      </footer>
    </form>
  )
}
