/** Waits until `check` gives a value that is neither null, undefined nor false. */
export async function until<T>(
  check: () => Promise<T> | T,
  seconds = 20,
): Promise<Exclude<NonNullable<T>, false>> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const value = await check()
    if (value !== null && value !== undefined && value !== false)
      return value as Exclude<NonNullable<T>, false>
    if (Date.now() > end) throw new Error(`nothing came of it in ${seconds} s: ${check}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
