/** The component library, dressed as the rest; its styles carry the page's nonce. */
import './mantine.css'
import { createTheme, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCell } from '../store/cell'
import { scheme } from '../theme'

const dressed = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

export function Look({ children }: { children: ReactNode }) {
  const color = useCell(scheme)
  return (
    <MantineProvider theme={dressed} forceColorScheme={color} getStyleNonce={nonce} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  )
}
