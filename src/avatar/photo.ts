import { readWorkspaceFile, shownFile } from '../lib/workspace-file.ts'

/**
 * Checks the photo of an avatar before anything is requested: inside the workspace, of a kind that JoggAI takes, judged
 * by its content, and neither too large nor too small. The problem names the input.
 */
export async function checkPhoto(file: string, workspace: string): Promise<PhotoCheck> {
  const refuse = (fault: string) => {
    return { ok: false, problem: `input \`photo\`: ${shownFile(file, workspace)} ${fault}` } as const
  }
  const read = await readWorkspaceFile(file, workspace, MAX_MEGABYTES)
  if (!read.ok) return refuse(read.fault)
  const { pictureOf } = await import('../lib/picture.ts')
  const picture = pictureOf(read.bytes)
  if (!picture || picture.format === 'gif') return refuse(NO_PHOTO)
  const { format, width, height } = picture
  if (Math.min(width, height) < MIN_SIDE) {
    return refuse(
      `is ${width} × ${height} pixels: JoggAI takes at least ${MIN_SIDE} × ${MIN_SIDE}, and 1024 × 1024 looks better`,
    )
  }
  return { ok: true, photo: { path: file, format, sha256: read.sha256, bytes: read.bytes } }
}

export type PhotoCheck =
  | { readonly ok: true; readonly photo: Photo }
  | { readonly ok: false; readonly problem: string }

export interface Photo {
  /** As the workflow names it, in the workspace. */
  readonly path: string
  readonly format: 'jpg' | 'png' | 'webp'
  /** Of the bytes, in hex. */
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const NO_PHOTO = 'is neither JPEG, PNG nor WebP by its content, or is damaged: convert it to one of them'

/** The limits of JoggAI's guides; a side in pixels. */
const MAX_MEGABYTES = 10
const MIN_SIDE = 512
