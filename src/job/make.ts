import type { Video } from '../jogg/domain.ts'
import { duration } from '../lib/text.ts'
import { openFor } from './claim.ts'
import { readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import { follow, videoPatch } from './follow.ts'
import type { LedgerEntry } from './ledger.ts'
import { pay } from './pay.ts'
import { type Decision, decideSubmitted, decideUnanswered } from './recall.ts'
import * as diagnostics from './video-diagnostics.ts'

/**
 * Makes one video, or one translation: takes up what an earlier run paid for, or submits it, and waits for it.
 * Everything that becomes known goes to `deps.learn` at once; diagnostic is learnt like anything else, so that other videos
 * go on.
 */
export async function makeVideo<Request>(purchase: Purchase<Request>, deps: Deps<Request>): Promise<void> {
  const options = { giveUpAt: deps.world.clock.now() + deps.timeoutMs }
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const memory = await settledMemory(purchase, deps, options)
    if (memory === 'open') break
    const decision = await decide(purchase, deps, memory)
    if (decision.kind !== 'submit') return await takeUp(decision, purchase, deps)
    if (decision.because) say(purchase, deps, `submitted anew, because ${decision.because}.`)
    const payment = await deps.limiter(() => pay(purchase, deps, memory))
    if (payment.kind === 'paid' && deps.wait) {
      const { projectId, isForgotten } = payment
      return await follow({ ...purchase, isForgotten }, projectId, deps, 'submitted')
    }
    if (payment.kind !== 'lost-race') return
  }
  const isCancelled = deps.world.signal.aborted
  const diagnostic = isCancelled
    ? diagnostics.cancelledMeanwhile(purchase)
    : diagnostics.stillSubmitting(purchase)
  deps.update(isCancelled ? { diagnostic } : { status: 'unknown', diagnostic })
}

/** Runs that were faster, one after the other, before this one stops looking. */
const MAX_ROUNDS = 10

/** What is remembered, once no other run can be in the middle of paying; `open` when that takes too long. */
async function settledMemory(
  { contentKey, ...subject }: Purchase<unknown>,
  deps: Deps<unknown>,
  { giveUpAt }: { readonly giveUpAt: number },
): Promise<LedgerEntry | undefined | 'open'> {
  const { clock, signal } = deps.world
  for (let isTold = false; ; isTold = true) {
    const memory = await deps.ledger.recall(contentKey)
    const openMs = deps.reuse ? openFor(memory, deps.world) : 0
    if (openMs === 0) return memory
    const leftMs = giveUpAt - clock.now()
    if (signal.aborted || leftMs <= 0) return 'open'
    if (!isTold) say(subject, deps, diagnostics.openLine(memory?.at, duration(openMs / 1000)))
    await clock.sleep(Math.min(LOOK_MS, openMs, leftMs), signal)
  }
}

/** Between two looks at the memory of a run that is about to pay. */
const LOOK_MS = 5000

function say(subject: diagnostics.Subject, { world }: Deps<unknown>, what: string): void {
  world.actions.info(`${diagnostics.labelOf(subject)}: ${what}`)
}

async function takeUp(
  decision: Exclude<Decision, { kind: 'submit' }>,
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
): Promise<void> {
  switch (decision.kind) {
    case 'use':
      say(
        purchase,
        deps,
        `project ${decision.video.projectId} is ready since an earlier run: nothing is paid. ${decision.video.videoUrl}`,
      )
      return deps.update({ reused: true, ...videoPatch(decision.video) })
    case 'wait':
      say(
        purchase,
        deps,
        `project ${decision.projectId} was submitted by an earlier run: nothing is paid again.`,
      )
      deps.update({ reused: true, projectId: decision.projectId, status: 'pending' })
      return deps.wait ? await follow(purchase, decision.projectId, deps, 'earlier') : undefined
    case 'stop':
      return
  }
}

async function decide(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  memory: LedgerEntry | undefined,
): Promise<Decision> {
  if (!deps.reuse || !memory || memory.state === 'refused') return { kind: 'submit', because: '' }
  if (memory.state === 'submitted') {
    const reply = await deps.api.video(memory.projectId, deps.world.signal)
    return decideSubmitted(memory.projectId, reply, reply.ok && (await isGone(reply.value, deps)))
  }
  const credits = { before: memory.credits, now: await readCredits(deps) }
  const decision = decideUnanswered(credits.before, credits.now)
  if (decision.kind === 'stop') {
    const happened = `An earlier run submitted the ${diagnostics.nounOf(purchase)} at ${memory.at} and never learnt its project id.`
    const diagnostic = diagnostics.createUnknown(purchase, memory.videoName, happened, credits)
    deps.update({ status: 'unknown', diagnostic })
  }
  return decision
}

/** Only an address that certainly is no more counts: a video is not paid for again because a request failed. */
async function isGone(video: Video, { world }: Deps<unknown>): Promise<boolean> {
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
