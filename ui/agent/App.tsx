/** Who is there? Then the desk, or the door. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Door } from './auth/lazy_door'
import { locale } from './i18n'
import { Sprite } from './icons/Icon'
import { queries } from './queries'
import { DeskScreen } from './shell/DeskScreen'
import { findOut, standing } from './standing'
import { useCell } from './store/cell'

export function App() {
  const where = useCell(standing)
  const language = useCell(locale)
  const [path] = useLocation()
  const link = /^\/link\/([^/]+)/.exec(path)?.[1]
  useEffect(() => {
    if (!link) void findOut()
  }, [link])
  return (
    <QueryClientProvider client={queries}>
      <Sprite />
      {link ? (
        <Door key={language} step="link" token={link} />
      ) : where === 'in' ? (
        <DeskScreen key={language} />
      ) : where === 'finding' ? null : (
        <Door key={language} step={where} token="" />
      )}
    </QueryClientProvider>
  )
}
