import * as v from 'valibot'
import { known, lookUp } from '../lib/objects.ts'
import { plain } from '../lib/text.ts'
import { type ApiUrl, isSafeResult } from './address.ts'
import type { AspectRatio, Avatar, AvatarKind, AvatarStatus, Voice, VoiceKind } from './domain.ts'
import { ID, lenient, TEXT } from './wire.ts'

/**
 * One entry of a list, of either API version: the guides, the schemas and the live service name the same things
 * differently, and every spelling is understood. What has no usable id is nothing that could be asked for.
 */

/** Undefined for an odd item. */
export function readAvatar(item: unknown, kind: AvatarKind, apiUrl: ApiUrl): Avatar | undefined {
  const parsed = v.safeParse(AVATAR, item)
  if (!parsed.success) return undefined
  const { output } = parsed
  return {
    id: output.avatar_id ?? output.id ?? '',
    name: output.name ?? '',
    kind,
    type: kind === 'library' ? 'public' : 'custom',
    // The guides show library avatars with `status: 0`, and they can be used all the same.
    status: kind === 'library' ? 'ready' : readStatus(output.avatar_status ?? output.status),
    ...known({
      failMessage: output.fail_msg,
      coverUrl: safe(output.cover_url, apiUrl),
      sampleUrl: safe(output.video_url, apiUrl),
      aspectRatio: lookUp(ASPECT_RATIOS, String(output.aspect_ratio)),
      gender: output.gender,
      style: output.style,
      age: output.age,
    }),
  }
}

/** Undefined for an odd item. */
export function readVoice(item: unknown, kind: VoiceKind, apiUrl: ApiUrl): Voice | undefined {
  const parsed = v.safeParse(VOICE, item)
  if (!parsed.success) return undefined
  const { voice_id, id, name, language, gender, age, use_case, audio_url, audition_url } = parsed.output
  return {
    id: voice_id ?? id ?? '',
    name: name ?? '',
    kind,
    ...known({
      language,
      gender,
      age,
      useCase: use_case,
      sampleUrl: safe(audio_url ?? audition_url, apiUrl),
    }),
  }
}

const LONGEST_TEXT = 300

/** What is absent, or is no text, is simply not known: it is no reason to lose an avatar. */
export const LABEL = lenient(
  v.pipe(
    TEXT,
    v.transform(text => (text && plain(text, LONGEST_TEXT)) || undefined),
  ),
)
const URL_TEXT = lenient(TEXT)
export const WORD = lenient(v.nullish(v.union([v.string(), v.number()])))

const AVATAR_ID = lenient(v.pipe(ID, v.regex(/^\d{1,19}$/)))
const VOICE_ID = lenient(v.pipe(ID, v.regex(/^[^\p{Cc}]+$/u), v.maxLength(LONGEST_TEXT)))

const AVATAR = v.pipe(
  v.object({
    avatar_id: AVATAR_ID,
    id: AVATAR_ID,
    name: LABEL,
    cover_url: URL_TEXT,
    video_url: URL_TEXT,
    avatar_status: WORD,
    status: WORD,
    fail_msg: LABEL,
    aspect_ratio: WORD,
    gender: LABEL,
    style: LABEL,
    age: LABEL,
  }),
  v.check(item => (item.avatar_id ?? item.id) !== undefined, 'there is no id'),
)

const VOICE = v.pipe(
  v.object({
    voice_id: VOICE_ID,
    id: VOICE_ID,
    name: LABEL,
    language: LABEL,
    gender: LABEL,
    age: LABEL,
    use_case: LABEL,
    audio_url: URL_TEXT,
    audition_url: URL_TEXT,
  }),
  v.check(item => (item.voice_id ?? item.id) !== undefined, 'there is no id'),
)

export const ASPECT_RATIOS: Readonly<Record<string, AspectRatio>> = {
  0: 'portrait',
  1: 'landscape',
  2: 'square',
  portrait: 'portrait',
  landscape: 'landscape',
  square: 'square',
}

const STATUSES: Readonly<Record<string, AvatarStatus>> = {
  0: 'in-progress',
  2: 'failed',
  pending: 'in-progress',
  processing: 'in-progress',
  failed: 'failed',
}

/** An avatar is only kept from being used by a status that is known to mean so. */
function readStatus(word: string | number | null | undefined): AvatarStatus {
  return lookUp(STATUSES, String(word).toLowerCase()) ?? 'ready'
}

export function safe(url: string | undefined, apiUrl: ApiUrl): string | undefined {
  return url && isSafeResult(url, apiUrl) ? url : undefined
}
