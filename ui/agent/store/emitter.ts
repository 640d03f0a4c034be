/** Subscriptions by key ("row:…", "view:…"). Touching collects keys; flushing tells each listener once. */
export class Emitter {
  private listeners = new Map<string, Set<() => void>>()
  private dirty = new Set<string>()
  private depth = 0

  subscribe(key: string, listener: () => void): () => void {
    const set = this.listeners.get(key) ?? new Set()
    set.add(listener)
    this.listeners.set(key, set)
    return () => {
      set.delete(listener)
      if (set.size === 0 && this.listeners.get(key) === set) this.listeners.delete(key)
    }
  }

  /** Outside a batch a touch is told at once. */
  touch(key: string): void {
    this.dirty.add(key)
    if (this.depth === 0) this.flush()
  }

  batch(work: () => void): void {
    this.depth++
    try {
      work()
    } finally {
      this.depth--
      if (this.depth === 0) this.flush()
    }
  }

  private flush(): void {
    const keys = [...this.dirty]
    this.dirty.clear()
    const told = new Set<() => void>()
    for (const key of keys) {
      for (const listener of [...(this.listeners.get(key) ?? [])]) {
        if (!told.has(listener)) {
          told.add(listener)
          listener()
        }
      }
    }
  }
}
