import { cut, plain } from '../lib/text.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import { escapeMarkdown, escapeMessage, quote } from './markdown.ts'

/** What went wrong, in a box below its title: what happened, what it means for money and video, what to do. */
export function showDiagnostic(diagnostic: Diagnostic, alert: Alert): string {
  return box(paragraphsOf(diagnostic), alert)
}

/** The same where the title stands nowhere else. */
export function showTitledDiagnostic({ title, ...diagnostic }: Diagnostic, alert: Alert): string {
  return box([`**${escapeMarkdown(title)}**`, ...paragraphsOf(diagnostic)], alert)
}

function paragraphsOf({ happened, means, figures, advice }: Omit<Diagnostic, 'title'>): readonly string[] {
  return [happened, means, figures, advice].flatMap(one => (one ? escapeMessage(one) : []))
}

function box(paragraphs: readonly string[], alert: Alert): string {
  return `> [!${alert}]\n${quote(paragraphs.join('\n\n'))}`
}

export type Alert = 'NOTE' | 'WARNING' | 'CAUTION'

/** The summary of a run that ended before there was a video to speak of: all of it, since an annotation is cut. */
export function summariseDiagnostic(diagnostic: Diagnostic): string {
  const bounded = boundedDiagnostic(diagnostic, MAX_SUMMARY)
  return `### ${escapeMarkdown(bounded.title)}\n\n${showDiagnostic(bounded, 'CAUTION')}\n`
}

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
