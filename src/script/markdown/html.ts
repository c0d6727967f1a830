import { DETAILS_END, SUMMARY } from '../speech/marks.ts'

/**
 * A block of HTML as Markdown: its text, a paragraph for each block element, without tags, comments, scripts and
 * preformatted code. What is folded away in `<details>` is text like any other, and its summary comes first.
 */
export function htmlAsMarkdown(html: string): string {
  return withoutTags(tablesAsMarkdown(withLinks(withoutHidden(html))))
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withLinks(html: string): string {
  return html.replace(ANCHOR, (_, url: string, words: string) => `[${words}](${url})`)
}

/** What a link leads to is known to be a person, a change or a page: see `links.ts`. */
const ANCHOR =
  /<a(?=\s)[^<>]{0,200}?\shref="([^"<>\s()[\]\\]{1,300})"[^<>]{0,200}>((?:(?!<\/?a[\s>])[^[\]]){0,300}?)<\/a>/gi

/** Takes out comments and the elements whose content is not prose. Time grows with the length alone. */
export function withoutHidden(html: string): string {
  return HIDDEN.reduce((text, [open, close]) => withoutSpans(text, open, close), html)
}

const HIDDEN = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<pre', '</pre>'],
  ['<svg', '</svg>'],
] as const

/** An element that is never closed goes on to the end, as it does in a browser. */
function withoutSpans(text: string, open: string, close: string): string {
  const lower = text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
  const kept: string[] = []
  let from = 0
  for (let at = lower.indexOf(open); at >= 0; at = lower.indexOf(open, from)) {
    kept.push(text.slice(from, at))
    const end = lower.indexOf(close, at + open.length)
    if (end < 0) return kept.join(' ')
    from = end + close.length
  }
  return [...kept, text.slice(from)].join(' ')
}

/** The text of HTML, with the headings, items and summaries that its tags make. */
export function withoutTags(html: string): string {
  return html
    .replace(CELL, ', ')
    .replace(HEADING, (_, depth: string) => `\n\n${'#'.repeat(Number(depth))} `)
    .replace(ITEM, '\n- ')
    .replace(/<\/li\s*>/gi, '\n')
    .replace(/<summary(?![\w-])[^<>]*>\s*/gi, `\n\n${SUMMARY}`)
    .replace(/<\/details\s*>/gi, `\n\n${DETAILS_END}\n\n`)
    .replace(BLOCK, '\n\n')
    .replace(TAG, '')
}

const CELL = /<\/t[dh]\s*>(?=\s*<t[dh]\b)/gi
const HEADING = /<h([1-6])(?![\w-])[^<>]*>\s*/gi
const ITEM = /<li(?![\w-])[^<>]*>\s*/gi
const BLOCK =
  /<\/?(?:address|article|blockquote|br|center|dd|details|div|dl|dt|h[1-6]|hr|ol|p|section|summary|table|tr|ul)(?![\w-])[^<>]*>/gi
const TAG = /<[/!?]?[a-z][^<>]*>/gi

/** Tables as Markdown has them, so that they are said alike. One that is never closed is left. */
function tablesAsMarkdown(html: string): string {
  const parts: string[] = []
  let from = 0
  for (const { index, 0: open } of html.matchAll(/<table(?![\w-])[^<>]*>/gi)) {
    if (index < from) continue
    const end = html.slice(index).search(/<\/table\s*>/i)
    if (end < 0) break
    parts.push(html.slice(from, index), tableAsMarkdown(html.slice(index + open.length, index + end)))
    from = index + end
  }
  return parts.join('') + html.slice(from)
}

function tableAsMarkdown(table: string): string {
  const rows = table
    .split(/<tr(?![\w-])[^<>]*>/i)
    .slice(1)
    .map(cellsOf)
  const width = Math.max(0, ...rows.map(row => row.length))
  if (width === 0) return table
  const hasHeader = /^[\s\S]{0,200}?<th(?![\w-])/i.test(table)
  const lines = [...(hasHeader ? [] : [[]]), ...rows].map(row => `| ${padded(row, width).join(' | ')} |`)
  return `\n\n${[lines[0], `|${'---|'.repeat(width)}`, ...lines.slice(1)].join('\n')}\n\n`
}

function padded(row: readonly string[], width: number): string[] {
  return [...row, ...Array.from({ length: width - row.length }, () => '')]
}

function cellsOf(row: string): string[] {
  return row
    .split(/<t[dh](?![\w-])[^<>]*>/i)
    .slice(1)
    .map(cell =>
      cell
        .replace(/<br[^<>]*>|<\/(?:p|li|div)>/gi, ', ')
        .replace(/<(?!img|a |\/a>)[^<>]*>/gi, '')
        .replace(/\s+/g, ' ')
        .replaceAll('|', '\\|')
        .replace(/[, ]+$/, '')
        .trim(),
    )
}
