import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { count, duration, quoted, reasonOf } from '../lib/text.ts'
import { hostPathHint, isInside, workspacePath } from '../lib/workspace-paths.ts'
import { MAX_AUDIO_SECONDS } from './estimate.ts'
import { withWavSizes } from './wav.ts'

/**
 * Checks a local audio file before anything is requested: inside the workspace, of a kind that JoggAI takes, judged
 * by its content, and neither too large nor too long. The problem names the input.
 */
export async function checkAudio(file: string, workspace: string): Promise<AudioCheck> {
  const read = await readAudio(file, workspace)
  if (!read.ok) return read
  const measured = await measure(read.bytes)
  const name = quoted(workspacePath(path.resolve(workspace, file), workspace), 300)
  if ('fault' in measured) return { ok: false, problem: `input \`audio-file\`: ${name} ${measured.fault}` }
  return { ok: true, audio: { path: file, sha256: read.sha256, ...measured } }
}

export type AudioCheck =
  | { readonly ok: true; readonly audio: AudioFile }
  | { readonly ok: false; readonly problem: string }

export interface AudioFile {
  /** As the workflow names it, in the workspace. */
  readonly path: string
  readonly format: AudioFormat
  readonly seconds: number
  /** Of the bytes, in hex. */
  readonly sha256: string
}

export type AudioFormat = 'mp3' | 'wav' | 'm4a'

/** The limit of JoggAI's guides. */
const MAX_MEGABYTES = 20

/**
 * The bytes of a file in the workspace, with the sizes that a WAV has to have, and the hash of what the file itself
 * holds. It is never opened when it lies outside, whatever links say.
 */
export async function readAudio(file: string, workspace: string): Promise<AudioBytes> {
  const resolved = path.resolve(workspace, file)
  const real = await realpath(resolved).catch(() => undefined)
  const refuse = (fault: string | undefined) => {
    const name = quoted(workspacePath(resolved, workspace), 300)
    return { ok: false, problem: `input \`audio-file\`: ${name} ${fault}` } as const
  }
  const fault = real ? await findFault(real, workspace) : notThere(file, workspace)
  if (fault || !real) return refuse(fault)
  const bytes = await readFile(real).catch(reasonOf)
  if (typeof bytes === 'string') return refuse(`can't be read: ${bytes}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, bytes: withWavSizes(bytes), sha256 }
}

export type AudioBytes =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  | { readonly ok: false; readonly problem: string }

function notThere(file: string, workspace: string): string {
  return `is not there: the path is taken from the workspace ${workspace}${hostPathHint(file)}`
}

async function findFault(real: string, workspace: string): Promise<string | undefined> {
  if (!isInside(real, await realpath(workspace))) {
    return `lies outside the workspace ${workspace}: only files inside it are read`
  }
  const facts = await stat(real)
  if (!facts.isFile()) return 'is not a regular file'
  if (facts.size === 0) return 'is empty'
  if (facts.size <= MAX_MEGABYTES * 1024 * 1024) return undefined
  return `has ${count(facts.size, 'byte')}: JoggAI takes at most ${MAX_MEGABYTES} MB (${count(MAX_MEGABYTES * 1024 * 1024, 'byte')})`
}

type Measured = Pick<AudioFile, 'format' | 'seconds'> | { readonly fault: string }

const NO_AUDIO = 'is neither MP3, WAV nor M4A by its content: convert it to one of them'

/** Loaded only here: most runs have a script. */
async function measure(bytes: Uint8Array<ArrayBuffer>): Promise<Measured> {
  const { BufferSource, Input, MP3, MP4, WAVE } = await import('../lib/mediabunny.ts')
  const input = new Input({ source: new BufferSource(bytes), formats: [MP3, MP4, WAVE] })
  try {
    if (!(await input.canRead())) return { fault: NO_AUDIO }
    const found = await input.getFormat()
    const tracks = { audio: await input.getAudioTracks(), video: await input.getVideoTracks() }
    if (tracks.video.length > 0) return { fault: 'is a video: extract its sound as MP3, WAV or M4A' }
    if (tracks.audio.length === 0) return { fault: 'has no sound in it: it may be cut short' }
    const seconds = await input.computeDuration()
    return judgeLength(seconds) ?? { format: found === MP3 ? 'mp3' : found === WAVE ? 'wav' : 'm4a', seconds }
  } catch {
    return { fault: 'is damaged: its sound can’t be read' }
  } finally {
    input.dispose()
  }
}

function judgeLength(seconds: number): { readonly fault: string } | undefined {
  if (!(seconds > 0)) return { fault: 'has no sound in it: it may be cut short' }
  if (seconds <= MAX_AUDIO_SECONDS) return undefined
  return { fault: `is ${duration(seconds)} long: JoggAI takes at most ${duration(MAX_AUDIO_SECONDS)}` }
}
