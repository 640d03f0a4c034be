/** A lively desk: what the screens are looked at with. */
import type { ContactCard, Conversation, Message } from '../../shared/wire'
import { ago, asPerson, contact, conversation, hook, message, mira, tom } from './people'

const noor = contact('noor', 'Noor Haddad', 'Pro', 'claimed')
const ada = contact('okafor', 'Ada Okafor', 'Pro')
const lindqvist = contact('lindqvist', 'Studio Lindqvist', 'Enterprise')
const jonas = contact('weber', 'Jonas Weber', 'Free')
const mei = contact('tanaka', 'Mei Tanaka', 'Pro')
const visitor = contact('visitor', '', null)

export function rows(): Conversation[] {
  const all = [
    conversation('c-noor', noor, {
      subject: 'Charged twice',
      preview: 'Hi! My card was charged twice this morning?',
      last_at: ago(0.4),
      waiting_since: ago(0.4),
      tags: ['billing'],
      page: 'https://shop.example/checkout',
      last_inbound: 3,
      seen_by_agents: 0,
    }),
    conversation('c-ada', ada, {
      subject: 'Export stops at 90 %',
      preview: 'Here it is. It’s the “Q4 invoices” project, about 80,000 rows.',
      last_at: ago(3),
      waiting_since: ago(3),
      assignee: 'mira',
      tags: ['bug', 'exports'],
      page: 'https://shop.example/projects/export',
      revision: 40,
      last_inbound: 12,
      seen_by_agents: 12,
      seen_by_customer: 6,
    }),
    conversation('c-lind', lindqvist, {
      subject: 'Status page hook',
      channel: hook.id,
      preview: 'Checkout latency above 2 s since 14:10',
      last_at: ago(11),
      waiting_since: ago(11),
      assignee: 'tom',
      tags: ['outage'],
      last_inbound: 2,
      seen_by_agents: 0,
    }),
    conversation('c-visitor', visitor, {
      preview: 'Do you have a plan for nonprofits?',
      last_at: ago(64),
      waiting_since: ago(64),
      page: 'https://shop.example/pricing',
      last_inbound: 1,
      seen_by_agents: 0,
    }),
    conversation('c-jonas', jonas, {
      subject: 'Inviting a teammate',
      preview: 'How do I invite a teammate?',
      last_at: ago(70),
      waiting_since: ago(70),
      tags: ['onboarding'],
    }),
    conversation('c-mei', mei, {
      subject: 'API key rotation',
      preview: 'API key rotation and rate limits',
      last_at: ago(125),
      waiting_since: ago(125),
      tags: ['api'],
    }),
    conversation('c-wait', mei, {
      subject: 'Invoice address',
      state: 'waiting',
      preview: 'Could you send me the VAT number?',
      preview_by: 'agent',
      last_at: ago(200),
    }),
    conversation('c-snooze', jonas, {
      subject: 'Trial end',
      state: 'snoozed',
      snoozed_until: ago(-1200),
      preview: 'Let us talk next week.',
      last_at: ago(300),
    }),
  ]
  for (let i = 0; i < 140; i++) {
    const who = contact(`p${i}`, `Person ${i}`, i % 3 ? 'Free' : 'Pro')
    all.push(
      conversation(`c-${i}`, who, {
        subject: `Matter ${i}`,
        preview: `A question about number ${i}`,
        last_at: ago(1500 + i * 20),
        waiting_since: ago(1500 + i * 20),
        state: i < 120 ? 'resolved' : 'waiting',
      }),
    )
  }
  return all
}

export function messages(): Message[] {
  const a = asPerson(ada)
  const m = asPerson(mira, 'agent')
  const shot = {
    id: 'shot',
    name: 'export.png',
    content_type: 'image/png',
    size: 48_213,
    width: 880,
    height: 296,
    inline: false,
  }
  const log = {
    id: 'log',
    name: 'worker-3.log',
    content_type: 'text/plain',
    size: 18_400,
    width: null,
    height: null,
    inline: false,
  }
  const all = [
    message(
      'c-ada',
      'customer',
      a,
      'Hi, the CSV export hangs at 90 % since this morning. Same in Firefox.',
      ago(1480),
      { page: 'https://shop.example/projects/export' },
    ),
    message(
      'c-ada',
      'reply',
      m,
      'Thanks Ada, I can see the job. Which project is it, and could you send a screenshot? If you have to leave, I’ll go on by email.',
      ago(1478),
    ),
    message(
      'c-ada',
      'note',
      asPerson(tom, 'agent'),
      'Worker 3 ran out of disk, fix is rolling out. @Mira Ravn re-run her job at 14:40, see https://status.example/worker-3.',
      ago(1470),
      { attachments: [log] },
    ),
    message(
      'c-ada',
      'notice',
      { kind: 'system', id: null, name: 'Deskbell' },
      'Mira took the conversation',
      ago(30),
    ),
    message(
      'c-ada',
      'customer',
      a,
      'Here it is. It’s the “Q4 invoices” project, about 80,000 rows.',
      ago(4),
      { channel: hook.id, attachments: [shot], reason: 'joined by signed user id' },
    ),
    message('c-ada', 'customer', a, 'I need it before my 4 pm call, if that helps you prioritise.', ago(3), {
      channel: hook.id,
      reason: 'joined by signed user id',
    }),
    message('c-noor', 'customer', asPerson(noor), 'Hi! My card was charged twice this morning?', ago(0.4), {
      page: 'https://shop.example/checkout',
    }),
  ]
  for (let i = 0; i < 130; i++) {
    const mine = i % 2 === 1
    const who = mine ? m : asPerson(mei)
    all.push(
      message(
        'c-mei',
        mine ? 'reply' : 'customer',
        who,
        `Message ${i + 1} about keys and limits.`,
        ago(3000 - i * 20),
      ),
    )
  }
  for (const { id, contact: who, preview } of rows()) {
    if (!all.some((said) => said.conversation === id))
      all.push(message(id, 'customer', asPerson(who), preview, ago(60)))
  }
  return all
}

export function card(row: Conversation): ContactCard {
  const { contact: who } = row
  const identities: ContactCard['identities'] = who.email
    ? [
        {
          id: `${who.id}-u`,
          kind: 'user_id',
          value: '48213',
          verified: who.plan_source === 'signed',
          how: who.plan_source === 'signed' ? 'signed' : 'claimed by the site',
          added_at: ago(9000),
        },
        {
          id: `${who.id}-e`,
          kind: 'email',
          value: who.email,
          verified: false,
          how: 'typed in chat',
          added_at: ago(9000),
        },
      ]
    : []
  const isAda = who.id === ada.id
  return {
    ...who,
    attributes: isAda ? { company: 'Okafor Studio' } : {},
    identities,
    created_at: ago(90_000),
    last_seen_at: ago(2),
    locale: 'en-GB',
    blocked: false,
    visits: isAda
      ? [
          {
            id: 'v1',
            at: ago(5),
            kind: 'page',
            name: 'page',
            url: 'https://shop.example/projects/export',
            title: 'Export',
            props: {},
          },
          {
            id: 'v2',
            at: ago(38),
            kind: 'track',
            name: 'Export started',
            url: null,
            title: null,
            props: { rows: 80412 },
          },
          {
            id: 'v3',
            at: ago(2900),
            kind: 'track',
            name: 'Upgraded to Pro',
            url: null,
            title: null,
            props: {},
          },
        ]
      : [],
    conversations: isAda
      ? [
          {
            id: 'c-wait',
            subject: 'Inviting a client',
            state: 'resolved',
            channel: 'website',
            last_at: ago(60_000),
            preview: '',
          },
        ]
      : [],
    suggestions: isAda
      ? [
          {
            id: 's1',
            other: contact('ada2', 'ada.draws', null),
            reason: 'The same email address, typed in a chat on Monday',
          },
        ]
      : [],
    merges: isAda ? [{ id: 'g1', other: contact('old', 'Visitor from /docs', null), at: ago(50_000) }] : [],
    left_off: isAda
      ? 'Yesterday in chat: asked about large exports, Tom pointed to the 100,000 row limit.'
      : null,
  }
}
