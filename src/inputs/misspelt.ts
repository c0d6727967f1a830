import type { Env } from '../runtime/world.ts'
import { distance } from './nearest.ts'

/**
 * Inputs that were given and do not exist, but for a misspelling. The runner warns of them and hands them on
 * (https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs): a misspelt `dry-run` would be paid for.
 *
 * @param names all inputs that exist
 * @returns a problem for each; what resembles no input is left alone, since any program may set such a variable
 */
export function misspelt(env: Env, names: readonly string[]): string[] {
  return Object.entries(env).flatMap(([variable, value]) => {
    if (!variable.startsWith(PREFIX) || !value?.trim()) return []
    const given = variable.slice(PREFIX.length).toLowerCase()
    const meant = names.includes(given) ? undefined : names.find(name => resembles(given, name))
    return meant ? [`input \`${given}\` does not exist: \`${meant}\` does`] : []
  })
}

const PREFIX = 'INPUT_'

function resembles(given: string, name: string): boolean {
  const slips = name.length < 8 ? 1 : 2
  return distance(given.replaceAll('_', '-'), name) <= slips
}
