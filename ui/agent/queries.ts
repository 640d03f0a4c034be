import { QueryClient } from '@tanstack/react-query'

/** For settings, contacts and other pages beside the inbox; the inbox has its own store. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: false } },
})
