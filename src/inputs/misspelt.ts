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
    if (!meant || isSettled(env, meant, value)) return []
    return [`input \`${given}\` does not exist: \`${meant}\` does`]
  })
}

/** Where the input itself is given, or is what the misspelt one says, the other is a variable of the job's own. */
function isSettled(env: Env, name: string, value: string): boolean {
  const own = env[`${PREFIX}${name.toUpperCase()}`]?.trim() ?? ''
  if (own === '' || own === value.trim()) return own !== ''
  return name in DEFAULTS ? ![undefined, own].includes(DEFAULTS[name]) : true
}

/**
 * What the runner hands over for inputs that the workflow does not give: the defaults of `action.yml`, to which a test
 * holds them. Undefined for a default that is another in each run.
 */
export const DEFAULTS: Readonly<Record<string, string | undefined>> = {
  'script-format': 'auto',
  wait: 'true',
  'timeout-minutes': '20',
  'poll-interval': '10',
  reuse: 'true',
  memory: 'auto',
  'dry-run': 'false',
  'api-url': 'https://api.jogg.ai',
  'api-version': 'v1',
  'github-token': undefined,
  comment: 'false',
  'require-plan': 'false',
  'comment-tag': 'default',
  'attach-to-release': 'false',
  disclosure: 'true',
  'publish-release': 'false',
  'commit-status': 'false',
  'job-summary': 'true',
}

const PREFIX = 'INPUT_'

function resembles(given: string, name: string): boolean {
  const slips = name.length < 8 ? 1 : 2
  return distance(given.replaceAll('_', '-'), name) <= slips
}
