/**
 * The domain's words, free of any wire format: what a video is asked for with, what becomes of it, and what an
 * avatar and a voice are. `v1.ts` and `v2.ts` translate between these and JoggAI's JSON.
 */

/** An id, wherever it comes from: nothing unseen goes on into logs, addresses and comments, nor a way up a path. */
export const ID_TEXT = /^(?!\.+$)[^\s\p{C}]{1,200}$/u

/** Which of the API's versions is spoken. */
export type ApiVersion = 'v1' | 'v2'

/** What is said: a text for the voice, or audio that the avatar lip-syncs to. */
export type Speech =
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'audio'; readonly url: string }

export type AspectRatio = 'landscape' | 'portrait' | 'square'
export type ScreenStyle = 'background' | 'green-screen' | 'transparent'
/** `public`: the vendor's library; `custom`: the account's own photo and instant avatars. */
export type AvatarType = 'public' | 'custom'

/** Everything a create request says. Ids are text from the wire on: a 19-digit integer does not fit a number. */
export interface VideoRequest {
  readonly speech: Speech
  readonly avatar: { readonly id: string; readonly type: AvatarType }
  readonly voiceId: string
  readonly aspectRatio: AspectRatio
  readonly screenStyle: ScreenStyle
  readonly caption: boolean
  /** The title in the JoggAI dashboard; not part of what makes two videos the same. */
  readonly name: string
}

/** Asks for a finished video in another language. */
export interface TranslationRequest {
  readonly videoUrl: string
  /** In JoggAI's words: `spanish`. */
  readonly language: string
  /** Who speaks; empty where JoggAI is to choose. */
  readonly voiceId: string
  /** The title in the JoggAI dashboard. */
  readonly name: string
}

/** Where a video stands at JoggAI. `pending`: accepted, not started; `processing`: being rendered. */
export type VideoStatus = 'pending' | 'processing' | 'success' | 'failed' | 'deleted'

export interface Video {
  readonly projectId: string
  readonly status: VideoStatus
  readonly title?: string
  readonly videoUrl?: string
  readonly coverUrl?: string
  /** Subtitles, of a translation. */
  readonly subtitleUrl?: string
  /** Seconds. */
  readonly duration?: number
  readonly createdAt?: Date
  /** Why it failed, in JoggAI's words or in ours where the answer made no sense. */
  readonly error?: string
  /** The answer made no sense: nobody knows whether there is, or will be, a video. */
  readonly isOdd?: true
}

/** Which list an avatar stands in: the account's photo or instant avatars (type `custom`), or the library (`public`). */
export type AvatarKind = 'photo' | 'instant' | 'library'

/** The account's own avatars take a while to be made, and may fail; the library's are always ready. */
export type AvatarStatus = 'ready' | 'in-progress' | 'failed'

export interface Avatar {
  readonly id: string
  /** Empty where JoggAI gives none. */
  readonly name: string
  readonly kind: AvatarKind
  readonly type: AvatarType
  readonly status: AvatarStatus
  /** Why it failed, in JoggAI's words. */
  readonly failMessage?: string
  readonly coverUrl?: string
  /** A moving sample. */
  readonly sampleUrl?: string
  readonly aspectRatio?: AspectRatio
  readonly gender?: string
  readonly style?: string
  readonly age?: string
}

export type VoiceKind = 'custom' | 'library'

export interface Voice {
  readonly id: string
  /** Empty where JoggAI gives none. */
  readonly name: string
  readonly kind: VoiceKind
  /** In JoggAI's words: `english`, `german`. */
  readonly language?: string
  readonly gender?: string
  readonly age?: string
  readonly useCase?: string
  readonly sampleUrl?: string
}
