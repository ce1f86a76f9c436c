/** A decoded photo: `folder` holds one WebP file a size, named `<size>.webp`. */
export type Renditions = {
  readonly folder: string
  /** Pixels of the largest one, upright. */
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** Turns an uploaded file into clean pictures in a process of its own. */
export type PhotoDecoder = {
  /**
   * Writes every size of the photo in `file` into the new folder `folder`: upright, sRGB, pixels only.
   *
   * @throws Problem `report.photo_not_supported`, `report.photo_too_many_pixels`, `report.photo_broken`,
   * or `server.unavailable` when the disk is full or too many photos wait.
   */
  readonly decode: (file: string, folder: string) => Promise<Renditions>
  readonly stop: () => Promise<void>
}

/** Decodes in a child process that starts with the first photo. */
export function photoDecoder(): PhotoDecoder {
  throw new Error('not written yet')
}
