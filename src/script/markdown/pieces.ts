/**
 * Cuts a document into pieces of about `size` characters that can be read by themselves, because a parser whose time
 * grows with the square of the length takes seconds for what is a long changelog to a person. Cuts fall only where a
 * new block begins for certain: before a line that is not indented, after a blank line or at a list item, and outside
 * code fences and HTML comments. A piece without such a place is longer.
 */
export function cutPieces(markdown: string, size: number): Piece[] {
  const pieces: Piece[] = []
  let inList = false
  let list = ''
  let start = 0
  let lineStart = 0
  let afterBlank = false
  let end: RegExp | undefined
  for (const line of markdown.split('\n')) {
    if (end === undefined && lineStart - start >= size && beginsBlock(line, afterBlank)) {
      pieces.push({ text: markdown.slice(start, lineStart), inList })
      start = lineStart
      inList = list !== '' && listOf(line) === list
    }
    if (end === undefined && (listOf(line) !== '' || (afterBlank && /^\S/.test(line)))) list = listOf(line)
    if (end === undefined) end = whatCloses(line)
    else if (end.test(line)) end = undefined
    afterBlank = line.trim() === ''
    lineStart += line.length + 1
  }
  return [...pieces, { text: markdown.slice(start), inList }]
}

export interface Piece {
  readonly text: string
  /** Whether it goes on with the list that the piece before ended in. */
  readonly inList: boolean
}

/** What the items of one list have in common; '' for what is no item. */
function listOf(line: string): string {
  const mark = LIST_ITEM.exec(line)?.[0] ?? ''
  return mark.replace(/\d+/, '1').trim()
}

function beginsBlock(line: string, afterBlank: boolean): boolean {
  return afterBlank ? /^\S/.test(line) : LIST_ITEM.test(line)
}

const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/

/** What ends the block that this line opens, if it is one that goes on across blank lines. */
function whatCloses(line: string): RegExp | undefined {
  const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)
  if (fence)
    return new RegExp(`^ {0,3}${fence[1] ? '`' : '~'}{${(fence[1] ?? fence[2] ?? '').length},}[ \\t]*$`)
  return RAW_BLOCKS.find(({ opens, closes }) => opens.test(line) && !closes.test(line))?.closes
}

/** The kinds of HTML block that end at a mark and not at a blank line: https://spec.commonmark.org/0.31.2/#html-blocks */
const RAW_BLOCKS = [
  { opens: /^ {0,3}<!--/, closes: /-->/ },
  {
    opens: /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i,
    closes: /<\/(?:pre|script|style|textarea)>/i,
  },
]

/**
 * Flattens what only a hostile document has: more than `MAX_DEPTH` quotes and lists opened in one line, or an
 * indentation no page shows. Nesting is not heard, and costs the parser dearly.
 */
export function flatten(markdown: string): string {
  return markdown.replace(DEEP_MARKERS, '$1').replace(DEEP_INDENT, '$1')
}

const MARKER = '[ \\t]{0,4}(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))'
const MAX_DEPTH = 4
const DEEP_MARKERS = new RegExp(`^((?:${MARKER}){${MAX_DEPTH}})(?:${MARKER})+`, 'gm')
const DEEP_INDENT = /^([ \t]{24})[ \t]+/gm
