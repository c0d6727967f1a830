import type { AspectRatio, Avatar } from '../jogg/domain.ts'
import { code, escapeMarkdown, link, linkedPicture } from '../publish/markdown.ts'
import type { Section } from './section.ts'

/**
 * Avatars side by side, as many as the page is wide: picture, name, id, and what is known of them. Each is a table of its
 * own that floats, since one table would be as wide as its columns on a phone, too. The cells hold Markdown between blank
 * lines.
 */
export function showGallery(title: string, avatars: readonly Avatar[]): Section {
  const heights = avatars.map(({ aspectRatio }) => HEIGHTS[aspectRatio ?? 'square'])
  const height = Math.max(0, ...heights) + TEXT_HEIGHT
  return {
    title,
    size: avatars.length,
    frame: ['', '\n<br clear="all">'],
    rows: avatars.map(avatar => cellOf(avatar, height)),
    perRow: 1,
  }
}

/** Pixels: small, and of about the same area for any shape; two stand side by side on a phone. */
const WIDTHS: Readonly<Record<AspectRatio, number>> = { landscape: 128, square: 112, portrait: 90 }
const HEIGHTS: Readonly<Record<AspectRatio, number>> = { landscape: 72, square: 112, portrait: 160 }
/** Cells of one height stand in rows: five lines of text, of which two are a long name or facts. */
const TEXT_HEIGHT = 120

function cellOf(avatar: Avatar, height: number): string {
  const lines = [
    picture(avatar),
    avatar.name && `**${escapeMarkdown(avatar.name)}**`,
    code(avatar.id),
    escapeMarkdown(factsOf(avatar)),
    avatar.sampleUrl && link('▶ watch', avatar.sampleUrl),
    state(avatar),
  ]
  const content = lines.filter(Boolean).join('<br>')
  return `<table align="left"><tr><td align="center" valign="top" width="128" height="${height}">\n\n${content}\n\n</td></tr></table>`
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
