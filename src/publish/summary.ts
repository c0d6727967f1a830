import type { Result } from '../result.ts'
import { count, duration } from '../text.ts'
import { escapeMarkdown, link, quote, table } from './markdown.ts'
import { type Frame, showMany, showOne } from './pieces.ts'
import { bounded, nameOf, type Show, type Shown } from './shown.ts'
import { foldTexts } from './texts.ts'

/** The job summary's part of a run, as Markdown: the pieces of the comment, or what a dry run would cost. */
export function summarise(results: readonly Result[], frame: Frame, show: Show): string {
  if (results.length === 0) return ''
  const shown = results.map(result => bounded(show(result)))
  const told = results.some(result => result.status === 'dry-run')
    ? estimate(results, shown)
    : tell(shown, frame)
  const comment = results.find(result => result.commentUrl)?.commentUrl
  const body = comment ? `${told}\n\n${link('Comment on the pull request', comment)}` : told
  return `${body}${foldTexts(shown, MAX_BYTES - bytes(body), bytes)}\n`
}

/** GitHub drops a step's summary over 1 MiB, and other steps of the job must not pay for this one. */
const MAX_BYTES = 900_000
const MAX_ROWS = 500

const bytes = (text: string) => Buffer.byteLength(text)

function tell(shown: readonly Shown[], frame: Frame): string {
  const [first] = shown
  return first && shown.length === 1 ? showOne(first, frame) : showMany(shown, frame, MAX_ROWS)
}

function estimate(results: readonly Result[], shown: readonly Shown[]): string {
  const rows = results.slice(0, MAX_ROWS).map((result, place) => estimateRow(result, shown[place] ?? {}))
  const total = [
    '**Total**',
    about(sum(results.map(result => result.estimatedDuration))),
    `**${credits(sum(results.map(result => result.estimatedCredits)))}**`,
  ]
  const all = results.length > 1 ? [...rows, total] : rows
  const note =
    'Nothing was submitted, and nothing was paid. JoggAI takes one credit for each started 2 minutes.'
  return `### Estimate\n\n${table(['Video', 'Length', 'Credits'], all)}\n\n${quote(note)}`
}

function estimateRow({ estimatedDuration, estimatedCredits }: Result, shown: Shown): string[] {
  return [escapeMarkdown(nameOf(shown)), about(estimatedDuration), credits(estimatedCredits)]
}

function about(seconds: number | undefined): string {
  return seconds === undefined ? 'not known' : `about ${duration(seconds)}`
}

function credits(number: number | undefined): string {
  return number === undefined ? 'not known' : count(number, 'credit')
}

/** Undefined as soon as one is not known. */
function sum(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce(
    (total, number) => (total === undefined || number === undefined ? undefined : total + number),
    0,
  )
}
