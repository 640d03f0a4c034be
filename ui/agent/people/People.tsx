/** Everyone who ever wrote, found by name or address; their card beside it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ContactBrief } from '../../shared/wire'
import { api } from '../api/api'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import list from '../list/list.module.css'
import { Earlier } from '../panel/Earlier'
import { EditContact } from '../panel/EditContact'
import { KnownAs } from '../panel/KnownAs'
import { Lately } from '../panel/Lately'
import { Attributes, LeftOff } from '../panel/Panel'
import panel from '../panel/panel.module.css'
import { Avatar } from '../parts/Avatar'
import { Button } from '../parts/Button'
import { Chip, PlanChip } from '../parts/Chip'
import { Link } from '../parts/Link'
import search from '../search/search.module.css'
import shell from '../shell/shell.module.css'
import styles from './people.module.css'

export function People() {
  const [path] = useLocation()
  const id = /^\/people\/([^/]+)$/.exec(path)?.[1] ?? null
  return (
    <main className={`${shell.page} ${styles.page} ${id ? styles.chosen : ''}`}>
      <PeopleList current={id} />
      {id ? <PersonCard key={id} id={id} /> : <p className={styles.choose}>{t('Choose somebody.')}</p>}
    </main>
  )
}

function PeopleList({ current }: { current: string | null }) {
  const [typed, setTyped] = useState('')
  const found = useInfiniteQuery({
    queryKey: ['contacts', typed],
    queryFn: ({ pageParam }) => api.contacts(typed, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  const contacts = found.data?.pages.flatMap((page) => page.contacts) ?? []
  return (
    <section className={`${list.list} ${styles.list}`} aria-label={t('Contacts')}>
      <header className={list.bar}>
        <Icon name="search" />
        <h1 className="sr">{t('Contacts')}</h1>
        <input
          className={search.input}
          type="search"
          aria-label={t('Search contacts')}
          placeholder={t('Search contacts')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      <ul className={list.scroll}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Person contact={contact} on={contact.id === current} />
          </li>
        ))}
        {found.hasNextPage && (
          <li className={search.say}>
            <Button kind="quiet" onClick={() => void found.fetchNextPage()}>
              {t('Show more')}
            </Button>
          </li>
        )}
        {found.isSuccess && contacts.length === 0 && (
          <li className={search.say}>
            {typed ? t('Nobody by that name.') : t('Whoever writes to you appears here.')}
          </li>
        )}
      </ul>
    </section>
  )
}

function Person({ contact, on }: { contact: ContactBrief; on: boolean }) {
  const name = contact.name || contact.email || t('Visitor')
  return (
    <Link
      href={`/people/${contact.id}`}
      className={on ? `${styles.person} ${styles.on}` : styles.person}
      aria-current={on ? 'true' : undefined}
    >
      <Avatar name={name} size={32} />
      <span>
        <strong>{name}</strong>
        <small>{contact.email ?? t('no address yet')}</small>
      </span>
      <PlanChip contact={contact} />
    </Link>
  )
}

function PersonCard({ id }: { id: string }) {
  const { data: card, isError } = useQuery({ queryKey: ['contact', id], queryFn: () => api.contact(id) })
  if (isError) return <p className={styles.choose}>{t('This contact could not be fetched.')}</p>
  if (!card) return <div className={styles.card} />
  const name = card.name || card.email || t('Visitor')
  return (
    <article className={styles.card} aria-label={name}>
      <Link href="/people" className={styles.back}>
        <Icon name="back" />
        {t('All contacts')}
      </Link>
      <div className={panel.who}>
        <Avatar name={name} size={56} />
        <div>
          <h2 className={panel.name}>{name}</h2>
          <div className={panel.chips}>
            <PlanChip contact={card} long />
            {card.blocked && <Chip tint="alarm">{t('blocked')}</Chip>}
          </div>
        </div>
        <EditContact card={card} />
      </div>
      {card.left_off && <LeftOff words={card.left_off} />}
      <KnownAs card={card} />
      <Earlier card={card} current={null} />
      <Lately card={card} />
      <Attributes card={card} />
    </article>
  )
}
