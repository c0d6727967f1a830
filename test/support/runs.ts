import fc from 'fast-check'

const FACTOR = Number(process.env.FUZZ ?? 1)

/** How often a property is tried: as often as usual, and `FUZZ` times as often under `npm run fuzz`. */
export function runs(usual: number): number {
  return usual * FACTOR
}

fc.configureGlobal({ numRuns: runs(100) })
