import fc from 'fast-check'

const FACTOR = Number(process.env.FUZZ ?? 1)

/** How often a property is tried: as often as usual, or `FUZZ` times as often, which `npm run fuzz` sets. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR)
}

fc.configureGlobal({ numRuns: runs(100) })
