import type { Video } from '../jogg/domain.ts'
import { duration } from '../text.ts'
import { openFor } from './claim.ts'
import { readCredits } from './credits.ts'
import type { Desk, Purchase } from './desk.ts'
import { follow, newsOf } from './follow.ts'
import type { Memory } from './ledger.ts'
import { pay } from './pay.ts'
import { type Decision, decideSubmitted, decideUnanswered } from './recall.ts'
import * as troubles from './trouble.ts'

/**
 * Makes one video, or one translation: takes up what an earlier run paid for, or submits it, and waits for it.
 * Everything that becomes known goes to `desk.learn` at once; trouble is learnt like anything else, so that other videos
 * go on.
 */
export async function makeVideo<Request>(purchase: Purchase<Request>, desk: Desk<Request>): Promise<void> {
  const patience = { giveUpAt: desk.world.clock.now() + desk.timeoutMs }
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const memory = await settledMemory(purchase, desk, patience)
    if (memory === 'open') break
    const decision = await decide(purchase, desk, memory)
    if (decision.kind !== 'submit') return await takeUp(decision, purchase, desk)
    if (decision.because) say(purchase, desk, `submitted anew, because ${decision.because}.`)
    const payment = await desk.turn(() => pay(purchase, desk, memory))
    if (payment.kind === 'paid' && desk.wait) await follow(purchase, payment.projectId, desk, 'submitted')
    if (payment.kind !== 'outrun') return
  }
  const isCancelled = desk.world.signal.aborted
  const trouble = isCancelled ? troubles.cancelledMeanwhile(purchase) : troubles.stillSubmitting(purchase)
  desk.learn(isCancelled ? { trouble } : { status: 'unknown', trouble })
}

/** Runs that were faster, one after the other, before this one stops looking. */
const MAX_ROUNDS = 10

/** What is remembered, once no other run can be in the middle of paying; `open` when that takes too long. */
async function settledMemory(
  { contentKey, ...subject }: Purchase<unknown>,
  desk: Desk<unknown>,
  { giveUpAt }: { readonly giveUpAt: number },
): Promise<Memory | undefined | 'open'> {
  const { clock, signal } = desk.world
  for (let isTold = false; ; isTold = true) {
    const memory = await desk.ledger.recall(contentKey)
    const openMs = desk.reuse ? openFor(memory, desk.world) : 0
    if (openMs === 0) return memory
    const leftMs = giveUpAt - clock.now()
    if (signal.aborted || leftMs <= 0) return 'open'
    if (!isTold) say(subject, desk, troubles.openLine(memory?.at, duration(openMs / 1000)))
    await clock.sleep(Math.min(LOOK_MS, openMs, leftMs), signal)
  }
}

/** Between two looks at the memory of a run that is about to pay. */
const LOOK_MS = 5000

function say(subject: troubles.Subject, { world }: Desk<unknown>, what: string): void {
  world.actions.info(`${troubles.labelOf(subject)}: ${what}`)
}

async function takeUp(
  decision: Exclude<Decision, { kind: 'submit' }>,
  purchase: Purchase<unknown>,
  desk: Desk<unknown>,
): Promise<void> {
  switch (decision.kind) {
    case 'use':
      say(
        purchase,
        desk,
        `project ${decision.video.projectId} is ready since an earlier run: nothing is paid. ${decision.video.videoUrl}`,
      )
      return desk.learn({ reused: true, ...newsOf(decision.video) })
    case 'wait':
      say(
        purchase,
        desk,
        `project ${decision.projectId} was submitted by an earlier run: nothing is paid again.`,
      )
      desk.learn({ reused: true, projectId: decision.projectId, status: 'pending' })
      return desk.wait ? await follow(purchase, decision.projectId, desk, 'earlier') : undefined
    case 'stop':
      return
  }
}

async function decide(
  purchase: Purchase<unknown>,
  desk: Desk<unknown>,
  memory: Memory | undefined,
): Promise<Decision> {
  if (!desk.reuse || !memory || memory.state === 'refused') return { kind: 'submit', because: '' }
  if (memory.state === 'submitted') {
    const reply = await desk.api.video(memory.projectId, desk.world.signal)
    return decideSubmitted(memory.projectId, reply, reply.ok && (await isGone(reply.value, desk)))
  }
  const credits = { before: memory.credits, now: await readCredits(desk) }
  const decision = decideUnanswered(credits.before, credits.now)
  if (decision.kind === 'stop') {
    const happened = `An earlier run submitted the ${troubles.nounOf(purchase)} at ${memory.at} and never learnt its project id.`
    const trouble = troubles.createUnknown(purchase, memory.videoName, happened, credits)
    desk.learn({ status: 'unknown', trouble })
  }
  return decision
}

/** Only an address that certainly is no more counts: a video is not paid for again because a request failed. */
async function isGone(video: Video, { world }: Desk<unknown>): Promise<boolean> {
  if (!video.videoUrl) return false
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(ALIVE_MS)])
  try {
    // Not HEAD: an address that was signed for GET may well refuse it.
    const range = { range: 'bytes=0-0' }
    const { status, body } = await world.fetch(video.videoUrl, { headers: range, redirect: 'manual', signal })
    await body?.cancel()
    return status === 404 || status === 410
  } catch {
    return false
  }
}

const ALIVE_MS = 10_000
