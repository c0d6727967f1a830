import type { Video } from '../jogg/domain.ts'
import type { Desk, Purchase } from './desk.ts'
import { follow, newsOf } from './follow.ts'
import { pay, readCredits } from './pay.ts'
import { type Decision, decideSubmitted, decideUnanswered } from './recall.ts'
import * as troubles from './trouble.ts'

/**
 * Makes one video, or one translation: takes up what an earlier run paid for, or submits it, and waits for it. Everything that becomes
 * known goes to `desk.learn` at once; trouble is learnt like anything else, so that other videos go on.
 */
export async function makeVideo<Request>(purchase: Purchase<Request>, desk: Desk<Request>): Promise<void> {
  const label = troubles.labelOf(purchase)
  const decision = desk.reuse ? await recall(purchase, desk) : { kind: 'submit' as const, because: '' }
  switch (decision.kind) {
    case 'use':
      desk.world.actions.info(
        `${label}: project ${decision.video.projectId} is ready since an earlier run: nothing is paid.`,
      )
      return desk.learn({ reused: true, ...newsOf(decision.video) })
    case 'wait':
      desk.world.actions.info(
        `${label}: project ${decision.projectId} was submitted by an earlier run: nothing is paid again.`,
      )
      desk.learn({ reused: true, projectId: decision.projectId, status: 'pending' })
      return desk.wait ? await follow(purchase, decision.projectId, desk, 'earlier') : undefined
    case 'stop':
      return
    case 'submit':
      if (decision.because) desk.world.actions.info(`${label}: submitted anew, because ${decision.because}.`)
      return await submitAndFollow(purchase, desk)
  }
}

async function submitAndFollow<Request>(purchase: Purchase<Request>, desk: Desk<Request>): Promise<void> {
  const projectId = await desk.turn(() => pay(purchase, desk))
  if (projectId && desk.wait) await follow(purchase, projectId, desk, 'submitted')
}

async function recall(purchase: Purchase<unknown>, desk: Desk<unknown>): Promise<Decision> {
  const memory = await desk.ledger.recall(purchase.contentKey)
  if (!memory || memory.state === 'refused') return { kind: 'submit', because: '' }
  if (memory.state === 'submitted') {
    const reply = await desk.api.video(memory.projectId, desk.world.signal)
    return decideSubmitted(memory.projectId, reply, reply.ok && (await isGone(reply.value, desk)))
  }
  const credits = { before: memory.credits, now: await readCredits(desk) }
  const decision = decideUnanswered(credits.before, credits.now)
  if (decision.kind === 'stop') {
    const happened = `An earlier run submitted the ${troubles.nounOf(purchase)} at ${memory.at} and never learnt its project id.`
    desk.learn({
      status: 'unknown',
      trouble: troubles.createUnknown(purchase, memory.videoName, happened, credits),
    })
  }
  return decision
}

/** Only an address that certainly is no more counts: a video is not paid for again because a request failed. */
async function isGone(video: Video, { world }: Desk<unknown>): Promise<boolean> {
  if (!video.videoUrl) return false
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(ALIVE_MS)])
  try {
    // Not HEAD: an address that was signed for GET may well refuse it.
    const { status, body } = await world.fetch(video.videoUrl, { headers: { range: 'bytes=0-0' }, signal })
    await body?.cancel()
    return status === 404 || status === 410
  } catch {
    return false
  }
}

const ALIVE_MS = 10_000
