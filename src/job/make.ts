import type { Depth } from '../ledger/ledger.ts'
import { noteStillBalance } from './credits.ts'
import { decide } from './decide.ts'
import { type Deps, type Purchase, say } from './deps.ts'
import { follow, videoPatch } from './follow.ts'
import { pay } from './pay.ts'
import type { Decision, Findings } from './recall.ts'
import { type LostRound, settled } from './settled.ts'
import { MAX_PAYMENTS, type Standing } from './standing.ts'
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
  let notMade = 0
  const findings = new Map<string, Findings>()
  for (let look = 1; look <= MAX_LOOKS; look++) {
    const standing = await settled(purchase, deps, { giveUpAt, depth, lost })
    if (standing === 'open') break
    const decision = await decide(purchase, deps, { standing, giveUpAt }, findings)
    if (decision.kind !== 'submit') return await takeUp(decision, purchase, deps, standing)
    // Before anything is paid for again, all that is remembered counts, not only what is found first.
    const isAll = depth === 'all' || standing.lastRound === 0
    depth = 'all'
    if (!isAll) continue
    if (!standing.isWhole && stopsUnread(purchase, deps)) return
    if (decision.because) say(purchase, deps, `submitted again, because ${decision.because}.`)
    const round = 1 + Math.max(standing.lastRound, lost?.round ?? 0)
    const known = standing.payments.map(({ projectId }) => projectId)
    const payment = await pay(purchase, deps, round, { known, giveUpAt })
    if (payment.kind === 'not-made') {
      if (++notMade === MAX_NOT_MADE)
        return deps.update({ status: 'failed', diagnostic: diagnostics.notMade(purchase) })
      say(purchase, deps, diagnostics.NOT_MADE_LINE)
      continue
    }
    if (payment.kind === 'none') return
    if (payment.kind === 'paid') {
      const subject = { ...purchase, ...afterAnother(standing.payments.length + 1, deps) }
      return await afterPayment(subject, payment, deps)
    }
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
/** Creates of one run that were lost on their way to JoggAI, before it stops sending them. */
const MAX_NOT_MADE = 3

/** A memory that can't be read may hold a payment: of this very run, where it runs again. */
function stopsUnread(purchase: Purchase<unknown>, { world, reuse, update }: Deps<unknown>): boolean {
  if (!reuse) return false
  if (Number(world.env.GITHUB_RUN_ATTEMPT ?? 1) > 1) {
    update({ status: 'unknown', diagnostic: diagnostics.memoryUnread(purchase) })
    return true
  }
  // Whatever could not be read has warned already.
  say(purchase, { world }, diagnostics.UNREAD_LINE)
  return false
}

/** Whether a further run would pay, should this video be lost. */
function afterAnother(payments: number, { reuse }: Deps<unknown>): Pick<diagnostics.Subject, 'again'> {
  return reuse && payments >= MAX_PAYMENTS ? { again: 'stops' } : {}
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
        `project ${decision.video.projectId} was already rendered by an earlier run: nothing is paid. ${decision.video.videoUrl ?? ''}`.trimEnd(),
      )
      return deps.update({ reused: true, ...videoPatch(decision.video) })
    case 'wait':
      say(
        purchase,
        deps,
        `project ${decision.projectId} was submitted by an earlier run: nothing is paid again.`,
      )
      deps.update({ reused: true, projectId: decision.projectId, status: 'pending' })
      return deps.wait
        ? await follow(
            { ...purchase, ...afterAnother(payments.length, deps) },
            decision.projectId,
            deps,
            'earlier',
          )
        : undefined
    case 'enough': {
      const projectId = payments.at(-1)?.projectId ?? ''
      const diagnostic = diagnostics.paidEnough(purchase, payments.length, decision.because)
      return deps.update({ reused: true, projectId, status: 'failed', diagnostic })
    }
    case 'stop':
      return
  }
}
