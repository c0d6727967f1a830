import { cut } from '../text.ts'
import { escapeLines, fold, quote } from './markdown.ts'
import { nameOf, type Shown } from './shown.ts'

/**
 * The spoken texts, folded away, as much of them as fits: each gets its share of the room, and what one leaves the
 * next may take. A text that is cut says so.
 *
 * @param room in the unit of `size`
 */
export function foldTexts(all: readonly Shown[], room: number, size: (text: string) => number): string {
  const spoken = all.map((shown, index) => ({ shown, index })).filter(({ shown }) => hasText(shown))
  const parts: string[] = []
  let left = room
  for (const [done, { shown, index }] of spoken.entries()) {
    const share = Math.floor(left / (spoken.length - done))
    const part = foldOne(shown, index, spoken.length > 1 || all.length > 1, share, size)
    if (!part) continue
    left -= size(part)
    parts.push(part)
  }
  return parts.join('')
}

/** The folded texts of an earlier comment by the place of their entry, as the Markdown they were written in. */
export function keptTexts(body: string): ReadonlyMap<number, string> {
  const found = body.replaceAll('\r\n', '\n').matchAll(FOLDED)
  return new Map([...found].map(([, index, content]) => [Number(index), content ?? '']))
}

/** No text of ours has a `<`: the first end of a fold is the fold's own. */
const FOLDED = /<!-- spoken:(\d+) -->\n<details>\n[^\n]*\n\n([^<]*?)\n\n<\/details>/g

const CUT = '> *… and so on: the rest does not fit here.*'

function hasText({ text, keptText }: Shown): boolean {
  return Boolean(text?.trim() || keptText)
}

function foldOne(
  shown: Shown,
  index: number,
  isNamed: boolean,
  room: number,
  size: (text: string) => number,
): string {
  const summary = isNamed ? `Spoken text of ${nameOf(shown)}` : 'Spoken text'
  const wrap = (content: string) => `\n\n<!-- spoken:${index} -->\n${fold(summary, content)}`
  const fits = (content: string) => size(wrap(content)) <= room
  const content =
    shown.text === undefined ? shortenLines(shown.keptText ?? '', fits) : shortenText(shown.text, fits)
  return content && wrap(content)
}

/** The longest beginning that fits once it is escaped; empty when none does. */
function shortenText(text: string, fits: (content: string) => boolean): string {
  const whole = quote(escapeLines(text))
  if (fits(whole)) return whole
  const upTo = (length: number) => `${quote(escapeLines(cut(text, length)))}\n>\n${CUT}`
  return longest(text.length, length => (fits(upTo(length)) ? upTo(length) : undefined))
}

/** The same for Markdown, which can only be cut between lines. */
function shortenLines(markdown: string, fits: (content: string) => boolean): string {
  if (fits(markdown)) return markdown
  const lines = markdown.split('\n')
  const upTo = (length: number) => `${lines.slice(0, length).join('\n')}\n>\n${CUT}`
  return longest(lines.length, length => (fits(upTo(length)) ? upTo(length) : undefined))
}

/** What `attempt` gives for the greatest length from 1 to `max` that it takes; found by halving. */
function longest(max: number, attempt: (length: number) => string | undefined): string {
  let best = ''
  let [low, high] = [1, max]
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const result = attempt(middle)
    if (result === undefined) high = middle - 1
    else {
      best = result
      low = middle + 1
    }
  }
  return best
}
