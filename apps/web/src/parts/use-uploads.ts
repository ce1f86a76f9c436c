import type { attachOwnPhotos, attachPhotos, Photo } from '@gorozhanin/domain/reports/api'
import { useEffect, useRef, useState } from 'react'
import { upload } from '../api/upload.ts'

/** A photo on its way. `share` goes from 0 to 1; `fault` is what stopped it. */
type Upload = {
  readonly id: number
  readonly file: File
  readonly share: number
  readonly fault: unknown
}

type UploadsOptions = {
  readonly door: typeof attachPhotos | typeof attachOwnPhotos
  readonly number: string
  readonly onStored: (photo: Photo) => void
  /** What is sent instead of the file as it was picked. */
  readonly prepare?: (file: File) => Promise<Blob>
}

export type Uploads = {
  readonly uploads: readonly Upload[]
  readonly add: (files: readonly File[]) => void
  readonly retry: (id: number) => void
  readonly dismiss: (id: number) => void
}

let lastId = 0

/** Photos go up one by one, before the words they belong to: a broken connection costs one photo and no words. */
export function useUploads({ door, number, onStored, prepare }: UploadsOptions): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  const set = (id: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const dismiss = (id: number) => setUploads((all) => all.filter((one) => one.id !== id))

  async function send({ id, file }: Upload): Promise<void> {
    const signal = leaving.current?.signal
    try {
      const form = new FormData()
      form.append('photos', prepare ? await prepare(file) : file, file.name)
      const { photos } = await upload(door, {
        params: { number },
        form,
        onProgress: (share) => set(id, { share }),
        ...(signal && { signal }),
      })
      dismiss(id)
      for (const photo of photos) onStored(photo)
    } catch (fault) {
      if (!signal?.aborted) set(id, { fault })
    }
  }

  return {
    uploads,
    dismiss,
    add: (files) => {
      const fresh = files.map((file) => ({ id: ++lastId, file, share: 0, fault: null }))
      setUploads((all) => [...all, ...fresh])
      void fresh.reduce((before, one) => before.then(() => send(one)), Promise.resolve())
    },
    retry: (id) => {
      const found = uploads.find((one) => one.id === id)
      if (!found) return
      set(id, { fault: null, share: 0 })
      void send(found)
    },
  }
}

/** Whether a photo has not arrived yet. */
export function isUploading({ uploads }: Uploads): boolean {
  return uploads.some(({ fault }) => fault === null)
}
