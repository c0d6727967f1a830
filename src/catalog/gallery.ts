import type { AspectRatio, Avatar } from '../jogg/domain.ts'
import { code, escapeMarkdown, link, linkedPicture } from '../publish/markdown.ts'
import type { Section } from './section.ts'

/** Avatars side by side: picture, name, id, and what is known of them. The cells hold Markdown between blank lines. */
export function showGallery(title: string, avatars: readonly Avatar[]): Section {
  return {
    title,
    size: avatars.length,
    frame: ['<table>', '</table>'],
    rows: rowsOf(avatars),
    perRow: COLUMNS,
  }
}

/** As many as stand side by side on GitHub's page. */
const COLUMNS = 5

/** Pixels: small, and of about the same area whatever the shape. */
const WIDTHS: Readonly<Record<AspectRatio, number>> = { landscape: 150, square: 120, portrait: 90 }

function rowsOf(avatars: readonly Avatar[]): string[] {
  const rows = Array.from({ length: Math.ceil(avatars.length / COLUMNS) }, (_, row) =>
    avatars.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )
  return rows.map(row => `<tr>\n${row.map(cellOf).join('\n')}\n</tr>`)
}

function cellOf(avatar: Avatar): string {
  const lines = [
    picture(avatar),
    avatar.name && `**${escapeMarkdown(avatar.name)}**`,
    code(avatar.id),
    escapeMarkdown(factsOf(avatar)),
    avatar.sampleUrl && link('▶ watch', avatar.sampleUrl),
    state(avatar),
  ]
  return `<td align="center" valign="top" width="180">\n\n${lines.filter(Boolean).join('<br>')}\n\n</td>`
}

function picture({ coverUrl, name, id, aspectRatio }: Avatar): string {
  if (!coverUrl) return ''
  return linkedPicture({ url: coverUrl, alt: name || id, width: WIDTHS[aspectRatio ?? 'square'] }, coverUrl)
}

function factsOf({ kind, gender, age, style }: Avatar): string {
  const facts = kind === 'library' ? [gender, age, style] : [kind, gender, age]
  return facts
    .filter(fact => fact !== undefined)
    .join(', ')
    .replaceAll('_', ' ')
}

/** Only the account's own can be anything but ready. */
function state({ type, status, failMessage }: Avatar): string {
  if (type === 'public') return ''
  if (status === 'ready') return '✅ ready'
  if (status === 'in-progress') return '⏳ in progress'
  return `❌ failed${failMessage ? `: ${escapeMarkdown(failMessage)}` : ''}`
}
