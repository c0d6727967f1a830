import { figuresOf } from './figures/budget.ts'
import { measureLoads } from './figures/loads.ts'
import { measureMakespan } from './figures/makespan.ts'
import { median } from './figures/median.ts'
import { grouped, print, printStartUp } from './figures/print.ts'
import { measureRoundTrip } from './figures/round-trip.ts'
import { measureStartUp } from './figures/start-up.ts'

/** Prints figures, and judges nothing: medians of several runs, whole processes, on the sandbox. */
for (const { name, bytes } of figuresOf(await measureLoads())) print(name, `${grouped(bytes)} bytes`)

printStartUp(measureStartUp(21))

const trips = await several(5, measureRoundTrip)
print('submit, as a runner is busy with it', inMilliseconds(trips.map(trip => trip.submitMs)))
print('collect', inMilliseconds(trips.map(trip => trip.collectMs)))
print('submit and collect', inMilliseconds(trips.map(trip => trip.submitMs + trip.collectMs)))

const makespans = await several(3, measureMakespan)
print('12 files, 5 creates per 3 s', `${median(makespans).toFixed(2)} × the least that the limit allows`)

/** One after the other: each has the machine to itself. */
async function several<T>(runs: number, measure: () => Promise<T>): Promise<readonly T[]> {
  const figures: T[] = []
  for (let nth = 0; nth < runs; nth += 1) figures.push(await measure())
  return figures
}

function inMilliseconds(figures: readonly number[]): string {
  return `${median(figures).toFixed(0)} ms`
}
