/** Entry of the plain page /chat/<appId>: the same panel, filling the window, for pop-outs and sites without scripts. */
import type { ChatSettings, Core } from './api'
import css from './page.css?inline'
import { start } from './panel/start'
import { adopt } from './sheet'
import { dress } from './stage1/look'

interface Config {
  app: string
  settings: ChatSettings
  locale?: string
}

export function mountPage(appId: string, settings: ChatSettings, base: string, locale?: string): void {
  const host = document.createElement('deskbell-chat')
  host.dataset.page = ''
  const root = host.attachShadow({ mode: 'open' })
  const core: Core = {
    base,
    appId,
    host,
    root,
    page: true,
    options: { locale },
    settings,
    flags: { open: false, visible: true, unread: 0, online: null, visitorId: null },
    emit() {},
    set(change) {
      core.flags = { ...core.flags, ...change }
    },
    paint: () => dress(host, core.settings, core.options, true),
    focusLauncher() {},
  }
  core.paint()
  document.title = settings.title
  document.body.append(host)
  // Inside somebody's frame the page around it keeps the keys until one clicks into the chat.
  start(core, [['open', { focus: parent === self }]])
  adopt(root, css)
}

const block = document.getElementById('deskbell')
if (block?.textContent) {
  const { app, settings, locale } = JSON.parse(block.textContent) as Config
  mountPage(app, settings, location.origin, locale)
}
