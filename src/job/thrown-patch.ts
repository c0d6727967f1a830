import { DiagnosticError, toDiagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'

/** A failure before the create means that there is no video; of a defect nobody knows what it means. */
export function thrownPatch(thrown: unknown, { signal }: Pick<World, 'signal'>): Result {
  const diagnostic = toDiagnostic(thrown)
  return thrown instanceof DiagnosticError && !signal.aborted
    ? { status: 'failed', diagnostic }
    : { diagnostic }
}
