import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Proposal } from '../outputs/proposal.ts'
import type { Result } from '../outputs/results.ts'
import { totalCredits } from './budget.ts'

import type { SpokenSpec } from './video-spec.ts'

/** What the run is about to submit, for people to read first. @param results with the translations */
export function proposalOf(
  specs: readonly SpokenSpec[],
  results: readonly Result[],
  refusal: Diagnostic | undefined,
): Proposal {
  const faces = new Map(specs.flatMap(({ face }) => (face ? [[JSON.stringify(face), face] as const] : [])))
  return {
    keys: results.map(({ contentKey }) => contentKey ?? ''),
    credits: totalCredits(results),
    faces: [...faces.values()],
    refusal,
  }
}
