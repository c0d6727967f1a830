/**
 * Cuts Markdown into its blocks, from the first byte to the last: joined, they are the document again. A scanner and
 * no parser: it reads each line once, so that hostile documents cost no more than others, and it needs to know only
 * where a heading, an item, a row or a paragraph begins. Nothing in code or in comments is any of them.
 */
export function readBlocks(markdown: string): Block[] {
  const blocks: Open[] = []
  let afterBlank = true
  let closes: RegExp | undefined
  let start = 0
  for (const raw of markdown.split(/(?<=\n)/)) {
    const line = raw.replace(/\r?\n$/, '')
    const end = start + raw.length
    const last = blocks.at(-1)
    if (closes) {
      if (last) last.end = end
      if (closes.test(line)) closes = undefined
    } else if (line.trim() === '') {
      if (last) last.end = end
      else blocks.push({ kind: 'other', depth: 0, start, end, lines: [] })
      afterBlank = true
    } else {
      closes = whatCloses(line)
      addLine(blocks, { line, start, end, afterBlank })
      afterBlank = false
    }
    start = end
  }
  return blocks.map((block, place) => finish(block, blocks[place + 1]))
}

/**
 * The link definitions of a document, a line each. Many changelogs have them at their end, far from the section that
 * uses them: they are added to a part that is read as Markdown by itself.
 */
export function linkDefinitions(markdown: string): string[] {
  return readBlocks(markdown).flatMap(({ kind, text }) => (kind === 'definition' ? [text] : []))
}

export interface Block {
  /** `quote`, `html` and `other` (code, rules) have no finer structure here. */
  readonly kind: Kind
  /** The rank of a heading, the columns before the mark of an item; otherwise 0. */
  readonly depth: number
  /** UTF-16 units; blank lines belong to the block before them. */
  readonly start: number
  readonly end: number
  /** Its Markdown on one line, without the mark of a heading or an item. */
  readonly text: string
}

type Kind = 'heading' | 'item' | 'table' | 'row' | 'paragraph' | 'quote' | 'html' | 'definition' | 'other'

interface Open {
  kind: Kind
  depth: number
  start: number
  end: number
  lines: string[]
}

interface Line {
  readonly line: string
  readonly start: number
  readonly end: number
  readonly afterBlank: boolean
}

/** A line opens a block of its own, goes on with the block before it, or shows what that block really is. */
type Role =
  | { readonly role: 'opens'; readonly kind: Kind; readonly depth: number }
  | { readonly role: 'goes on' }
  | { readonly role: 'shows'; readonly kind: Kind; readonly depth: number }

function addLine(blocks: Open[], { line, start, end, afterBlank }: Line): void {
  const last = blocks.at(-1)
  const role = roleOf(line, last, afterBlank ? undefined : last)
  if (role.role === 'opens' || !last) {
    const { kind, depth } = role.role === 'goes on' ? PARAGRAPH : role
    blocks.push({ kind, depth, start, end, lines: [line] })
    return
  }
  last.end = end
  if (role.role === 'shows') Object.assign(last, { kind: role.kind, depth: role.depth })
  else last.lines.push(line)
}

const PARAGRAPH = { kind: 'paragraph', depth: 0 } as const

/** @param adjacent the block before this line, where no blank line parts them */
function roleOf(line: string, last: Open | undefined, adjacent: Open | undefined): Role {
  const indent = indentOf(line)
  if (last?.kind === 'item' && indent > last.depth + 1 && !ITEM.test(line)) return GOES_ON
  if (indent >= 4 && last?.kind !== 'item')
    return adjacent && WRAPS.has(adjacent.kind) ? GOES_ON : opens('paragraph')
  if (adjacent?.kind === 'paragraph') {
    const shown = whatIsShown(line, adjacent)
    if (shown) return shown
  }
  return (
    whatOpens(line, indent, adjacent) ?? (adjacent && WRAPS.has(adjacent.kind) ? GOES_ON : opens('paragraph'))
  )
}

const GOES_ON: Role = { role: 'goes on' }
const WRAPS = new Set<Kind>(['paragraph', 'item', 'quote', 'html'])

function opens(kind: Kind, depth = 0): Role {
  return { role: 'opens', kind, depth }
}

/** The line below a paragraph that makes a heading or the head of a table of it. */
function whatIsShown(line: string, paragraph: Open): Role | undefined {
  if (SETEXT.test(line)) return { role: 'shows', kind: 'heading', depth: line.includes('=') ? 1 : 2 }
  if (isDelimiters(line) && paragraph.lines.at(-1)?.includes('|'))
    return { role: 'shows', kind: 'table', depth: 0 }
  return undefined
}

function whatOpens(line: string, indent: number, adjacent: Open | undefined): Role | undefined {
  const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line)
  if (heading) return opens('heading', heading[1]?.length)
  if (RULE.test(line) || FENCE.test(line)) return opens('other')
  if (opensItem(line, adjacent)) return opens('item', indent)
  if (adjacent?.kind === 'table' || adjacent?.kind === 'row') return opens('row')
  if (adjacent?.kind === 'html') return GOES_ON
  if (HTML.test(line)) return opens('html')
  if (DEFINITION.test(line) && adjacent?.kind !== 'paragraph') return opens('definition')
  if (/^ {0,3}>/.test(line)) return adjacent?.kind === 'quote' ? GOES_ON : opens('quote')
  return TYPED_ITEM.test(line) && TYPED_ITEM.test(adjacent?.lines[0] ?? '') ? opens('item') : undefined
}

/** Only a list that begins with 1 interrupts a paragraph: https://spec.commonmark.org/0.31.2/#lists */
function opensItem(line: string, adjacent: Open | undefined): boolean {
  return (adjacent?.kind === 'paragraph' ? /^[ \t]*(?:[-*+]|1[.)])[ \t]+\S/ : ITEM).test(line)
}

const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const FENCE = /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/
const HTML = /^ {0,3}<(?:[a-z][a-z0-9-]*(?=[\s/>])|\/[a-z]|!|\?)/i
const DEFINITION = /^ {0,3}\[[^[\]\n]{1,999}\]:[ \t]*\S/
/** Lines that each begin with a bullet or an emoji are a list to the eye. */
const TYPED_ITEM = /^(?:[•·●▪◦‣]|(?![\d#*])\p{Emoji}|:[a-z_]+: )/u

/** The line between the head of a table and its rows; its bound keeps the pattern from going back and forth for long. */
function isDelimiters(line: string): boolean {
  return line.length < 1000 && DELIMITERS.test(line)
}

/** Columns; a tab stops at each fourth. */
function indentOf(line: string): number {
  let columns = 0
  for (const character of line) {
    if (character === '\t') columns += 4 - (columns % 4)
    else if (character === ' ') columns += 1
    else break
  }
  return columns
}

/** What ends the code, comment or raw HTML that this line opens, if it doesn't end in this line. */
function whatCloses(line: string): RegExp | undefined {
  const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)
  if (fence && indentOf(line) < 16) {
    const mark = fence[1] ?? fence[2] ?? ''
    return new RegExp(`^[ \\t>]*${mark.charAt(0)}{${mark.length},}[ \\t]*$`)
  }
  return RAW.find(({ opens, closes }) => opens.test(line) && !closes.test(line))?.closes
}

/** HTML that goes on across blank lines: https://spec.commonmark.org/0.31.2/#html-blocks */
const RAW = [
  { opens: /^ {0,3}<!--/, closes: /-->/ },
  {
    opens: /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i,
    closes: /<\/(?:pre|script|style|textarea)>/i,
  },
]

function finish({ kind, lines, ...block }: Open, next: Open | undefined): Block {
  const isTyped =
    next?.kind === 'item' && [lines[0], next.lines[0]].every(line => TYPED_ITEM.test(line ?? ''))
  const is = isTyped && kind === 'paragraph' ? 'item' : kind
  return { ...block, kind: is, text: textOf(is, lines) }
}

function textOf(kind: Kind, lines: readonly string[]): string {
  const text = lines.map(line => line.trim()).join(' ')
  if (kind === 'heading') return text.replace(/^#{1,6}(?=\s|$)\s*|(?<!\s)\s+#+$/g, '').trim()
  return kind === 'item' ? text.replace(/^(?:[-*+]|\d{1,9}[.)])(?:\s+\[[ xX]\](?=\s))?\s*/, '') : text
}
