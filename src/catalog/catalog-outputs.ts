import type { Avatar, Music, Template, Voice } from '../jogg/domain.ts'
import { count } from '../lib/text.ts'
import { howManyFit, share } from './fit.ts'
import type { CatalogEntries } from './read-lists.ts'

/**
 * The outputs: JSON arrays, the account's own entries first. GitHub takes 1 MB of outputs a job; what does not fit is
 * counted.
 */
export function catalogOutputs({ avatars, voices, templates, music }: CatalogEntries): CatalogOutputs {
  const all: Readonly<Record<OutputName, readonly string[]>> = {
    avatars: avatars.map(avatarRow),
    voices: voices.map(voiceRow),
    templates: templates.map(templateRow),
    music: music.map(musicRow),
  }
  const rooms = share(
    MAX_BYTES,
    OUTPUT_NAMES.map(name => sizeOf(all[name])),
  )
  const kept = OUTPUT_NAMES.map((name, index) => [name, keep(all[name], rooms[index] ?? 0)] as const)
  const outputs = Object.fromEntries(kept.map(([name, rows]) => [name, toJson(rows)]))
  return {
    outputs: outputs as Record<OutputName, string>,
    leftOut: kept.flatMap(([name, rows]) => tellLeftOut(name, all[name], rows)),
  }
}

const OUTPUT_NAMES = ['avatars', 'voices', 'templates', 'music'] as const
type OutputName = (typeof OUTPUT_NAMES)[number]

export interface CatalogOutputs {
  readonly outputs: Readonly<Record<OutputName, string>>
  /** One sentence for each output that could not hold everything. */
  readonly leftOut: readonly string[]
}

/** All outputs together. */
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

function templateRow({ id, name, kind, aspectRatio, coverUrl, previewUrl, variables }: Template): string {
  return JSON.stringify({
    id,
    name,
    kind,
    'aspect-ratio': aspectRatio,
    'cover-url': coverUrl,
    'preview-url': previewUrl,
    variables: variables?.map(one => ({ name: one.name, kind: one.kind, required: one.isRequired })),
  })
}

function musicRow({ id, name, kind, duration, sampleUrl }: Music): string {
  return JSON.stringify({ id, name, kind, duration, 'sample-url': sampleUrl })
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
