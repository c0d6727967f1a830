import { cut } from '../lib/text.ts'
import { collapsed, escapeLines, quote, unescapeLines } from './markdown.ts'
import { nameOf, type VideoView } from './video-view.ts'
import { wordsFor } from './view-words.ts'

/**
 * The spoken texts, folded away, as much of them as fits: each gets its share of the room, and what one leaves the
 * next may take. A text that is cut says so.
 *
 * @param room in the unit of `size`, which is at least the length
 * @param cutTo the beginning of a text, of at most so many characters
 */
export function foldTexts(all: readonly VideoView[], room: number, size: Size, cutTo: CutTo = cut): string {
  const spoken = all.map((shown, index) => ({ shown, index })).filter(({ shown }) => hasText(shown))
  const parts: string[] = []
  const { transcript, video } = wordsFor(all)
  let left = room
  for (const [done, { shown, index }] of spoken.entries()) {
    const share = Math.floor(left / (spoken.length - done))
    const summary = all.length > 1 ? `${transcript}: ${nameOf(shown, video)}` : transcript
    const part = foldOne(shown, { index, summary }, share, size, cutTo)
    if (!part) continue
    left -= size(part)
    parts.push(part)
  }
  return parts.join('')
}

type Size = (text: string) => number
type CutTo = (text: string, length: number) => string

/** The folded texts of an earlier comment by the index of their entry, as the Markdown they were written in. */
export function keptTexts(body: string): ReadonlyMap<number, string> {
  const found = body.replaceAll('\r\n', '\n').matchAll(FOLDED)
  return new Map([...found].map(([, index, content]) => [Number(index), content ?? '']))
}

/** The text that such Markdown was made of; undefined where some of it is missing. */
export function textOfFold(markdown: string): string | undefined {
  if (markdown.endsWith(CUT)) return undefined
  return unescapeLines(markdown.replace(/^> ?/gm, ''))
}

/** A spoken text as a quotation, as much of it as fits into the room. @param room characters */
export function quoteWithin(text: string, room: number): string {
  return shorten(
    text,
    cut,
    part => quote(escapeLines(part)),
    room,
    part => part.length,
  )
}

/** No text of ours has a `<`: the first end of a fold is the fold's own. */
const FOLDED = /<!-- spoken:(\d+) -->\n<details>\n[^\n]*\n\n([^<]*?)\n\n<\/details>/g

const CUT = '> *… and so on: the rest does not fit here.*'

function hasText({ text, keptText }: VideoView): boolean {
  return Boolean(text?.trim() || keptText)
}

function foldOne(
  shown: VideoView,
  { index, summary }: { readonly index: number; readonly summary: string },
  room: number,
  size: Size,
  cutTo: CutTo,
): string {
  const wrap = (content: string) => `\n\n<!-- spoken:${index} -->\n${collapsed(summary, content)}`
  const left = room - size(wrap(''))
  const content =
    shown.text === undefined
      ? shorten(shown.keptText ?? '', untilLine, markdown => markdown, left, size)
      : shorten(shown.text, cutTo, text => quote(escapeLines(text)), left, size)
  return content && wrap(content)
}

/**
 * What `write` makes of the text, or of a beginning of it that fits into the room, with a word that it was cut; empty
 * when next to nothing would be left. Each attempt is cut by as much as the one before was too large.
 */
function shorten(
  text: string,
  cutTo: CutTo,
  write: (text: string) => string,
  room: number,
  size: Size,
): string {
  let part = room > 0 ? cutTo(text, room) : ''
  while (part !== '') {
    const written = part === text ? write(part) : `${write(part)}\n>\n${CUT}`
    if (size(written) <= room) return written
    part = cutTo(part, Math.floor(part.length * Math.min(0.95, room / size(written))))
  }
  return ''
}

/** Markdown can only be cut between lines. */
function untilLine(markdown: string, length: number): string {
  return markdown.length <= length
    ? markdown
    : markdown.slice(0, Math.max(0, markdown.lastIndexOf('\n', length)))
}
