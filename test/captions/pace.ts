import type { Pace } from '../../src/captions/timeline.ts'
import { estimate } from '../../src/script/estimate.ts'

/** The pace of the estimate. That rounds to whole seconds, so many copies are asked for. */
export const pace: Pace = piece => estimate(`${piece} `.repeat(COPIES)).seconds / COPIES
const COPIES = 50
