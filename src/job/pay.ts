import { duration, isoTime } from '../text.ts'
import { type Claim, openClaim } from './claim.ts'
import { readCredits } from './credits.ts'
import type { Desk, Purchase } from './desk.ts'
import type { Memory } from './ledger.ts'
import { type Submission, submit } from './submit.ts'
import * as troubles from './trouble.ts'

/**
 * The step that costs money: claims the content, so that the account's credits and the intention are remembered, pays,
 * and remembers what came of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay
 * again.
 *
 * @param seen what was remembered when the decision to pay was made
 */
export async function pay<Request>(
  purchase: Purchase<Request>,
  desk: Desk<Request>,
  seen: Memory | undefined,
): Promise<Payment> {
  const request = await purchase.request()
  const claim = openClaim(purchase, desk, seen)
  const submission = await submit(desk.api, request, {
    clock: desk.world.clock,
    signal: desk.world.signal,
    lastCall: desk.world.lastCall,
    rateLimitMs: desk.timeoutMs,
    gate: desk.gate,
    claim,
    onPause: (problem, ms) =>
      desk.world.actions.info(
        `${troubles.labelOf(purchase)}: ${troubles.pauseLine(problem, duration(ms / 1000))}`,
      ),
  })
  return conclude(purchase, desk, submission, claim)
}

export type Payment =
  | { readonly kind: 'paid'; readonly projectId: string }
  /** There is no project id; why was learnt. */
  | { readonly kind: 'none' }
  /** Another run has paid meanwhile, or is about to: look again. */
  | { readonly kind: 'outrun' }

async function conclude(
  purchase: Purchase<unknown>,
  desk: Desk<unknown>,
  submission: Submission,
  claim: Claim,
): Promise<Payment> {
  switch (submission.kind) {
    case 'submitted':
      return await keep(purchase, desk, submission.projectId)
    case 'outrun':
      return { kind: 'outrun' }
    case 'refused': {
      await claim.release()
      const trouble = troubles.createRefused(purchase, submission.problem, await readCredits(desk))
      desk.learn({ status: 'failed', trouble })
      return { kind: 'none' }
    }
    case 'cancelled':
      await claim.release()
      desk.learn({ trouble: troubles.cancelled(purchase, undefined) })
      return { kind: 'none' }
    case 'unknown': {
      await claim.abandon()
      const happened = troubles.answerLost(purchase, submission.problem)
      const credits = { before: claim.credits(), now: await readCredits(desk) }
      const trouble = troubles.createUnknown(purchase, purchase.name, happened, credits)
      desk.learn({ status: 'unknown', trouble })
      return { kind: 'none' }
    }
  }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(purchase: Purchase<unknown>, desk: Desk<unknown>, projectId: string): Promise<Payment> {
  const { actions, clock } = desk.world
  desk.learn({ projectId, status: 'pending', reused: false, title: purchase.name })
  actions.info(`${troubles.labelOf(purchase)}: submitted as project ${projectId}; its credits are taken.`)
  await desk.ledger.remember(purchase.contentKey, { state: 'submitted', projectId, at: isoTime(clock.now()) })
  return { kind: 'paid', projectId }
}
