import type { Area } from '@gorozhanin/domain/reports/blackout'
import { DecoderGone, decoderChild } from './photo-decoder-child.ts'
import type { Rendered } from './photo-decoder-process.ts'
import { decoderSlots } from './photo-decoder-slots.ts'
import { Problem } from './problem.ts'

/** Turns an uploaded file into clean pictures in a process of its own. */
export type PhotoDecoder = {
  /**
   * Writes the photo in `file` as `<size>.webp` into `folder`, which it makes: upright, sRGB, pixels only, never
   * enlarged, `areas` of the largest one painted over. Gives the pixels of the largest one and the bytes of all.
   *
   * @throws Problem `report.photo_not_supported`, `report.photo_too_many_pixels`, `report.photo_broken`, or
   * `server.unavailable` when the disk is full or too many photos wait.
   */
  readonly decode: (file: string, folder: string, areas?: readonly Area[]) => Promise<Rendered>
  readonly stop: () => Promise<void>
}

const script = new URL('./photo-decoder-process.ts', import.meta.url)
const capacity = 2
const bigPixels = 16_000_000

/** Decodes two photos at a time, or one big one, in a child process that starts with the first photo. */
export function photoDecoder({ process = script, limitMs = 30_000 } = {}): PhotoDecoder {
  const child = decoderChild(process, limitMs)
  const inSlots = decoderSlots(capacity)

  type Work = { readonly file: string; readonly folder: string; readonly areas: readonly Area[] | undefined }

  async function attempt(work: Work, leastWeight: number): Promise<Rendered> {
    const { pixels } = await child.ask({ name: 'measure', file: work.file })
    const weight = pixels > bigPixels ? capacity : leastWeight
    return inSlots(weight, () => child.ask({ name: 'render', ...work }))
  }

  /** A photo whose process died is tried again alone: then it is known which one is deadly. */
  async function decode(file: string, folder: string, areas?: readonly Area[]): Promise<Rendered> {
    const work = { file, folder, areas }
    try {
      return await attempt(work, 1)
    } catch (error) {
      if (!(error instanceof DecoderGone)) throw error
    }
    try {
      return await attempt(work, capacity)
    } catch (error) {
      throw error instanceof DecoderGone ? new Problem('report.photo_broken') : error
    }
  }

  return { decode, stop: child.stop }
}
