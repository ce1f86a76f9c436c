import { attachPhotos, type Photo } from '@gorozhanin/domain/reports/api'
import { useEffect, useRef, useState } from 'react'
import { upload } from '../../api/upload.ts'

/** A photo on its way. `share` goes from 0 to 1; `fault` is what stopped it. */
type Upload = {
  readonly id: string
  readonly file: File
  readonly share: number
  readonly fault: unknown
}

type Uploads = {
  readonly uploads: readonly Upload[]
  readonly add: (files: readonly File[]) => void
  readonly retry: (id: string) => void
  readonly dismiss: (id: string) => void
}

/** Photos go up one by one, before the answer itself: a broken connection costs one photo and no words. */
export function useUploads(number: string, onStored: (photo: Photo) => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  const set = (id: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const dismiss = (id: string) => setUploads((all) => all.filter((one) => one.id !== id))

  async function send({ id, file }: Upload): Promise<void> {
    const form = new FormData()
    form.append('photos', file)
    const signal = leaving.current?.signal
    try {
      const { photos } = await upload(attachPhotos, {
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
      const fresh = files.map((file) => ({ id: crypto.randomUUID(), file, share: 0, fault: null }))
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
