import type { Limits } from './jogg/api.ts'
import { type Diagnostic, diagnosticText, toDiagnostic } from './outputs/diagnostics.ts'
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
  const diagnostics: Diagnostic[] = []
  try {
    const plan = await prepare(world)
    if (plan === 'skipped') results.start([{ status: 'skipped' }])
    else {
      const { produce } = await import('./produce.ts')
      diagnostics.push(...(await produce(plan, world, results, limits)))
    }
  } catch (thrown) {
    diagnostics.push(toDiagnostic(thrown))
  }
  const untold = outputs.finish(results.all)
  const ofVideos = results.all.flatMap(result => result.diagnostic ?? [])
  return conclude(world, [...ofVideos, ...diagnostics, ...(untold ? [untold] : [])])
}

/** Annotations of one kind that the runner shows of a step. */
const MAX_ANNOTATIONS = 10

function conclude({ actions, signal }: World, diagnostics: readonly Diagnostic[]): number {
  const distinct = [
    ...new Map(diagnostics.map(diagnostic => [diagnosticText(diagnostic), diagnostic])).entries(),
  ]
  for (const [text, { title }] of distinct.slice(0, MAX_ANNOTATIONS)) {
    if (signal.aborted) actions.info(text)
    else actions.error(text, { title })
  }
  for (const [text] of distinct.slice(MAX_ANNOTATIONS)) actions.info(text)
  return diagnostics.length > 0 || signal.aborted ? 1 : 0
}
