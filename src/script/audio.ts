import { duration } from '../lib/text.ts'
import { readWorkspaceFile, shownFile } from '../lib/workspace-file.ts'
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
  if ('fault' in measured) return { ok: false, problem: problemOf(file, workspace, measured.fault) }
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
 * holds; or the problem with it.
 */
export async function readAudio(file: string, workspace: string): Promise<AudioBytes> {
  const read = await readWorkspaceFile(file, workspace, MAX_MEGABYTES)
  if (!read.ok) return { ok: false, problem: problemOf(file, workspace, read.fault) }
  return { ...read, bytes: withWavSizes(read.bytes) }
}

export type AudioBytes =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  | { readonly ok: false; readonly problem: string }

function problemOf(file: string, workspace: string, fault: string): string {
  return `input \`audio-file\`: ${shownFile(file, workspace)} ${fault}`
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
