import type { Account } from '../jogg/api.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import { type Asset, uploadAsset } from '../jogg/upload.ts'
import { quoted } from '../lib/text.ts'
import { type Diagnostic, DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { World } from '../runtime/world.ts'
import { type AudioFile, type AudioFormat, readAudio } from '../script/audio.ts'
import { cancelled } from './video-diagnostics.ts'
import type { VideoSpec } from './video-spec.ts'

/**
 * Tells where JoggAI finds the audio of a spec, when a create is about to be sent and not before: a file is
 * uploaded then. Empty where a script is spoken.
 *
 * @returns a function that throws DiagnosticError when the file can't be uploaded; nothing is paid then
 */
export function audioUrls(
  account: Account,
  workspace: string,
  world: World,
): (spec: VideoSpec) => Promise<string> {
  return async spec => {
    const { label, speech } = spec
    if (speech.kind === 'script') return ''
    if (speech.kind === 'audio-url') return speech.url
    const reply = await uploadAsset(world, account, await openAsset(speech, workspace))
    if (reply.ok) return reply.value
    if (world.signal.aborted) throw new DiagnosticError(cancelled(spec, undefined))
    throw new DiagnosticError({
      title: 'The audio could not be uploaded',
      happened: describeError(`Uploading ${label}`, reply.error),
      means: NOTHING_PAID,
      advice: adviceFor(reply.error),
    })
  }
}

const MIME_TYPES: Readonly<Record<AudioFormat, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
}

/** The bytes must still be those that were checked: the content key, by which a paid video is found again, is theirs. */
async function openAsset({ path, sha256, format }: AudioFile, workspace: string): Promise<Asset> {
  const read = await readAudio(path, workspace)
  if (!read.ok || read.sha256 !== sha256) throw new DiagnosticError(changed(path))
  // A name of our own: the file's own may have characters that the service refuses, or the wrong extension.
  return { filename: `${sha256.slice(0, 16)}.${format}`, mimeType: MIME_TYPES[format], bytes: read.bytes }
}

function changed(path: string): Diagnostic {
  return {
    title: 'The audio file changed during the run',
    happened: `The file ${quoted(path, 300)} is not the one that was checked at the start of the run any more.`,
    means: NOTHING_PAID,
    advice: 'Let the step that writes it end before this one begins, then run the job again.',
  }
}
