/**
 * Calls that come while `work` is under way share the next run of it: every caller gets an answer that was begun after
 * the call, and there are never two at once.
 */
export function shareNext<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | undefined

  function begin(): Promise<T> {
    next = undefined
    const answer = work()
    running = answer.catch(() => {})
    return answer
  }

  return () => {
    next ??= running.then(begin)
    return next
  }
}
