import type { Trouble } from '../failure.ts'
import type { Ledger } from '../job/ledger.ts'
import type { Plan } from '../prepare.ts'
import type { Results } from '../result.ts'
import type { World } from '../world.ts'
import { summarise } from './summary.ts'

/**
 * Where the video goes. Everything that can be wrong with a target is found here, before anything is paid; at the
 * end each target is tried, whatever happens to the others.
 */
export async function openPublisher(plan: Plan, world: World): Promise<Publisher> {
  return {
    ledger: undefined,
    async publish(results) {
      if (plan.inputs.targets.jobSummary) await world.actions.appendSummary(summarise(results.all))
      return []
    },
  }
}

export interface Publisher {
  /** The memory that the pull request comment keeps; undefined where there is none. */
  readonly ledger: Ledger | undefined
  /** What is learnt on the way (addresses, paths) goes into the results; what was asked for and failed comes back. */
  publish(results: Results): Promise<readonly Trouble[]>
}
