/** Whether somebody is signed in, and what the desk still needs. */
import { admin } from './api/api'
import { onSignedOut, Refusal } from './api/request'
import { startDesk } from './desk'
import { cell } from './store/cell'

export type Standing = 'finding' | 'in' | 'setup' | 'signin' | 'unreachable'
export const standing = cell<Standing>('finding')
export const demo = cell(false)
/** How everybody signs in to a demo. */
export const demoAccount = cell<{ email: string; password: string } | null>(null)

/** The desk is asked straight away: most visits are by somebody who is signed in. */
export async function findOut(): Promise<void> {
  try {
    void admin.setup().then(
      (setup) => demo.set(setup.demo),
      () => {},
    )
    await enter()
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) await whichDoor()
    else standing.set('unreachable')
  }
}

async function whichDoor(): Promise<void> {
  try {
    const { needed, demo: shown, account } = await admin.setup()
    demo.set(shown)
    demoAccount.set(account)
    standing.set(needed ? 'setup' : 'signin')
  } catch {
    standing.set('unreachable')
  }
}

export async function enter(): Promise<void> {
  await startDesk()
  standing.set('in')
}

export async function signOut(): Promise<void> {
  await admin.signOut().catch(() => {})
  location.assign('/')
}

onSignedOut.run = () => {
  if (standing.get() === 'in') location.assign('/')
}
