import { count } from '../lib/text.ts'

/**
 * What a person is told when something went wrong: what happened, what it means for their money and their video,
 * and what to do, in that order.
 */
export interface Diagnostic {
  /** The annotation's title: a few words. */
  readonly title: string
  readonly happened: string
  readonly means: string
  /** The account's balance, which follows what it means; for the log and the summary alone. */
  readonly figures?: string
  readonly advice: string
}

/** What it means for the money, no matter what went wrong before a create was sent. */
export const NOTHING_PAID = 'Nothing was submitted, and nothing was paid.'

/** Why no later run finds what was paid for, in brackets after what that means. */
export const WHY_FORGOTTEN = '(`reuse` is `false`, or nothing could be remembered)'

/** Ends the run. Outcomes that a caller must decide on are values instead. */
export class DiagnosticError extends Error {
  override readonly name = 'DiagnosticError'
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnosticText(diagnostic))
    this.diagnostic = diagnostic
  }
}

/** The workflow asks for what can't be: nothing was tried. */
export class InputError extends DiagnosticError {}

/** The diagnostic as the paragraph that the log, the annotation and the summary show. */
export function diagnosticText({ happened, means, figures, advice }: Diagnostic): string {
  return [happened, means, figures, advice].filter(Boolean).join('\n')
}

/** Anything that was thrown, as a diagnostic: what is not ours is a defect, and says so. */
export function toDiagnostic(thrown: unknown): Diagnostic {
  if (thrown instanceof DiagnosticError) return thrown.diagnostic
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  return {
    title: 'The action stopped on a defect of its own',
    happened: `Something happened that the action does not know how to deal with: ${what}`,
    means: 'If the log shows a project id, that video is paid for and JoggAI keeps rendering it.',
    advice: 'Run the job again with `project-id` set to it, if there is one, and report this with the log.',
  }
}

/** All problems with the inputs in one, so that all can be fixed in one go; each names its input. */
export function inputDiagnostic(problems: readonly string[]): Diagnostic {
  return {
    title: 'Invalid inputs',
    happened: `${count(problems.length, 'problem')} with the inputs:\n${problems.map(problem => `- ${problem}`).join('\n')}`,
    means: NOTHING_PAID,
    advice: 'Correct the workflow (or the front matter of the script) and run the job again.',
  }
}
