import type { AspectRatio, Avatar, Voice } from '../jogg/domain.ts'
import { count } from '../lib/text.ts'
import { escapeMarkdown, escapeMessage, quote } from '../publish/markdown.ts'
import type { Wanted } from './catalog-inputs.ts'
import { share } from './fit.ts'
import { showGallery } from './gallery.ts'
import type { CatalogLists } from './read-lists.ts'
import { type Section, showSection, sizeOf, spend } from './section.ts'
import { showSnippet } from './snippet.ts'
import { showMusic, showTemplates } from './templates.ts'
import { showVoices } from './voices.ts'

/**
 * The job summary's catalog: avatars with their pictures, voices with their samples, the account's own first. GitHub
 * drops a summary over 1 MiB: what does not fit is left out, the library's first, and counted.
 */
export function showCatalog(lists: CatalogLists, wanted: Wanted): string {
  const own = [ownAvatars(lists.avatars), ownVoices(lists.voices), ...ownTemplates(lists)]
  const library = [...libraryAvatars(lists.avatars), libraryVoices(lists.voices), ...libraryTemplates(lists)]
  const ownRoom = share(MAX_BYTES, own.map(sizeOf))
  const left = MAX_BYTES - own.reduce((sum, section, index) => sum + spend(section, ownRoom[index] ?? 0), 0)
  const room = [...ownRoom, ...share(left, library.map(sizeOf))]
  const parts = [
    '## Avatars and voices at JoggAI',
    introduce(lists, wanted),
    ...boxes(lists),
    ...[...own, ...library].map((section, index) => showSection(section, room[index] ?? 0)),
    showSnippet(lists),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** Bytes for all rows: the rest of 1 MiB is far more than headings and notes take. */
const MAX_BYTES = 1_000_000

const RATIOS: readonly (readonly [AspectRatio | undefined, string])[] = [
  ['landscape', 'Library avatars, landscape'],
  ['portrait', 'Library avatars, portrait'],
  ['square', 'Library avatars, square'],
  [undefined, 'Library avatars'],
]

function ownAvatars(avatars: readonly Avatar[]): Section {
  return showGallery(
    'Your own avatars',
    avatars.filter(({ type }) => type === 'custom'),
  )
}

function ownVoices(voices: readonly Voice[]): Section {
  return showVoices(
    'Your own voices',
    voices.filter(({ kind }) => kind === 'custom'),
  )
}

/** An account may well have none: then there is no section for them. */
function ownTemplates({ templates, music }: CatalogLists): Section[] {
  const sections = [
    showTemplates(
      'Your own templates',
      templates.filter(({ kind }) => kind === 'own'),
    ),
    showMusic(
      'Your own music',
      music.filter(({ kind }) => kind === 'custom'),
    ),
  ]
  return sections.filter(({ size }) => size > 0)
}

function libraryTemplates({ templates, music }: CatalogLists): Section[] {
  const sections = [
    showTemplates(
      'Library templates',
      templates.filter(({ kind }) => kind === 'library'),
    ),
    showMusic(
      'Music for templates',
      music.filter(({ kind }) => kind === 'library'),
    ),
  ]
  return sections.filter(({ size }) => size > 0)
}

/** By shape, so that the pictures of a row are of one height. */
function libraryAvatars(avatars: readonly Avatar[]): Section[] {
  const groups = Map.groupBy(
    avatars.filter(({ type }) => type === 'public'),
    ({ aspectRatio }) => aspectRatio,
  )
  const sections = RATIOS.map(([ratio, title]) => showGallery(title, groups.get(ratio) ?? []))
  const filled = sections.filter(({ size }) => size > 0)
  return filled.length > 0 ? filled : [showGallery('Library avatars', [])]
}

function libraryVoices(voices: readonly Voice[]): Section {
  return showVoices(
    'Library voices',
    voices.filter(({ kind }) => kind === 'library'),
  )
}

function introduce({ avatars, voices, templates }: CatalogLists, { search, ...others }: Wanted): string {
  const words = Object.values(others).map(word => word.replaceAll('_', ' '))
  const filters = search ? [...words, `“${search}”`] : words
  const narrowed =
    filters.length > 0
      ? ` Narrowed to ${filters.map(escapeMarkdown).join(', ')}; what does not tell is listed, too.`
      : ''
  return [
    `${count(avatars.length, 'avatar')} and ${count(voices.length, 'voice')}.${narrowed}`,
    'Put an id into `avatar-id`, with `avatar-type: custom` for your own and `public` for the library’s, or into `voice-id`.',
    ...(templates.length > 0 ? ['A template goes into `template-id`, and its music into `music-id`.'] : []),
  ].join(' ')
}

/** What is not complete. */
function boxes({ notices, diagnostics }: CatalogLists): string[] {
  const said = [...diagnostics.map(({ happened, advice }) => `${happened} ${advice}`), ...notices]
  return said.map(text => `> [!WARNING]\n${quote(escapeMessage(text))}`)
}
