import type { AspectRatio, AvatarKind, VoiceKind } from './domain.ts'

/** One version's lists. */
export interface Lists {
  readonly avatars: Readonly<Record<AvatarKind, List>>
  readonly voices: Readonly<Record<VoiceKind, List>>
  /** How this version spells an aspect ratio in a query. */
  readonly aspectRatio: (ratio: AspectRatio) => string
}

export interface List {
  readonly path: string
  /** The query parameters that the endpoint can narrow its list by. */
  readonly filters: readonly FilterName[]
}

export type FilterName =
  | 'language'
  | 'gender'
  | 'aspect_ratio'
  | 'age'
  | 'style'
  | 'scene'
  | 'ethnicity'
  | 'use_case'

/** Those of the library, in both versions. */
export const AVATAR_FILTERS: readonly FilterName[] = [
  'gender',
  'aspect_ratio',
  'age',
  'style',
  'scene',
  'ethnicity',
]
