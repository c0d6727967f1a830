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
  /** Of a photo avatar: the id that a video names it with. */
  readonly avatarId?: string
  /** Credits that were taken for it, where JoggAI says so: of template videos only. */
  readonly creditsTaken?: number
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

/** What is put into a template: a text that is shown or said, or a picture or clip by its address. */
export type TemplateValue =
  | { readonly kind: 'text' | 'script'; readonly name: string; readonly content: string }
  | { readonly kind: 'image' | 'video'; readonly name: string; readonly url: string }

/** `own`: made by the account; `library`: the vendor's. */
export type TemplateKind = 'own' | 'library'

/** Asks for a video from a template. What is left out stays as the template has it. */
export interface TemplateRequest {
  readonly templateId: string
  readonly templateKind: TemplateKind
  /** In JoggAI's words: `english`. */
  readonly language: string
  readonly avatar?: VideoRequest['avatar']
  readonly voiceId?: string
  readonly caption: boolean
  readonly musicId?: string
  readonly values: readonly TemplateValue[]
  /** The title in the JoggAI dashboard, by which a video is found whose create was never answered. */
  readonly name: string
}

/** `avatar` and any other kind can't be filled by a request. */
export type VariableKind = TemplateValue['kind'] | 'other'

/** A place in a template that a request fills. */
export interface TemplateVariable {
  readonly kind: VariableKind
  /** Exactly as in the template, upper and lower case too. */
  readonly name: string
  /** Undefined where JoggAI does not say. */
  readonly isRequired?: boolean
}

export interface Template {
  readonly id: string
  /** Empty where JoggAI gives none. */
  readonly name: string
  readonly kind: TemplateKind
  readonly coverUrl?: string
  readonly previewUrl?: string
  readonly aspectRatio?: AspectRatio
  /** Undefined where JoggAI does not say: of library templates it may not. */
  readonly variables?: readonly TemplateVariable[]
}

export interface Music {
  readonly id: string
  /** Empty where JoggAI gives none. */
  readonly name: string
  /** `custom`: the account's own. */
  readonly kind: 'custom' | 'library'
  /** Seconds. */
  readonly duration?: number
  readonly sampleUrl?: string
}

/** Which generation of JoggAI's models moves a photo. */
export type MotionModel = '1.0' | '2.0' | '2.0-Pro' | '3.0'

/** Asks for an avatar made from a photo. */
export interface PhotoAvatarRequest {
  /** Where JoggAI finds the photo. */
  readonly photoUrl: string
  /** Under which it stands in the list of photo avatars; names are not unique. */
  readonly name: string
  readonly voiceId: string
  readonly model: MotionModel
  readonly description?: string
}

/** What JoggAI lists under the name that was sent: so is found what was paid for and never answered. */
export interface Listed {
  /** What its status is asked for with. */
  readonly id: string
  readonly name: string
  readonly createdAt?: Date
}
