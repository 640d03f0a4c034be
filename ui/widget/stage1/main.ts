/** Entry of chat.min.js: takes the desk's settings from the global in front of it, then the page's queue. */
import type { Boot } from '../api'
import { takeOver } from './queue'
import { createWidget } from './widget'

declare global {
  interface Window {
    __deskbell?: Boot
  }
}

const RETRY_MS = 300
const RETRIES = 100

const script = document.currentScript as HTMLScriptElement | null
const boot = self.__deskbell ?? { v: 1, panel: '', apps: {} }
delete self.__deskbell

const call = createWidget(
  boot,
  new URL(script?.src || location.href).origin,
  (url) => import(/* @vite-ignore */ url),
)

/** A page may define its stub after this script, or queue `init` only on a click. */
function look(left: number): void {
  if (!takeOver(window, call) && left) setTimeout(look, RETRY_MS, left - 1)
}
look(RETRIES)
