import { shrinkHere } from './shrink-here.ts'

self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  self.postMessage(await shrinkHere(data).catch(() => null))
}
