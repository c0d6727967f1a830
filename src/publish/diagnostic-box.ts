import { cut, plain } from '../lib/text.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import { escapeMarkdown, escapeMessage, quote } from './markdown.ts'

/** What went wrong, in a box of its own: what happened, what it means for money and video, what to do. */
export function showDiagnostic(
  { title, happened, means, figures, advice }: Diagnostic,
  alert: Alert,
): string {
  const said = [
    `**${escapeMarkdown(title)}**`,
    ...[happened, means, figures, advice].flatMap(one => (one ? escapeMessage(one) : [])),
  ]
  return `> [!${alert}]\n${quote(said.join('\n\n'))}`
}

export type Alert = 'NOTE' | 'WARNING' | 'CAUTION'

/** The summary of a run that ended before there was a video to speak of: all of it, since an annotation is cut. */
export function summariseDiagnostic(diagnostic: Diagnostic): string {
  return `### ${NO_VIDEO}\n\n${showDiagnostic(boundedDiagnostic(diagnostic, MAX_SUMMARY), 'CAUTION')}\n`
}

export const NO_VIDEO = 'There is no video'

/** @param max characters of each paragraph */
export function boundedDiagnostic(diagnostic: Diagnostic, max = MAX_PARAGRAPH): Diagnostic {
  const { title, happened, means, figures, advice } = diagnostic
  return {
    title: plain(title, MAX_TITLE),
    happened: shortened(happened, max),
    means: shortened(means, max),
    ...(figures === undefined ? {} : { figures: shortened(figures, max) }),
    advice: shortened(advice, max),
  }
}

const MAX_TITLE = 300
const MAX_PARAGRAPH = 1500
/** GitHub drops a step's summary over 1 MiB, and escaping makes a text several times as long. */
const MAX_SUMMARY = 50_000

function shortened(paragraph: string, max: number): string {
  return paragraph.length > max ? `${cut(paragraph, max)}…` : paragraph
}
