import { withoutFrontMatter } from './front-matter.ts'
import { readDocument } from './markdown/document.ts'
import type { Utterance } from './markdown/utterance.ts'
import type { Tongue } from './speech/language.ts'
import { sayLine } from './speech/line.ts'

/**
 * Markdown as a voice reads it out: release notes as people, GitHub and changelog tools write them become sentences
 * without addresses, marks, pictures, code and emoji. A blank line parts paragraphs; the items of a list and the rows
 * of a table follow on lines of their own. Text that is spoken text already comes back unchanged, so that speaking
 * twice is speaking once. Time grows with the length alone: 64 kB of anything take well under a second.
 *
 * @returns '' when nothing is left to say
 */
export function speakMarkdown(markdown: string): string {
  if (isSpoken(markdown)) return markdown
  const { utterances, language } = readDocument(withoutFrontMatter(tidy(markdown)))
  return join(withoutSilentSections(closeColons(utterances).map(said => say(said, language))))
}

function isSpoken(text: string): boolean {
  if (/[`*<>[\]\\|\r\t]|(?<![\p{L}\p{M}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text)) return false
  return text.split(/\n\n?/).every(line => line !== '' && sayLine(line) === line)
}

/** Long runs of spaces within a line mean nothing in Markdown; noncharacters are ours to use as marks. */
function tidy(markdown: string): string {
  return markdown
    .toWellFormed()
    .replace(/\p{Noncharacter_Code_Point}|\0|\uFEFF/gu, '')
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/(\S)[ \t]{3,}/g, '$1  ')
}

/** "Run this:" before a code block that nobody hears is "Run this." */
function closeColons(utterances: readonly Utterance[]): Utterance[] {
  return utterances.map((said, index) => {
    const hangs = said.kind === 'text' && utterances[index + 1]?.kind === 'silence'
    return hangs ? { ...said, text: said.text.replace(/ ?[:：]$/u, '') } : said
  })
}

/** `text` is '' where there is nothing to say. */
interface Said {
  readonly text: string
  readonly depth: number | undefined
  readonly joins: boolean
}

function say(utterance: Utterance, language: Tongue): Said {
  switch (utterance.kind) {
    case 'heading':
      return { text: sayLine(utterance.text, language), depth: utterance.depth, joins: false }
    case 'text':
      return { text: sayLine(utterance.text, language), depth: undefined, joins: utterance.joins }
    case 'silence':
      return { text: '', depth: undefined, joins: false }
  }
}

/** "Screenshots." with no word after it helps nobody: a section of which nothing is left goes with its heading. */
function withoutSilentSections(lines: readonly Said[]): Said[] {
  // By depth of heading: what was met since the last heading of that depth or above, reading backwards.
  const below = Array.from({ length: 7 }, () => ({ content: false, speech: false }))
  const isKept = ({ text, depth }: Said) => {
    const section = depth === undefined ? undefined : below[depth]
    const kept = section === undefined || !section.content || section.speech
    for (const [level, met] of below.entries()) {
      const closes = depth !== undefined && level >= depth
      met.content = !closes && (met.content || depth === undefined)
      met.speech = !closes && (met.speech || (kept && text !== ''))
    }
    return kept
  }
  return lines.toReversed().filter(isKept).toReversed()
}

function join(lines: readonly Said[]): string {
  const spoken = lines.filter(({ text }) => text !== '')
  return spoken.map(({ text, joins }, index) => (index === 0 ? '' : joins ? '\n' : '\n\n') + text).join('')
}
