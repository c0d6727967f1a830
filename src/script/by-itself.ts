import { linkDefinitions } from './blocks.ts'
import type { Part } from './outline.ts'

/**
 * What each part of a document says by itself: not indented, a row below the head of its table, links with their
 * targets. To speak hundreds of parts one by one takes a second, to speak them at once a tenth of it: so they are
 * spoken as one document, with a marked line between them. Where a mark is lost (an open code fence took it), each
 * half is tried.
 *
 * @returns '' for the parts that say nothing
 */
export function speakByItself(
  markdown: string,
  parts: readonly Part[],
  speak: Speak,
): ReadonlyMap<Part, string> {
  const targets = linkDefinitions(markdown).join('\n')
  const texts = parts.map(part => ({ part, text: standAlone(part, markdown) }))
  let tries = MOST_TRIES
  const speakAll = (some: readonly Text[]): (readonly [Part, string])[] => {
    if (--tries < 0) return some.map(({ part }) => [part, part.text])
    const spoken = speakAtOnce(some, targets, speak)
    if (spoken) return some.map(({ part }, place) => [part, spoken[place] ?? ''])
    const half = Math.ceil(some.length / 2)
    return [...speakAll(some.slice(0, half)), ...speakAll(some.slice(half))]
  }
  return new Map(speakAll(texts))
}

type Speak = (markdown: string) => string

interface Text {
  readonly part: Part
  readonly text: string
}

/** Enough for any document that people write; what is left then is hostile, and counts with its marks. */
const MOST_TRIES = 200

function standAlone(part: Part, markdown: string): string {
  const head = part.isRow && part.under ? markdown.slice(part.under.start, part.under.end) : ''
  return head + unindented(markdown.slice(part.start, part.end))
}

function unindented(text: string): string {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? ''
  return indent === '' ? text : text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
}

/** Undefined when a mark went missing. */
function speakAtOnce(texts: readonly Text[], targets: string, speak: Speak): string[] | undefined {
  if (texts.length < 2) return texts.map(({ text }) => speak(targets === '' ? text : `${text}\n\n${targets}`))
  const marked = texts.map(({ text }, place) => `${text}\n\n${markOf(place)}\n\n`)
  const lines = speak(marked.join('') + targets).split('\n')
  const spoken: string[] = []
  let from = 0
  for (let place = 0; place < texts.length; place++) {
    const mark = lines.indexOf(markOf(place), from)
    if (mark < 0) return undefined
    spoken.push(lines.slice(from, mark).join('\n').trim())
    from = mark + 1
  }
  return spoken
}

/** A sentence that says nothing to any rule, and no two alike. */
function markOf(place: number): string {
  const letters = String(place).replace(/\d/g, digit => 'bcdfghjkmn'.charAt(Number(digit)))
  return `Zaqmarker ${letters}ax.`
}
