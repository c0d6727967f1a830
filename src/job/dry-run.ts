import type { JoggApi } from '../jogg/api.ts'
import { count, duration } from '../lib/text.ts'
import { NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Estimate, Result, Results } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import { totalCredits } from './budget.ts'
import { readCredits } from './credits.ts'

/**
 * Ends a dry run: nothing is submitted; the log says what each video and all of them would cost, and what the account
 * has left where there is a key to ask with.
 */
export async function endDryRun(results: Results, api: JoggApi | undefined, world: World): Promise<Estimate> {
  for (const [index, result] of results.all.entries()) {
    world.actions.info(
      `${result.file ?? 'video'}${result.language ? `, ${result.language}` : ''}: ${describe(result)}`,
    )
    results.update(index, { status: 'dry-run' })
  }
  const left = api ? await readCredits({ api, world }) : undefined
  const credits = totalCredits(results.all)
  world.actions.info(`In all about ${count(credits, 'credit')}; ${balance(left)}. ${NOTHING_PAID}`)
  return { credits, left }
}

function describe({ estimatedDuration, estimatedCredits }: Result): string {
  if (estimatedDuration === undefined || estimatedCredits === undefined)
    return 'its length is not known before it is made'
  return `about ${duration(estimatedDuration)}, ${count(estimatedCredits, 'credit')}`
}

function balance(left: number | undefined): string {
  return left === undefined
    ? 'what the account has left could not be asked'
    : `the account has ${count(left, 'credit')} left`
}
