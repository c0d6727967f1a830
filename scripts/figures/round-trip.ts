import { openRoundTrip } from '../../test/support/round-trip.ts'
import type { WorkflowRun } from '../../test/support/runner/hub.ts'

/** How long a runner is kept busy by a video that is submitted in one run and collected in another, in milliseconds. */
export interface RoundTripTime {
  readonly submitMs: number
  readonly collectMs: number
}

/** Takes one video from `webhook-submit.yml` through the relay to `webhook-collect.yml`, and measures both steps. */
export async function measureRoundTrip(): Promise<RoundTripTime> {
  const trip = await openRoundTrip()
  try {
    const submit = await trip.submit()
    await trip.finish(trip.hub.sandbox.projects[0]?.id ?? '')
    const collect = await trip.collect()
    for (const { conclusion, log } of [submit, collect])
      if (conclusion !== 'success') throw new Error(`the round trip broke:\n${log}`)
    return { submitMs: busy(submit), collectMs: busy(collect) }
  } finally {
    await trip.close()
  }
}

function busy({ jobs }: WorkflowRun): number {
  return jobs.flatMap(job => job.steps).reduce((sum, step) => sum + step.milliseconds, 0)
}
