import { cut } from '../lib/text.ts'
import type { Actions } from '../runtime/world.ts'
import { type Diagnostic, diagnosticText } from './diagnostics.ts'

/**
 * The runner's annotations within its limits: of each kind it shows ten a step, each cut after 4,096 characters, in the
 * log too (https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs). What has no room is an
 * ordinary line, and nothing is shown twice.
 */
export function boundedActions<T extends Actions>(actions: T): T {
  const bounded = (kind: Kind) => {
    const seen = new Set<string>()
    return (message: string, properties?: { title?: string }) => {
      if (seen.has(message)) return
      seen.add(message)
      if (seen.size > MAX_ANNOTATIONS) return actions.info(message)
      actions[kind](shortened(message), properties)
      if (message.length > MAX_LENGTH) actions.info(message)
    }
  }
  return { ...actions, notice: bounded('notice'), warning: bounded('warning'), error: bounded('error') }
}

type Kind = 'notice' | 'warning' | 'error'

const MAX_ANNOTATIONS = 10

/** Characters: a little is left for what the runner counts otherwise. */
const MAX_LENGTH = 4000

const REST = '… (the whole text is in the log, below)'

function shortened(message: string): string {
  return message.length > MAX_LENGTH ? `${cut(message, MAX_LENGTH - REST.length)}${REST}` : message
}

/** As an error; of one that is too long its end is lost, so that money and advice come before what happened. */
export function annotate({ error, info }: Pick<Actions, 'error' | 'info'>, diagnostic: Diagnostic): void {
  const { title, happened, means, advice } = diagnostic
  const text = diagnosticText(diagnostic)
  if (text.length > MAX_LENGTH) {
    error(shortened([means, advice, happened].filter(Boolean).join('\n')), { title })
    info(text)
  } else error(text, { title })
}
