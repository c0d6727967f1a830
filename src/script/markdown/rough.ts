import { withoutHidden, withoutTags } from './html.ts'
import { itemUtterance, textUtterance, type Utterance } from './utterance.ts'

/**
 * Reads a piece of Markdown line by line, in time that grows with its length alone. It stands in for the parser
 * where a piece is so dense with marks that parsing it takes seconds, which no document made for people is.
 */
export function readRoughly(markdown: string): Utterance[] {
  const text = withoutTags(withoutHidden(withoutFences(markdown)))
  return text.split(/\n[ \t]*\n/).flatMap(readBlock)
}

function withoutFences(markdown: string): string {
  let fenced = false
  return markdown
    .split('\n')
    .filter(line => {
      const mark = /^[ \t>]{0,24}(?:```[^`]*|~~~.*)$/.test(line)
      if (mark) fenced = !fenced
      return !mark && !fenced
    })
    .join('\n')
}

function readBlock(block: string): Utterance[] {
  const lines: { text: string; isItem: boolean }[] = []
  for (const line of block.split('\n')) {
    if (/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \][ \t]/.test(line)) continue
    const text = readInline(line.replace(CONTAINERS, ''))
    const last = lines.at(-1)
    if (last === undefined || OPENS_ITEM.test(line)) lines.push({ text, isItem: LIST_ITEM.test(line) })
    else last.text += ` ${text}`
  }
  return lines.map(({ text, isItem }, index) => (isItem ? itemUtterance : textUtterance)(text, index > 0))
}

const CONTAINERS =
  /^(?:[ \t]*(?:>|#{1,6}(?=[ \t])|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+[ \t]*(?:\[[ xX]\](?=[ \t]))?/
const OPENS_ITEM = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)/

const LIST_ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/

function readInline(line: string): string {
  return line
    .replace(/^ {0,3}\[[^[\]]{1,999}\]:.*$/, '')
    .replace(/!\[[^[\]]{0,999}\](?:\([^()\s]{0,2000}\)|\[[^[\]]{0,999}\])?/g, '')
    .replace(/\]\([^()\n]{0,2000}\)/g, ']')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
