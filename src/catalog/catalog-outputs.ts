import type { Avatar, Voice } from '../jogg/domain.ts'
import { count } from '../lib/text.ts'
import { howManyFit, share } from './fit.ts'
import type { CatalogEntries } from './read-lists.ts'

/**
 * The outputs: JSON arrays, the account's own entries first. GitHub takes 1 MB of outputs a job; what does not fit is
 * counted.
 */
export function catalogOutputs({ avatars, voices }: CatalogEntries): CatalogOutputs {
  const rows = { avatars: avatars.map(avatarRow), voices: voices.map(voiceRow) }
  const [forAvatars = 0, forVoices = 0] = share(MAX_BYTES, [sizeOf(rows.avatars), sizeOf(rows.voices)])
  const kept = { avatars: keep(rows.avatars, forAvatars), voices: keep(rows.voices, forVoices) }
  return {
    outputs: { avatars: toJson(kept.avatars), voices: toJson(kept.voices) },
    leftOut: [
      ...tellLeftOut('avatars', rows.avatars, kept.avatars),
      ...tellLeftOut('voices', rows.voices, kept.voices),
    ],
  }
}

export interface CatalogOutputs {
  readonly outputs: { readonly avatars: string; readonly voices: string }
  /** One sentence for each output that could not hold everything. */
  readonly leftOut: readonly string[]
}

/** Both outputs together. */
const MAX_BYTES = 900_000

/** The entry as JSON, in the names that the action's inputs and outputs have. */
function avatarRow(avatar: Avatar): string {
  const { id, name, kind, type, status, failMessage, coverUrl, sampleUrl, aspectRatio, gender, style, age } =
    avatar
  return JSON.stringify({
    id,
    name,
    kind,
    type,
    status,
    'fail-message': failMessage,
    'cover-url': coverUrl,
    'sample-url': sampleUrl,
    'aspect-ratio': aspectRatio,
    gender,
    style,
    age,
  })
}

function voiceRow({ id, name, kind, language, gender, age, useCase, sampleUrl }: Voice): string {
  return JSON.stringify({
    id,
    name,
    kind,
    language,
    gender,
    age,
    'use-case': useCase,
    'sample-url': sampleUrl,
  })
}

function toJson(rows: readonly string[]): string {
  return `[${rows.join(',')}]`
}

/** Bytes, with the brackets and commas. */
function sizeOf(rows: readonly string[]): number {
  return rows.reduce((sum, row) => sum + Buffer.byteLength(row) + 1, 2)
}

function keep(rows: readonly string[], room: number): readonly string[] {
  const sizes = rows.map(row => Buffer.byteLength(row) + 1)
  return rows.slice(0, howManyFit(sizes, room - 2))
}

function tellLeftOut(name: string, all: readonly string[], kept: readonly string[]): string[] {
  const left = all.length - kept.length
  if (left === 0) return []
  return [
    `The output \`${name}\` has no room for ${count(left, 'more entry', 'more entries')}: narrow the list with \`language\`, \`gender\`, \`aspect-ratio\` or \`search\`.`,
  ]
}
