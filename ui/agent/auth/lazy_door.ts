import { lazyNow } from '../lazy'

export const Door = lazyNow(() => import('./Door').then((module) => module.Door))
