import { type Block, readBlocks } from './blocks.ts'

/**
 * A document as its author built it, from the first byte to the last: headings, and under them what can be left out
 * by itself. A list's item is one, with the list inside it; where that item is only a label ("**core**", "Fixed:"), it
 * heads the items under it. So do a line that is bold as a whole, a lead-in before a list, a table's head, and the
 * summary of `<details>`.
 */
export function readOutline(markdown: string): Part[] {
  const blocks = readBlocks(markdown)
  const parts: Part[] = []
  const above: Head[] = []
  for (let place = 0; place < blocks.length; place++) {
    const [block, next] = [blocks[place], blocks[place + 1]]
    if (!block) break
    const rank = rankOf(block, next, markdown)
    close(above, block, rank, /^\s*<\/details/i.test(block.text))
    const last = lastOf(blocks, place, rank)
    const part = {
      ...describe(block, rank),
      start: block.start,
      end: blocks[last]?.end ?? block.end,
      text: block.text,
      under: above.at(-1)?.part,
    }
    parts.push(part)
    if (rank !== undefined) above.push({ part, rank })
    place = last
  }
  return parts
}

export interface Part {
  /** `item` in a list or table, `prose` by itself, `mark` for what heads nothing and says nothing. */
  readonly kind: 'head' | 'item' | 'prose' | 'mark'
  /** Whether it is to be read below the part it is under, as a row below the head of its table. */
  readonly isRow: boolean
  readonly start: number
  readonly end: number
  /** Its first block's Markdown on one line, without the mark of a heading or an item. */
  readonly text: string
  readonly under: Part | undefined
}

interface Head {
  readonly part: Part
  readonly rank: number
}

function describe({ kind }: Block, rank: number | undefined): Pick<Part, 'kind' | 'isRow'> {
  if (rank !== undefined) return { kind: 'head', isRow: false }
  if (kind === 'item' || kind === 'row') return { kind: 'item', isRow: kind === 'row' }
  return { kind: kind === 'definition' || kind === 'other' ? 'mark' : 'prose', isRow: false }
}

/** Of headings 1 to 6; the others are below all of them. */
const RANK = { bold: 7, details: 7, leadIn: 8, table: 9, label: 10 }

/** Undefined for what heads nothing. */
function rankOf(block: Block, next: Block | undefined, markdown: string): number | undefined {
  const { kind, depth, text } = block
  if (kind === 'heading') return depth
  if (kind === 'table') return next?.kind === 'row' ? RANK.table : undefined
  if (kind === 'item') return isLabel(block, next) ? RANK.label + depth : undefined
  if (kind === 'html') return rankOfHtml(markdown.slice(block.start, block.end))
  if (kind !== 'paragraph') return undefined
  if (/[:：]\s*(?:\*\*|__)?$/.test(text) && (next?.kind === 'item' || next?.kind === 'table'))
    return RANK.leadIn
  return /^(?:\*\*[^*]{1,120}\*\*|__[^_]{1,120}__)[:：]?$/.test(text) ? RANK.bold : undefined
}

function isLabel({ text, depth }: Block, next: Block | undefined): boolean {
  if (!isInside(next, depth)) return false
  return (
    /[:：]$/.test(text) ||
    /^(?:\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|\[[^[\]]+\]\([^()]*\))$/.test(text) ||
    text.split(/\s+/).length <= 3
  )
}

function isInside(block: Block | undefined, depth: number): boolean {
  return block?.kind === 'item' && block.depth > depth + 1
}

function rankOfHtml(html: string): number | undefined {
  const heading = /^\s*<h([1-6])\b[^<>]*>/i.exec(html)
  if (heading) return Number(heading[1])
  return /<summary\b/i.test(html) && !/<\/details>/i.test(html) ? RANK.details : undefined
}

/** What a block is no longer under. */
function close(above: Head[], { kind, depth }: Block, rank: number | undefined, endsDetails: boolean): void {
  const isOver = ({ rank: over }: Head) => {
    if (kind === 'other' || kind === 'definition') return false
    if (kind === 'item') return over === RANK.table || over >= RANK.label + depth
    if (kind === 'row') return over >= RANK.label
    return over >= (rank ?? (endsDetails ? RANK.details : RANK.leadIn))
  }
  while (above.length > 0 && isOver(above.at(-1) as Head)) above.pop()
}

/** The last block of a part: an item that is no label keeps the list inside it. */
function lastOf(blocks: readonly Block[], place: number, rank: number | undefined): number {
  const block = blocks[place]
  if (block?.kind !== 'item' || rank !== undefined) return place
  let last = place
  while (isInside(blocks[last + 1], block.depth)) last++
  return last
}
