import pLimit from 'p-limit'
import type { JoggApi } from '../jogg/api.ts'
import type { Result } from '../outputs/results.ts'
import type { Deps, Purchase, Spending } from './deps.ts'
import { createGate } from './gate.ts'
import { makeVideo } from './make.ts'
import { thrownPatch } from './thrown-patch.ts'

/**
 * Makes all videos of a run side by side: creates in turns and behind one gate, status requests spread over the
 * interval and a few at a time. What has the same content is one video; one that fails loses none of the others.
 *
 * @param updateOf told what becomes known of each purchase, by its index
 */
export async function makeVideos<Request>(
  purchases: readonly Purchase<Request>[],
  shared: SharedDeps<Request>,
  updateOf: (index: number, patch: Result) => void,
): Promise<void> {
  const gate = createGate(shared.world.clock)
  const limiter = pLimit(AT_ONCE)
  const api = fewAtOnce(shared.api)
  const spent: Spending[] = []
  const groups = [...Map.groupBy(purchases.entries(), ([, { contentKey }]) => contentKey).values()]
  const making = groups.map(async (group, index) => {
    const update = (patch: Result) => {
      for (const [index] of group) updateOf(index, patch)
    }
    const deps = { ...shared, api, gate, limiter, spent, phase: (index + 1) / groups.length, update }
    const [first] = group
    if (first) await makeVideo(first[1], deps).catch(thrown => update(thrownPatch(thrown, shared.world)))
  })
  await Promise.all(making)
}

/** What all videos of a run share. */
export type SharedDeps<Request> = Omit<Deps<Request>, 'update' | 'phase' | 'gate' | 'limiter' | 'spent'>

/** Creates under way at once, and status requests under way at once: with the rest of a run, never ten. */
const AT_ONCE = 4

function fewAtOnce<Request>(api: JoggApi<Request>): JoggApi<Request> {
  const limit = pLimit(AT_ONCE)
  return { ...api, video: (projectId, signal) => limit(() => api.video(projectId, signal)) }
}
