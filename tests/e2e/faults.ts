import type { BrowserContext } from '@playwright/test'

/** What must never happen on any page, in words; `expected` are those that a test provokes. */
export type Faults = {
  readonly seen: readonly string[]
  /** From now on faults with these words count as planned. */
  readonly expect: (words: RegExp) => void
  readonly watch: (context: BrowserContext, address: string) => Promise<void>
}

/**
 * What a person was looking at is hidden while something else is on its way: React does so where a part of the page waits
 * and nothing nearer than the page says what stands there meanwhile. The focus is lost with it. A page that is left may be
 * hidden until the next one comes.
 */
const sayHidden = `
  const pages = new WeakMap()
  const pageOf = (node) => node ? pages.get(node) ?? pageOf(node.parentNode) : location.pathname
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of addedNodes) pages.set(node, location.pathname)
      const isHidden = type === 'attributes' && target.style?.display === 'none' &&
        target.style.getPropertyPriority('display') === 'important'
      if (isHidden && pageOf(target) === location.pathname)
        console.error('hidden while something is on its way: ' + (target.ariaLabel ?? target.className))
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['style'] })`

/**
 * Listens for what a page says to nobody: console errors (a breach of the content security policy is one), exceptions
 * that nothing catches, requests to any other host, and content that was there and is hidden for a while.
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
    watch: async (context, address) => {
      await context.addInitScript(sayHidden)
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
