import { createHash } from 'node:crypto'
import { MAX_TITLE } from '../inputs/inputs.ts'
import type { ApiVersion, AspectRatio, VideoRequest } from '../jogg/domain.ts'
import { cut, plain } from '../lib/text.ts'
import type { Face } from '../outputs/proposal.ts'
import type { Script } from '../script/write-scripts.ts'
import type { Purchase } from './deps.ts'

/**
 * A spec is a script with every choice made: who says it, how it looks, and the key that makes it the same video
 * in every run. It becomes a create request once its audio, if it has any, has an address.
 */
export interface VideoSpec
  extends Pick<Script, 'label' | 'file' | 'speech' | 'leftOut'>,
    Omit<VideoRequest, 'speech'> {
  /** Empty where a dry run without a key could not look up who is meant. */
  readonly contentKey: string
  /** What the catalog has to show of who speaks. */
  readonly face?: Face
}

/** What was found for a script's names and ids. */
export type ResolvedPresenter = Pick<VideoRequest, 'avatar' | 'voiceId'> & Pick<VideoSpec, 'face'>

/** Names the video for a person who looks for it in the dashboard. */
export interface Naming {
  readonly repository: string
  readonly refName: string
  /** Of the run's pull request. */
  readonly prNumber?: number | undefined
  readonly prTitle?: string | undefined
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
    ...(script.leftOut && { leftOut: script.leftOut }),
    ...(cast.face && { face: cast.face }),
    avatar: cast.avatar,
    voiceId: cast.voiceId,
    aspectRatio: aspectRatioOf(script),
    screenStyle,
    caption: format.caption ?? screenStyle !== 'transparent',
    name: nameOf(script, naming),
  }
  return { ...spec, contentKey: contentKey(spec, api) }
}

export function aspectRatioOf({ format }: Pick<Script, 'format'>): AspectRatio {
  return format.aspectRatio ?? 'landscape'
}

/** What the steps of a run know of every video, no matter what it is made with. */
export type SpokenSpec = Pick<VideoSpec, 'label' | 'file' | 'speech' | 'name' | 'contentKey' | 'face'>

/** @param audioUrl uploads the audio of a spec that has a file, and gives its address; the address itself where it has one */
export function toPurchase(
  spec: VideoSpec,
  audioUrl: (spec: VideoSpec) => Promise<string>,
): Purchase<VideoRequest> {
  const { label, name, contentKey } = spec
  return { label, name, contentKey, request: async () => toRequest(spec, await audioUrl(spec)) }
}

/** Every field of the request but what is said is the spec's own, so that a new one reaches JoggAI by itself. */
function toRequest(spec: VideoSpec, audioUrl: string): VideoRequest {
  const {
    speech,
    label: _label,
    file: _file,
    leftOut: _leftOut,
    face: _face,
    contentKey: _key,
    ...request
  } = spec
  return { ...request, speech: speech.kind === 'script' ? speech : { kind: 'audio', url: audioUrl } }
}

/** Raised whenever the same spec must count as another video; a test pins known keys to it. */
const KEY_VERSION = 1

/**
 * SHA-256, in hex, of what would be submitted: what is said, avatar, voice, format and API version. Not the name, not
 * the waiting, not where it goes. A list, so that no order of object keys and no separator can make two videos one.
 */
export function contentKey(content: VideoContent, api: ApiVersion): string {
  const parts = Object.values(KEY_PARTS).flatMap(partsOf => partsOf(content))
  return createHash('sha256')
    .update(JSON.stringify([KEY_VERSION, api, ...parts]))
    .digest('hex')
}

/** What makes a video the one that it is. */
export type VideoContent = Omit<VideoSpec, NotContent>

/** Names a video, or says where it came from: the same video has the same key with any of these. */
type NotContent = 'contentKey' | 'label' | 'file' | 'name' | 'leftOut' | 'face'

/**
 * What each field adds to the key, in this order. A field that is new must be decided on here or in `NotContent`:
 * the compiler asks. It must add nothing where it is not used, so that the keys of all others stay.
 */
const KEY_PARTS: { readonly [Field in keyof VideoContent]-?: (content: VideoContent) => readonly unknown[] } =
  {
    speech: ({ speech }) => [speech.kind, identityOf(speech)],
    avatar: ({ avatar }) => [avatar.type, avatar.id],
    voiceId: ({ voiceId }) => [voiceId],
    aspectRatio: ({ aspectRatio }) => [aspectRatio],
    screenStyle: ({ screenStyle }) => [screenStyle],
    caption: ({ caption }) => [caption],
  }

function identityOf(speech: VideoSpec['speech']): string {
  switch (speech.kind) {
    case 'script':
      return speech.text
    case 'audio-url':
      return speech.url
    case 'audio-file':
      return speech.sha256
  }
}

/** The title, where the script has none of its own made of where it comes from. */
export function nameOf({ label, format }: Pick<Script, 'label' | 'format'>, naming: Naming): string {
  return format.videoName || defaultName(label, naming)
}

function defaultName(label: string, naming: Naming): string {
  const own = naming.isBatch ? `: ${label}` : ''
  return cut(`${placeOf(naming, MAX_TITLE - Math.min(own.length, MAX_TITLE / 2))}${own}`, MAX_TITLE)
}

/** The pull request, as people refer to it, or the repository and its ref. */
function placeOf({ repository, refName, prNumber, prTitle }: Naming, max: number): string {
  const number = prNumber === undefined ? '' : `#${prNumber}`
  if (number && prTitle) return `${cut(plain(prTitle), max - number.length - 3)} (${number})`
  return [repository, number || refName].filter(Boolean).join(' ') || 'jogg-video-action'
}
