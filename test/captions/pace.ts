import type { Pace } from '../../src/captions/timeline.ts'
import { estimate } from '../../src/script/estimate.ts'

/**
 * The pace of the estimate. That rounds to whole seconds, so many copies are asked for; and it takes each digit for a
 * word, where "18" is one word in all.
 */
export const pace: Pace = piece =>
  estimate(`${piece.replace(/\d{2,}/g, number => number.slice(1))} `.repeat(COPIES)).seconds / COPIES
const COPIES = 50
