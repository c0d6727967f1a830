import type { JoggApi } from '../jogg/api.ts'
import { count, duration, quoted } from '../lib/text.ts'
import { type Diagnostic, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Estimate, Result, Results } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import { totalCredits } from './budget.ts'
import { readCredits } from './credits.ts'

/**
 * Ends a dry run: nothing is submitted; the log says what each video and all of them would cost, and what the account
 * has left where there is a key to ask with.
 */
export async function endDryRun(
  results: Results,
  titles: readonly string[],
  refusal: Diagnostic | undefined,
  api: JoggApi | undefined,
  world: World,
): Promise<Estimate> {
  for (const line of priceLines(results.all, titles)) world.actions.info(line)
  for (const index of results.all.keys()) results.update(index, { status: 'dry-run' })
  const left = api ? await readCredits({ api, world }) : undefined
  const credits = totalCredits(results.all)
  world.actions.info(`In all about ${count(credits, 'credit')}; ${balance(left)}. ${NOTHING_PAID}`)
  if (refusal) {
    const { happened, advice } = refusal
    world.actions.notice(`A run that pays would be refused: ${happened} ${advice}`, { title: refusal.title })
  }
  return { credits, left, refusal }
}

/** What a run is about to pay, said while it can still be cancelled. */
export function announcePrices(
  results: readonly Result[],
  titles: readonly string[],
  { actions }: Pick<World, 'actions'>,
): void {
  const total = `In all about ${count(totalCredits(results), 'credit')}, less what an earlier run has paid for.`
  actions.info([...priceLines(results, titles), total].join('\n'))
}

/** A line for each video: its file and title, how long it will be, what it costs. */
function priceLines(results: readonly Result[], titles: readonly string[]): string[] {
  return results.map((result, index) => {
    const label = [result.file ?? 'video', result.language].filter(Boolean).join(', ')
    return `${label}: ${quoted(titles[index] ?? '', 200)}, ${describe(result)}`
  })
}

function describe({ estimatedDuration, estimatedCredits }: Result): string {
  if (estimatedDuration === undefined || estimatedCredits === undefined)
    return 'whose length and price are not known before it is made'
  return `about ${duration(estimatedDuration)}, ${count(estimatedCredits, 'credit')}`
}

function balance(left: number | undefined): string {
  return left === undefined
    ? 'what the account has left could not be asked'
    : `the account has ${count(left, 'credit')} left`
}
