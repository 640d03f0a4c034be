/** Looking for a stored session stores nothing: there is one only if somebody opened the chat before. */
import { STORE } from '../api'

const some = (touch: (store: Storage) => unknown): boolean => {
  try {
    return [sessionStorage, localStorage].some(touch)
  } catch {
    // A sandboxed page may refuse storage; the chat then lives as long as the page.
    return false
  }
}

export const remembers = (appId: string): boolean => some((store) => store.getItem(STORE + appId))
export const forget = (appId: string): boolean => some((store) => store.removeItem(STORE + appId))
