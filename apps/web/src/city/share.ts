import { toastDone, toastProblem } from '../ui/toast.tsx'

/** Whether the device can hand a link to other programs. */
export function canShare(): boolean {
  return typeof navigator.share === 'function'
}

/** Opens the device's own way of sharing; false where it would not. A person who changes their mind is no fault. */
export async function shareLink(url: string, title: string): Promise<boolean> {
  try {
    await navigator.share({ url, title })
    return true
  } catch (fault) {
    return fault instanceof DOMException && fault.name === 'AbortError'
  }
}

export async function copyLink(url: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url)
    toastDone(done)
  } catch {
    toastProblem(failed)
  }
}
