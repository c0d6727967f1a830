import { duration, isoTime } from '../lib/text.ts'
import { Claim } from './claim.ts'
import { readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import type { Memory } from './ledger.ts'
import { type Submission, submit } from './submit.ts'
import * as troubles from './video-diagnostics.ts'

/**
 * The step that costs money: claims the content, so that the account's credits and the intention are remembered, pays,
 * and remembers what came of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay
 * again.
 *
 * @param seen what was remembered when the decision to pay was made
 */
export async function pay<Request>(
  purchase: Purchase<Request>,
  deps: Deps<Request>,
  seen: Memory | undefined,
): Promise<Payment> {
  const request = await purchase.request()
  const claim = new Claim(purchase, deps, seen)
  const submission = await submit(deps.api, request, {
    clock: deps.world.clock,
    signal: deps.world.signal,
    lastCall: deps.world.lastCall,
    rateLimitMs: deps.timeoutMs,
    gate: deps.gate,
    claim,
    onPause: (problem, ms) =>
      deps.world.actions.info(
        `${troubles.labelOf(purchase)}: ${troubles.pauseLine(problem, duration(ms / 1000))}`,
      ),
  })
  return conclude(purchase, deps, submission, claim)
}

export type Payment =
  | { readonly kind: 'paid'; readonly projectId: string; readonly isForgotten: boolean }
  /** There is no project id; why was learnt. */
  | { readonly kind: 'none' }
  /** Another run has paid meanwhile, or is about to: look again. */
  | { readonly kind: 'outrun' }

async function conclude(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  submission: Submission,
  claim: Claim,
): Promise<Payment> {
  switch (submission.kind) {
    case 'submitted':
      return await keep(purchase, deps, submission.projectId)
    case 'outrun':
      return { kind: 'outrun' }
    case 'refused': {
      await claim.release()
      const trouble = troubles.createRefused(purchase, submission.problem, await readCredits(deps))
      deps.learn({ status: 'failed', trouble })
      return { kind: 'none' }
    }
    case 'cancelled':
      await claim.release()
      deps.learn({ trouble: troubles.cancelled(purchase, undefined) })
      return { kind: 'none' }
    case 'unknown': {
      const subject = { ...purchase, isForgotten: isForgotten(await claim.abandon(), deps) }
      const happened = troubles.answerLost(purchase, submission.problem)
      const credits = { before: claim.credits(), now: await readCredits(deps) }
      const hint = troubles.hintOf(submission.problem)
      const trouble = troubles.createUnknown(subject, purchase.name, happened, credits, hint)
      deps.learn({ status: 'unknown', trouble })
      return { kind: 'none' }
    }
  }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(purchase: Purchase<unknown>, deps: Deps<unknown>, projectId: string): Promise<Payment> {
  const { actions, clock } = deps.world
  deps.learn({ projectId, status: 'pending', reused: false, title: purchase.name })
  actions.info(`${troubles.labelOf(purchase)}: submitted as project ${projectId}; its credits are taken.`)
  const memory = { state: 'submitted', projectId, at: isoTime(clock.now()) } as const
  const forgotten = isForgotten(await deps.ledger.remember(purchase.contentKey, memory), deps)
  if (forgotten) deps.learn({ isForgotten: forgotten })
  return { kind: 'paid', projectId, isForgotten: forgotten }
}

/** With `reuse: false` the next run of the same job does not look for what was remembered. */
function isForgotten(isRemembered: boolean, { reuse }: Pick<Deps<unknown>, 'reuse'>): boolean {
  return !isRemembered || !reuse
}
