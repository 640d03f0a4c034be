import { useEffect } from 'react'
import { useCounts, useDirectory } from '../store/hooks'

/** The tab says how many wait, and nothing more. */
export function useTitle(): void {
  const { open } = useCounts()
  const { workspace } = useDirectory()
  useEffect(() => {
    document.title = `${open ? `(${open >= 100 ? '99+' : open}) ` : ''}${workspace.name || 'Deskbell'}`
  }, [open, workspace.name])
}
