import type { Limits } from './jogg/api.ts'
import { type Trouble, tell, toTrouble } from './outputs/diagnostics.ts'
import { outputWriter } from './outputs/outputs.ts'
import { Results } from './outputs/results.ts'
import { prepare } from './prepare.ts'
import type { World } from './runtime/world.ts'

/**
 * One run: read the inputs → write the spoken script → recall or submit the video → wait for it → publish it. What
 * comes after the inputs is loaded when they are right: a mistake in a workflow is told at once.
 *
 * @param limits how long each request may take
 * @returns the exit code of the process
 */
export async function run(world: World, limits?: Limits): Promise<number> {
  const outputs = outputWriter(world.actions)
  const results = new Results(all => outputs.write(all))
  const troubles: Trouble[] = []
  try {
    const plan = await prepare(world)
    if (plan === 'skipped') results.start([{ status: 'skipped' }])
    else {
      const { produce } = await import('./produce.ts')
      troubles.push(...(await produce(plan, world, results, limits)))
    }
  } catch (thrown) {
    troubles.push(toTrouble(thrown))
  }
  const untold = outputs.finish(results.all)
  const ofVideos = results.all.flatMap(result => result.trouble ?? [])
  return conclude(world, [...ofVideos, ...troubles, ...(untold ? [untold] : [])])
}

/** Annotations of one kind that the runner shows of a step. */
const MAX_ANNOTATIONS = 10

function conclude({ actions, signal }: World, troubles: readonly Trouble[]): number {
  const distinct = [...new Map(troubles.map(trouble => [tell(trouble), trouble])).entries()]
  for (const [text, { title }] of distinct.slice(0, MAX_ANNOTATIONS)) {
    if (signal.aborted) actions.info(text)
    else actions.error(text, { title })
  }
  for (const [text] of distinct.slice(MAX_ANNOTATIONS)) actions.info(text)
  return troubles.length > 0 || signal.aborted ? 1 : 0
}
