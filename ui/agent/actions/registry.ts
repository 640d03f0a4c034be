/** Every action once: its words, its key, when it makes sense. Keyboard, palette and key sheet all read this. */
import { focusPen } from '../composer/focus'
import { store } from '../desk'
import { t } from '../i18n'
import type { IconName } from '../icons/Icon'
import { chosen, currentConversation, goToView, navigate, overlay, panelShown } from '../place'
import { INBOX_VIEWS } from '../shell/views'
import { setTheme } from '../theme'
import { assign, assignMe } from './assigning'
import { leaveConversation, moveBy, openCursor, subject, toggleChosen } from './selection'
import { reopen, resolve, wait } from './states'
import { toast, undo } from './toasts'

export interface Action {
  id: string
  label: string
  group: string
  keys?: string
  icon?: IconName
  words?: string
  when?: () => boolean
  run: () => void
}

const some = () => subject().length > 0
const one = () => currentConversation.get() !== null

function write(kind: 'reply' | 'note'): void {
  const id = currentConversation.get()
  if (!id) return openCursor()
  store.drafts.setKind(id, kind)
  focusPen()
}

function back(): void {
  if (chosen.get().size) chosen.set(new Set())
  else if (panelShown.get()) panelShown.set(false)
  else if (currentConversation.get()) leaveConversation()
}

export const groups = () => [t('This conversation'), t('Moving'), t('Go to'), t('Desk')]

function about(group: string): Action[] {
  return [
    { id: 'reply', label: t('Reply'), keys: 'r', icon: 'send', group, when: one, run: () => write('reply') },
    {
      id: 'note',
      label: t('Write a note'),
      keys: 'n',
      icon: 'note',
      group,
      when: one,
      run: () => write('note'),
    },
    {
      id: 'resolve',
      label: t('Resolve'),
      keys: 'e',
      icon: 'check',
      group,
      words: t('done close'),
      when: some,
      run: () => resolve(subject()),
    },
    {
      id: 'reopen',
      label: t('Reopen'),
      keys: 'u',
      icon: 'undo',
      group,
      when: some,
      run: () => reopen(subject()),
    },
    {
      id: 'snooze',
      label: t('Snooze …'),
      keys: 'h',
      icon: 'moon',
      group,
      when: some,
      run: () => overlay.set('snooze'),
    },
    {
      id: 'state',
      label: t('Change the state …'),
      keys: 's',
      icon: 'inbox',
      group,
      when: some,
      run: () => overlay.set('state'),
    },
    {
      id: 'wait',
      label: t('Wait for the customer'),
      keys: 'w',
      icon: 'clock',
      group,
      when: one,
      run: () => wait(subject()[0]!),
    },
    {
      id: 'mine',
      label: t('Assign to me'),
      keys: 'i',
      icon: 'user',
      group,
      when: some,
      run: () => assignMe(subject()),
    },
    {
      id: 'assign',
      label: t('Assign …'),
      keys: 'a',
      icon: 'people',
      group,
      when: some,
      run: () => overlay.set('assign'),
    },
    {
      id: 'unassign',
      label: t('Unassign'),
      icon: 'user',
      group,
      when: some,
      run: () => assign(subject(), { assignee: null }),
    },
    {
      id: 'tag',
      label: t('Tag …'),
      keys: 'l',
      icon: 'tag',
      group,
      words: t('label'),
      when: some,
      run: () => overlay.set('tag'),
    },
    {
      id: 'rename',
      label: t('Rename …'),
      icon: 'pencil',
      group,
      when: one,
      run: () => overlay.set('rename'),
    },
    {
      id: 'merge',
      label: t('Merge into …'),
      icon: 'merge',
      group,
      when: one,
      run: () => overlay.set('merge'),
    },
    { id: 'link', label: t('Link to …'), icon: 'link', group, when: one, run: () => overlay.set('link') },
    {
      id: 'panel',
      label: t('About this person'),
      keys: 'p',
      icon: 'side',
      group,
      when: one,
      run: () => panelShown.set(!panelShown.get()),
    },
  ]
}

function moving(group: string): Action[] {
  return [
    { id: 'next', label: t('Next conversation'), keys: 'j', icon: 'down', group, run: () => moveBy(1) },
    {
      id: 'previous',
      label: t('Previous conversation'),
      keys: 'k',
      icon: 'down',
      group,
      run: () => moveBy(-1),
    },
    { id: 'open', label: t('Open'), keys: 'o', icon: 'next', group, run: openCursor },
    {
      id: 'choose',
      label: t('Choose for a bulk action'),
      keys: 'x',
      icon: 'check',
      group,
      when: some,
      run: () => toggleChosen(),
    },
    { id: 'back', label: t('Back to the list'), keys: 'Esc', icon: 'back', group, run: back },
    {
      id: 'undo',
      label: t('Undo the last action'),
      keys: 'z',
      icon: 'undo',
      group,
      when: () => toast.get()?.action != null,
      run: undo,
    },
  ]
}

function places(group: string): Action[] {
  const views = INBOX_VIEWS.map(
    ({ key, label, shortcut }): Action => ({
      id: `go-${key}`,
      label: t(label),
      keys: shortcut,
      icon: 'inbox',
      group,
      run: () => goToView(key),
    }),
  )
  const channels = store.directory.state.channels.map(
    ({ id, name }): Action => ({
      id: `go-${id}`,
      label: name,
      icon: 'chat',
      group,
      run: () => goToView(`channel/${id}`),
    }),
  )
  return [
    ...views,
    ...channels,
    { id: 'search', label: t('Search'), keys: '/', icon: 'search', group, run: () => navigate('/search') },
    {
      id: 'people',
      label: t('Contacts'),
      keys: 'g c',
      icon: 'people',
      group,
      run: () => navigate('/people'),
    },
    {
      id: 'settings',
      label: t('Settings'),
      keys: 'g t',
      icon: 'gear',
      group,
      run: () => navigate('/settings'),
    },
    {
      id: 'profile',
      label: t('Your profile'),
      icon: 'user',
      group,
      run: () => navigate('/settings/profile'),
    },
    {
      id: 'chat',
      label: t('Website chat settings'),
      icon: 'chat',
      group,
      run: () => navigate('/settings/chat'),
    },
  ]
}

function desk(group: string): Action[] {
  return [
    {
      id: 'palette',
      label: t('All actions'),
      keys: 'Mod+K',
      icon: 'search',
      group,
      run: () => overlay.set('palette'),
    },
    { id: 'keys', label: t('All keys'), keys: '?', icon: 'keys', group, run: () => overlay.set('keys') },
    { id: 'light', label: t('Light theme'), icon: 'sun', group, run: () => setTheme('light') },
    { id: 'dark', label: t('Dark theme'), icon: 'moon', group, run: () => setTheme('dark') },
    { id: 'system', label: t('Theme of the system'), icon: 'palette', group, run: () => setTheme('system') },
  ]
}

export function registry(): Action[] {
  const [conversation, move, go, all] = groups() as [string, string, string, string]
  return [...about(conversation), ...moving(move), ...places(go), ...desk(all)]
}
