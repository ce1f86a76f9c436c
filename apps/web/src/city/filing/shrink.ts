import { type Shrunk, shrinkHere } from './shrink-here.ts'

/**
 * The photo as it will be sent, made in a thread of its own: a page that stands still for seconds looks broken. Where the
 * thread cannot be fetched, for want of a connection, the page makes it itself.
 *
 * @throws when the browser cannot read it.
 */
export async function shrink(file: Blob): Promise<Shrunk> {
  const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' })
  const made = new Promise<Shrunk | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Shrunk | null>) => resolve(data)
    worker.onerror = reject
    worker.postMessage(file)
  })
  const photo = await made.catch(() => shrinkHere(file)).finally(() => worker.terminate())
  if (!photo) throw new Error('the photo cannot be read')
  return photo
}
