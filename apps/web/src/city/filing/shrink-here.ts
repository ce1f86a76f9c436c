import { photoSizes } from '@gorozhanin/domain/reports/api'

/** More than this is not kept by the city anyway, px of the longer side. */
const longestPx = photoSizes.large

/** Hardly to be told from the original, at a tenth of its size. */
const jpegQuality = 0.8

export type Shrunk = { readonly photo: Blob; readonly width: number; readonly height: number }

/**
 * The photo as it will be sent: upright, at most 2048 px, JPEG. Nothing but pixels is left, the place neither.
 *
 * @throws when the browser cannot read it.
 */
export async function shrinkHere(file: Blob): Promise<Shrunk> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height))
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    return { photo: await draw(bitmap, width, height), width, height }
  } finally {
    bitmap.close()
  }
}

async function draw(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser has no canvas')
  // JPEG knows no transparency: what was clear becomes paper, not black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'medium'
  context.drawImage(bitmap, 0, 0, width, height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
}
