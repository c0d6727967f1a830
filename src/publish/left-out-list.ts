import { count, plain } from '../lib/text.ts'
import type { Result } from '../outputs/results.ts'
import { collapsed, escapeMarkdown } from './markdown.ts'

/** What `shorten-to` left out, folded away for each video as far as the room of a summary goes; '' where nothing was. */
export function foldLeftOut(results: readonly Result[], max = MAX_LINES): string {
  const shortened = results.filter(({ leftOut = [] }) => leftOut.length > 0)
  const most = Math.max(1, Math.floor(max / Math.max(1, shortened.length)))
  return shortened
    .slice(0, max)
    .map(({ file, leftOut = [] }) => {
      const of = file && results.length > 1 ? ` of ${plain(file, MAX_LINE)}` : ''
      return collapsed(`${count(leftOut.length, 'item')}${of} left out (shorten-to)`, listOf(leftOut, most))
    })
    .join('\n\n')
}

/** Some 100 kB. */
const MAX_LINES = 300
const MAX_LINE = 300

function listOf(lines: readonly string[], most: number): string {
  const shown = lines.slice(0, most).map(line => `- ${escapeMarkdown(plain(line, MAX_LINE))}`)
  const more = lines.length > most ? [`- … and ${count(lines.length - most, 'more', 'more')}`] : []
  return [...shown, ...more].join('\n')
}
