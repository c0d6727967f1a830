import type { GivenVariable } from '../inputs/template-variables.ts'
import { duration } from '../lib/text.ts'
import { readWorkspaceFile, shownFile, tooLarge } from '../lib/workspace-file.ts'

/**
 * Checks the files that a template's variables name before anything is requested: inside the workspace, of a kind that
 * JoggAI takes, judged by the content, and neither too large nor too long.
 */
export async function checkTemplateFiles(
  given: readonly GivenVariable[],
  workspace: string,
): Promise<{ readonly files: ReadonlyMap<string, TemplateFile>; readonly problems: readonly string[] }> {
  const files = new Map<string, TemplateFile>()
  const problems: string[] = []
  for (const { name, value } of given) {
    if (value.kind !== 'file') continue
    const check = await readTemplateFile(value.path, workspace)
    if (check.ok) files.set(name, { ...check.file, path: value.path })
    else problems.push(`input \`template-variables\`: ${shownFile(value.path, workspace)} ${check.fault}`)
  }
  return { files, problems }
}

/** A file without its bytes: a batch would hold them all for as long as it waits. */
export interface TemplateFile {
  /** As the workflow names it, in the workspace. */
  readonly path: string
  readonly kind: 'image' | 'video'
  readonly mimeType: string
  readonly extension: string
  /** Of the bytes, in hex. */
  readonly sha256: string
}

export type FileCheck =
  | {
      readonly ok: true
      readonly file: Omit<TemplateFile, 'path'>
      readonly bytes: Uint8Array<ArrayBuffer>
    }
  | { readonly ok: false; readonly fault: string }

export async function readTemplateFile(path: string, workspace: string): Promise<FileCheck> {
  const read = await readWorkspaceFile(path, workspace, MAX_MEGABYTES.video)
  if (!read.ok) return read
  const { bytes, sha256 } = read
  const { pictureOf } = await import('../lib/picture.ts')
  const picture = pictureOf(bytes)
  if (!picture) {
    const clip = await measureClip(bytes)
    return 'fault' in clip ? { ok: false, ...clip } : { ok: true, bytes, file: { ...clip, sha256 } }
  }
  const fault = tooLarge(bytes.byteLength, MAX_MEGABYTES.image)
  if (fault) return { ok: false, fault: `is a picture and ${fault}` }
  const { format } = picture
  const mimeType = `image/${format === 'jpg' ? 'jpeg' : format}`
  return { ok: true, bytes, file: { kind: 'image', mimeType, extension: format, sha256 } }
}

/** The limits of JoggAI's guides. */
const MAX_MEGABYTES = { image: 10, video: 100 } as const
const MAX_CLIP_SECONDS = 300

type Clip = Pick<TemplateFile, 'kind' | 'mimeType' | 'extension'> | { readonly fault: string }

const UNKNOWN_KIND =
  'is neither a picture (JPEG, PNG, WebP, GIF) nor a video (MP4, WebM, MOV) by its content, or is damaged'

/** Loaded only here: most runs have no clip. */
async function measureClip(bytes: Uint8Array<ArrayBuffer>): Promise<Clip> {
  const { BufferSource, Input, MP4, QTFF, WEBM } = await import('../lib/mediabunny.ts')
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM] })
  try {
    if (!(await input.canRead()) || (await input.getVideoTracks()).length === 0)
      return { fault: UNKNOWN_KIND }
    const seconds = await input.computeDuration()
    if (seconds > MAX_CLIP_SECONDS) {
      return { fault: `is ${duration(seconds)} long: JoggAI takes at most ${duration(MAX_CLIP_SECONDS)}` }
    }
    const format = await input.getFormat()
    if (format === WEBM) return { kind: 'video', mimeType: 'video/webm', extension: 'webm' }
    if (format === QTFF) return { kind: 'video', mimeType: 'video/quicktime', extension: 'mov' }
    return { kind: 'video', mimeType: 'video/mp4', extension: 'mp4' }
  } catch {
    return { fault: UNKNOWN_KIND }
  } finally {
    input.dispose()
  }
}
