import fc from 'fast-check'

const FACTOR = Number(process.env.FUZZ ?? 1)

/** How often a property is tried: as often as usual, or `FUZZ` times as often: `npm run fuzz` sets many, `npm run check` a part. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR)
}

fc.configureGlobal({ numRuns: runs(100) })
