import { GIF } from 'image-size/types/gif'
import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'

/**
 * What a picture is by its bytes, no matter what its file is called; undefined for what is none of these, or has no size to be
 * read. The parts of image-size are named one by one: it would try a dozen more formats.
 */
export function pictureOf(bytes: Uint8Array): Picture | undefined {
  for (const { format, reader } of READERS) {
    try {
      if (!reader.validate(bytes)) continue
      const { width, height } = reader.calculate(bytes)
      return width > 0 && height > 0 ? { format, width, height } : undefined
    } catch {
      return undefined
    }
  }
  return undefined
}

export interface Picture {
  readonly format: PictureFormat
  /** Pixels, before any turning that the picture asks for. */
  readonly width: number
  readonly height: number
}

export type PictureFormat = 'jpg' | 'png' | 'webp' | 'gif'

const READERS = [
  { format: 'jpg', reader: JPG },
  { format: 'png', reader: PNG },
  { format: 'webp', reader: WEBP },
  { format: 'gif', reader: GIF },
] as const
