import type { Limits } from './jogg/api.ts'
import { annotate, boundedActions } from './outputs/annotations.ts'
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
export async function run(outer: World, limits?: Limits): Promise<number> {
  const world = { ...outer, actions: boundedActions(outer.actions) }
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
  if (world.signal.aborted) settleCancelled(results)
  const untold = outputs.finish(results.all)
  const ofVideos = results.all.flatMap(result => result.diagnostic ?? [])
  return conclude(world, [...ofVideos, ...diagnostics, ...(untold ? [untold] : [])])
}

function conclude({ actions, signal }: World, diagnostics: readonly Diagnostic[]): number {
  const distinct = new Map(diagnostics.map(diagnostic => [diagnosticText(diagnostic), diagnostic]))
  for (const [text, diagnostic] of distinct) {
    if (signal.aborted) actions.info(text)
    else annotate(actions, diagnostic)
  }
  return diagnostics.length > 0 || signal.aborted ? 1 : 0
}

/** What a cancel came before: what was submitted goes on at JoggAI, of the rest there is nothing. */
function settleCancelled(results: Results): void {
  for (const [index, { status, projectId }] of results.all.entries())
    if (!status) results.update(index, { status: projectId ? 'pending' : 'skipped' })
}
