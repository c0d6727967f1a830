import { duration, isoTime } from '../lib/text.ts'
import { isBalanceStill, noteStillBalance, readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import { follow, videoPatch } from './follow.ts'
import { investigate } from './investigate.ts'
import type { Depth } from './ledger.ts'
import { pay } from './pay.ts'
import { type Decision, decideSubmitted, decideUnanswered } from './recall.ts'
import { LEASE_MS, type Standing, standingOf } from './standing.ts'
import * as diagnostics from './video-diagnostics.ts'

/**
 * Makes one video, or one translation: takes up what an earlier run paid for, or submits it, and waits for it.
 * Everything that becomes known goes to `deps.update` at once; a diagnostic is learnt like anything else, so that other
 * videos go on.
 */
export async function makeVideo<Request>(purchase: Purchase<Request>, deps: Deps<Request>): Promise<void> {
  const giveUpAt = deps.world.clock.now() + deps.timeoutMs
  let depth: Depth = 'first'
  let lost: LostRound | undefined
  for (let look = 1; look <= MAX_LOOKS; look++) {
    const standing = await settled(purchase, deps, { giveUpAt, depth, lost })
    if (standing === 'open') break
    const decision = await decide(purchase, deps, standing)
    if (decision.kind !== 'submit') return await takeUp(decision, purchase, deps, standing)
    // Before anything is paid for again, all that is remembered counts, not only what is found first.
    const isAll = depth === 'all' || standing.lastRound === 0
    depth = 'all'
    if (!isAll) continue
    if (!standing.isWhole && stopsUnread(purchase, deps)) return
    if (decision.because) say(purchase, deps, `submitted again, because ${decision.because}.`)
    const round = 1 + Math.max(standing.lastRound, lost?.round ?? 0)
    const payment = await deps.limiter(() => pay(purchase, deps, round))
    if (payment.kind === 'none') return
    if (payment.kind === 'paid') return await afterPayment(purchase, payment, deps)
    lost = { round: payment.round, at: deps.world.clock.now() }
  }
  const isCancelled = deps.world.signal.aborted
  const diagnostic = isCancelled
    ? diagnostics.cancelledMeanwhile(purchase)
    : diagnostics.stillSubmitting(purchase)
  deps.update(isCancelled ? { diagnostic } : { status: 'unknown', diagnostic })
}

/** Runs that were faster, one after the other, before this one stops looking. */
const MAX_LOOKS = 12

/** A round that another run has locked: its claim is to be seen soon, or never. */
interface LostRound {
  readonly round: number
  readonly at: number
}

/** How the content stands, once no other run can be in the middle of paying; `open` when that takes too long. */
async function settled(
  { contentKey, ...subject }: Purchase<unknown>,
  deps: Deps<unknown>,
  { giveUpAt, depth, lost }: { giveUpAt: number; depth: Depth; lost: LostRound | undefined },
): Promise<(Standing & { readonly isWhole: boolean }) | 'open'> {
  const { clock, signal } = deps.world
  for (let isTold = false; ; isTold = true) {
    const { entries, isWhole } = await deps.ledger.recall(contentKey, isTold ? 'all' : depth)
    const standing = standingOf(entries, clock.now())
    const leaseMs = lost && standing.lastRound < lost.round ? lost.at + LEASE_MS - clock.now() : 0
    const openMs = deps.reuse ? Math.max(standing.openMs, leaseMs) : 0
    if (openMs <= 0) return { ...standing, isWhole }
    const leftMs = giveUpAt - clock.now()
    if (signal.aborted || leftMs <= 0) return 'open'
    if (!isTold) say(subject, deps, diagnostics.openLine(standing, duration(openMs / 1000)))
    await clock.sleep(Math.min(LOOK_MS, openMs, leftMs), signal)
  }
}

/** Between two looks at the memory of a run that is about to pay. */
const LOOK_MS = 3000

function say(subject: diagnostics.Subject, { world }: Deps<unknown>, what: string): void {
  world.actions.info(`${diagnostics.labelOf(subject)}: ${what}`)
}

/** A memory that can't be read may hold a payment: of this very run, where it runs again. */
function stopsUnread(purchase: Purchase<unknown>, { world, reuse, update }: Deps<unknown>): boolean {
  if (!reuse) return false
  if (Number(world.env.GITHUB_RUN_ATTEMPT ?? 1) > 1) {
    update({ status: 'unknown', diagnostic: diagnostics.memoryUnread(purchase) })
    return true
  }
  // Whatever could not be read has warned already.
  world.actions.info(`${diagnostics.labelOf(purchase)}: ${diagnostics.UNREAD_LINE}`)
  return false
}

async function afterPayment(
  purchase: Purchase<unknown>,
  {
    projectId,
    isForgotten,
    credits,
  }: { projectId: string; isForgotten: boolean; credits: number | undefined },
  deps: Deps<unknown>,
): Promise<void> {
  const following = deps.wait && follow({ ...purchase, isForgotten }, projectId, deps, 'submitted')
  await Promise.all([following, noteStillBalance(deps, credits)])
}

async function takeUp(
  decision: Exclude<Decision, { kind: 'submit' }>,
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  { payments }: Standing,
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
    case 'enough': {
      const projectId = payments.at(-1)?.projectId ?? ''
      const diagnostic = diagnostics.paidEnough(purchase, payments.length, decision.because)
      return deps.update({ reused: true, projectId, status: 'failed', diagnostic })
    }
    case 'stop':
      return
  }
}

async function decide(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  standing: Standing,
): Promise<Decision> {
  const payment = standing.payments.at(-1)
  const { unanswered, isChanged } = standing
  if (!deps.reuse) return { kind: 'submit', because: '' }
  if (unanswered || isChanged) return await decideByBalance(purchase, deps, standing)
  if (!payment) return { kind: 'submit', because: '' }
  return decideSubmitted(standing, await investigate(payment, deps))
}

async function decideByBalance(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  standing: Standing,
): Promise<Decision> {
  const { unanswered, isChanged, lastRound } = standing
  const [now, isStill] = await Promise.all([readCredits(deps), isBalanceStill(deps)])
  const credits = { before: unanswered?.credits, now, isStill: isStill || isChanged }
  const decision = decideUnanswered(standing, credits)
  if (decision.kind !== 'stop') return decision
  const at = deps.world.clock.now()
  if (!isChanged && diagnostics.isChanged(credits)) {
    await deps.ledger.remember(purchase.contentKey, { kind: 'changed', round: lastRound, at })
  }
  const since = isoTime(unanswered?.at ?? at)
  const happened = `An earlier run submitted the ${diagnostics.nounOf(purchase)} at ${since} and never learnt its project id.`
  const videoName = unanswered?.videoName ?? purchase.name
  deps.update({
    status: 'unknown',
    diagnostic: diagnostics.createUnknown(purchase, videoName, happened, credits),
  })
  return decision
}
