import type { BrowserContext } from '@playwright/test'

/** What must never happen on any page, in words; `expected` are those that a test provokes. */
export type Faults = {
  readonly seen: readonly string[]
  /** From now on faults with these words count as planned. */
  readonly expect: (words: RegExp) => void
  readonly watch: (context: BrowserContext, address: string) => void
}

/**
 * Listens for what a page says to nobody: console errors (a breach of the content security policy is one), exceptions
 * that nothing catches, and requests to any other host.
 */
export function listenForFaults(): Faults {
  const seen: string[] = []
  const planned: RegExp[] = []
  const note = (fault: string) => {
    if (!planned.some((words) => words.test(fault))) seen.push(fault)
  }
  return {
    seen,
    expect: (words) => planned.push(words),
    watch: (context, address) => {
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        note(`${message.page()?.url()} says: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (fault) => note(`${fault.page()?.url()} threw: ${fault.error()}`))
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol.startsWith('http') && origin !== address) note(`a request left for ${request.url()}`)
      })
    },
  }
}
