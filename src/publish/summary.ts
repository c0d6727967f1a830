import { count, duration } from '../lib/text.ts'
import { type Diagnostic, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Estimate, Result } from '../outputs/results.ts'
import { boundedDiagnostic, showTitledDiagnostic } from './diagnostic-box.ts'
import { foldLeftOut } from './left-out-list.ts'
import { escapeMarkdown, link, quote, table } from './markdown.ts'
import { foldTexts } from './transcripts.ts'
import { showVideos } from './video-sections.ts'
import { bounded, nameOf, type ToView, type VideoView } from './video-view.ts'

/**
 * The job summary's part of a run, as Markdown: the pieces of the comment, or what a dry run would cost; and what
 * could not be brought where it was to go.
 */
export function summarise(results: readonly Result[], show: ToView, course: RunInfo): string {
  const { waits, discloses = false, diagnostics = [], estimate } = course
  const shown = results.map(result => bounded(show(result)))
  const comment = results.find(result => result.commentUrl)?.commentUrl
  const parts = [
    estimate
      ? showEstimate(results, shown, estimate)
      : showVideos(shown, { runUrl: undefined, waits, discloses }, MAX_ROWS),
    ...diagnostics.map(diagnostic => showTitledDiagnostic(boundedDiagnostic(diagnostic), 'WARNING')),
    comment ? link('Comment on the pull request', comment) : '',
    foldLeftOut(results),
  ]
  const body = parts.filter(Boolean).join('\n\n')
  return `${body}${foldTexts(shown, MAX_BYTES - bytes(body), bytes)}\n`
}

/** How the run went, as far as the results do not say it. */
export interface RunInfo {
  /** Whether the run waits for its videos. */
  readonly waits: boolean
  /** Whether it is said that presenter and voice are generated. */
  readonly discloses?: boolean
  /** What was asked for and failed, though the videos are there. */
  readonly diagnostics?: readonly Diagnostic[]
  /** Of a dry run. */
  readonly estimate?: Estimate | undefined
}

/** GitHub drops a step's summary over 1 MiB, and other steps of the job must not pay for this one. */
const MAX_BYTES = 900_000
const MAX_ROWS = 500

const bytes = (text: string) => Buffer.byteLength(text)

function showEstimate(
  results: readonly Result[],
  shown: readonly VideoView[],
  { credits, left, refusal }: Estimate,
): string {
  const rows = results.slice(0, MAX_ROWS).map((result, index) => estimateRow(result, shown[index] ?? {}))
  const length = about(sum(results.map(result => result.estimatedDuration)))
  const total = ['**Total**', length, `**${creditsOf(credits)}**`]
  const all = results.length > 1 ? [...rows, total] : rows
  const rule = 'JoggAI takes one credit for each started 2 minutes.'
  const note = `${NOTHING_PAID} ${rule} ${balance(credits, left)}`
  const parts = ['### Estimate', table(['Video', 'Length', 'Credits'], all), quote(note)]
  const refused = refusal && {
    ...refusal,
    happened: `A run that pays would be refused: ${refusal.happened}`,
    means: '',
  }
  return [...parts, ...(refused ? [showTitledDiagnostic(boundedDiagnostic(refused), 'WARNING')] : [])].join(
    '\n\n',
  )
}

function balance(credits: number, left: number | undefined): string {
  if (left === undefined) return 'What the account has left could not be asked.'
  return `The account has ${creditsOf(left)} left${left < credits ? ', which is too little' : ''}.`
}

function estimateRow({ estimatedDuration, estimatedCredits }: Result, shown: VideoView): string[] {
  return [escapeMarkdown(nameOf(shown)), about(estimatedDuration), creditsOf(estimatedCredits)]
}

function about(seconds: number | undefined): string {
  return seconds === undefined ? 'not known' : `about ${duration(seconds)}`
}

function creditsOf(number: number | undefined): string {
  return number === undefined ? 'not known' : count(number, 'credit')
}

/** Undefined as soon as one is not known. */
function sum(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce(
    (total, number) => (total === undefined || number === undefined ? undefined : total + number),
    0,
  )
}
