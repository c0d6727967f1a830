import type { Actions } from '../runtime/world.ts'
import type { Diagnostic } from './diagnostics.ts'

/**
 * Sets outputs, each again only when it changes. Where the runner's file can't be written, the run goes
 * on: what it pays for has still to be remembered and shown. What was not written is tried again with the next change.
 */
export function openOutputs(actions: Pick<Actions, 'setOutput'>): Outputs {
  const written = new Map<string, string>()
  const unwritten = new Map<string, unknown>()
  const write = (name: string, value: string) => {
    try {
      actions.setOutput(name, value)
      written.set(name, value)
      unwritten.delete(name)
    } catch (error) {
      unwritten.set(name, error)
    }
  }
  return {
    set(outputs) {
      for (const [name, value] of Object.entries(outputs)) if (written.get(name) !== value) write(name, value)
    },
    diagnostic: () => (unwritten.size > 0 ? outputsLost(unwritten) : undefined),
  }
}

export interface Outputs {
  set(outputs: Readonly<Record<string, string>>): void
  /** About the outputs whose last value could not be written. */
  diagnostic(): Diagnostic | undefined
}

function outputsLost(unwritten: ReadonlyMap<string, unknown>): Diagnostic {
  const names = [...unwritten.keys()].map(name => `\`${name}\``).join(', ')
  const [error] = unwritten.values()
  const why = error instanceof Error ? error.message : String(error)
  return {
    title: 'The outputs could not be written',
    happened: `The runner’s file for outputs took no more: ${why}. Not written: ${names}.`,
    means: 'Later steps do not get them; this log tells what became of the run.',
    advice: `${remedyFor(error)} A video that the log names is collected, and not paid for again, by \`project-id\`.`,
  }
}

function remedyFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Make room on the runner’s disk.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'Let the user that the job runs as write the file that GITHUB_OUTPUT names: in a container it often belongs to another user.'
  return 'Check the file that GITHUB_OUTPUT names.'
}
