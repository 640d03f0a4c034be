/** Who the page says the visitor is, and who waits for the desk's verdict on it. */
import type { User } from '../api'
import type { Identity as Claim } from '../protocol'
import type { App } from './app'

type Proof = { token?: string; hash?: string }
type Waiting = (error: Error | null, result: { verified: boolean }) => void

export interface Identity {
  claim(): Claim
  /** Opens no session: without one the claim goes out with the hello, and the callback waits for its answer. */
  identify(user: User | null, proof?: Proof | Waiting, tell?: Waiting): void
  answered(verdict: { verified: boolean; error?: string | null }): void
}

export function createIdentity(app: App): Identity {
  const { core } = app
  const waiting: Waiting[] = []
  let verdict: boolean | undefined
  const claim = (): Claim => {
    const { user = null, userToken = null, userHash = null } = core.options
    return { user, user_token: userToken, user_hash: userHash }
  }
  return {
    claim,
    identify(user, proof = {}, tell) {
      const callback = typeof proof === 'function' ? proof : tell
      const { token, hash } = proof as Proof
      core.options = { ...core.options, user, userToken: token, userHash: hash }
      if (callback) waiting.push(callback)
      app.session.post({ t: 'identify', ...claim() })
    },
    answered({ verified, error }) {
      for (const tell of waiting.splice(0)) tell(error ? new Error(error) : null, { verified })
      if (core.options.user && (error || verified !== verdict)) core.emit('identity', { verified, error })
      verdict = verified
    },
  }
}
