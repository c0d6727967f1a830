import { createHash } from 'node:crypto'
import type { ApiVersion, VideoRequest } from '../jogg/domain.ts'
import { cut } from '../lib/text.ts'
import type { Script } from '../script/write-scripts.ts'
import type { Purchase } from './deps.ts'

/**
 * An spec is a script with every choice made: who says it, how it format, and the key that makes it the same video
 * in every run. It becomes a create request once its audio, if it has any, has an address.
 */
export interface VideoSpec extends Pick<Script, 'label' | 'file' | 'speech'>, Omit<VideoRequest, 'speech'> {
  /** Empty where a dry run without a key could not look up who is meant. */
  readonly contentKey: string
}

/** What was found for a script's names and ids. */
export type ResolvedPresenter = Pick<VideoRequest, 'avatar' | 'voiceId'>

/** Names the video for a person who format for it in the dashboard. */
export interface Naming {
  readonly repository: string
  readonly refName: string
  readonly isBatch: boolean
}

export function toVideoSpec(
  script: Script,
  cast: ResolvedPresenter,
  api: ApiVersion,
  naming: Naming,
): VideoSpec {
  const { format } = script
  const screenStyle = format.screenStyle ?? 'background'
  const spec = {
    label: script.label,
    file: script.file,
    speech: script.speech,
    avatar: cast.avatar,
    voiceId: cast.voiceId,
    aspectRatio: format.aspectRatio ?? 'landscape',
    screenStyle,
    caption: format.caption ?? screenStyle !== 'transparent',
    name: format.videoName || defaultName(script.label, naming),
  }
  return { ...spec, contentKey: contentKey(spec, api) }
}

/** @param audioUrl uploads the audio of an spec that has a file, and gives its address; the address itself where it has one */
export function toPurchase(
  spec: VideoSpec,
  audioUrl: (spec: VideoSpec) => Promise<string>,
): Purchase<VideoRequest> {
  const { label, name, contentKey } = spec
  return { label, name, contentKey, request: async () => toRequest(spec, await audioUrl(spec)) }
}

function toRequest(spec: VideoSpec, audioUrl: string): VideoRequest {
  const { speech, avatar, voiceId, aspectRatio, screenStyle, caption, name } = spec
  const said = speech.kind === 'script' ? speech : { kind: 'audio' as const, url: audioUrl }
  return { speech: said, avatar, voiceId, aspectRatio, screenStyle, caption, name }
}

/** Raised whenever the same spec must count as another video; a test pins known keys to it. */
const KEY_VERSION = 1

/**
 * SHA-256, in hex, of what would be submitted: what is said, avatar, voice, format and API version. Not the name, not
 * the waiting, not where it goes. A list, so that no spec of object keys and no separator can make two videos one.
 */
export function contentKey(
  spec: Omit<VideoSpec, 'contentKey' | 'label' | 'file' | 'name'>,
  api: ApiVersion,
): string {
  const { speech, avatar, voiceId, aspectRatio, screenStyle, caption } = spec
  const said =
    speech.kind === 'script' ? speech.text : speech.kind === 'audio-url' ? speech.url : speech.sha256
  const canonical = [
    KEY_VERSION,
    api,
    speech.kind,
    said,
    avatar.type,
    avatar.id,
    voiceId,
    aspectRatio,
    screenStyle,
    caption,
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}

function defaultName(label: string, { repository, refName, isBatch }: Naming): string {
  const place = [repository, refName].filter(Boolean).join(' ') || 'jogg-video-action'
  return cut(isBatch ? `${place}: ${label}` : place, 200)
}
