import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { activateLocale, preferredLocale } from './i18n'
import { startTheme } from './theme'

startTheme()
const root = createRoot(document.getElementById('root')!)
async function start(): Promise<void> {
  if (import.meta.env.DEV && location.search === '?fake') (await import('./testing/install')).install()
  await activateLocale(preferredLocale())
  root.render(<App />)
}
void start()
