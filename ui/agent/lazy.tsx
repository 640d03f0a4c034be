/** A part that lives in its own file. Once loaded it is drawn directly: React.lazy would hold it back for 300 ms. */
import { type ComponentType, createElement, useEffect, useReducer } from 'react'

export interface LazyPart<P> {
  (props: P): React.ReactNode
  preload: () => Promise<void>
}

/** A file that is gone means the desk was upgraded under us: the page is fetched anew, but not in a circle. */
function renew(): void {
  const slot = 'deskbell.renewed'
  if (!navigator.onLine || Date.now() - Number(sessionStorage.getItem(slot)) < 60_000) return
  sessionStorage.setItem(slot, String(Date.now()))
  location.reload()
}

export function lazyNow<P extends object>(load: () => Promise<ComponentType<P>>): LazyPart<P> {
  let loaded: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  const preload = () => {
    loading ??= load().then(
      (part) => {
        loaded = part
      },
      () => {
        loading = null
        renew()
      },
    )
    return loading
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once per part, at module level
  function Part(props: P) {
    const [, draw] = useReducer((count: number) => count + 1, 0)
    useEffect(() => {
      if (!loaded) void preload().then(draw)
    }, [])
    return loaded ? createElement(loaded, props) : null
  }
  return Object.assign(Part, { preload })
}

/** Fetched when the page has nothing better to do. */
export function warm(...parts: { preload: () => Promise<void> }[]): void {
  const go = () => {
    for (const part of parts) void part.preload()
  }
  if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 4000 })
  else setTimeout(go, 1500)
}
