import { createHash } from 'node:crypto'
import type { ApiVersion, VideoRequest } from '../jogg/domain.ts'
import { cut } from '../lib/text.ts'
import type { Draft } from '../script/write-scripts.ts'
import type { Purchase } from './deps.ts'

/**
 * An order is a draft with every choice made: who says it, how it looks, and the key that makes it the same video
 * in every run. It becomes a create request once its audio, if it has any, has an address.
 */
export interface Order extends Pick<Draft, 'label' | 'file' | 'speech'>, Omit<VideoRequest, 'speech'> {
  /** Empty where a dry run without a key could not look up who is meant. */
  readonly contentKey: string
}

/** What was found for a draft's names and ids. */
export type Cast = Pick<VideoRequest, 'avatar' | 'voiceId'>

/** Names the video for a person who looks for it in the dashboard. */
export interface Naming {
  readonly repository: string
  readonly refName: string
  readonly isBatch: boolean
}

export function toOrder(draft: Draft, cast: Cast, api: ApiVersion, naming: Naming): Order {
  const { looks } = draft
  const screenStyle = looks.screenStyle ?? 'background'
  const order = {
    label: draft.label,
    file: draft.file,
    speech: draft.speech,
    avatar: cast.avatar,
    voiceId: cast.voiceId,
    aspectRatio: looks.aspectRatio ?? 'landscape',
    screenStyle,
    caption: looks.caption ?? screenStyle !== 'transparent',
    name: looks.videoName || defaultName(draft.label, naming),
  }
  return { ...order, contentKey: contentKey(order, api) }
}

/** @param audioUrl uploads the audio of an order that has a file, and gives its address; the address itself where it has one */
export function toPurchase(
  order: Order,
  audioUrl: (order: Order) => Promise<string>,
): Purchase<VideoRequest> {
  const { label, name, contentKey } = order
  return { label, name, contentKey, request: async () => toRequest(order, await audioUrl(order)) }
}

function toRequest(order: Order, audioUrl: string): VideoRequest {
  const { speech, avatar, voiceId, aspectRatio, screenStyle, caption, name } = order
  const said = speech.kind === 'script' ? speech : { kind: 'audio' as const, url: audioUrl }
  return { speech: said, avatar, voiceId, aspectRatio, screenStyle, caption, name }
}

/** Raised whenever the same order must count as another video; a test pins known keys to it. */
const KEY_VERSION = 1

/**
 * SHA-256, in hex, of what would be submitted: what is said, avatar, voice, looks and API version. Not the name, not
 * the waiting, not where it goes. A list, so that no order of object keys and no separator can make two videos one.
 */
export function contentKey(
  order: Omit<Order, 'contentKey' | 'label' | 'file' | 'name'>,
  api: ApiVersion,
): string {
  const { speech, avatar, voiceId, aspectRatio, screenStyle, caption } = order
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
