import pLimit from 'p-limit'
import { toTrouble } from '../failure.ts'
import type { JoggApi } from '../jogg/api.ts'
import type { Results } from '../result.ts'
import type { Desk } from './desk.ts'
import { makeVideo } from './make.ts'
import type { Order } from './order.ts'
import { createGate } from './submit.ts'

/**
 * Makes all videos of a run side by side: creates in turns and behind one gate, status requests spread over the
 * interval and a few at a time. Orders with the same content are one video; one that fails loses none of the others.
 */
export async function makeVideos(orders: readonly Order[], shop: Shop, results: Results): Promise<void> {
  const gate = createGate(shop.world.clock)
  const turn = pLimit(AT_ONCE)
  const api = fewAtOnce(shop.api)
  const groups = [...Map.groupBy(orders.entries(), ([, order]) => order.contentKey).values()]
  const making = groups.map(async (group, index) => {
    const learn: Desk['learn'] = news => {
      for (const [place] of group) results.learn(place, news)
    }
    const desk = { ...shop, api, gate, turn, phase: (index + 1) / groups.length, learn }
    const [first] = group
    if (first) await makeVideo(first[1], desk).catch(thrown => learn({ trouble: toTrouble(thrown) }))
  })
  await Promise.all(making)
}

/** What all videos of a run share. */
export type Shop = Omit<Desk, 'learn' | 'phase' | 'gate' | 'turn'>

/** Creates under way at once, and status requests under way at once: with the rest of a run, never ten. */
const AT_ONCE = 4

function fewAtOnce(api: JoggApi): JoggApi {
  const limit = pLimit(AT_ONCE)
  return { ...api, video: (projectId, signal) => limit(() => api.video(projectId, signal)) }
}
