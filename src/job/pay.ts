import { duration, isoTime } from '../lib/text.ts'
import { Claim } from './claim.ts'
import { readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import type { LedgerEntry } from './ledger.ts'
import { type CreateResult, submit } from './submit.ts'
import * as diagnostics from './video-diagnostics.ts'

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
  seen: LedgerEntry | undefined,
): Promise<PurchaseResult> {
  const request = await purchase.request()
  const claim = new Claim(purchase, deps, seen)
  const submission = await submit(deps.api, request, {
    clock: deps.world.clock,
    signal: deps.world.signal,
    lastCall: deps.world.lastCall,
    rateLimitMs: deps.timeoutMs,
    gate: deps.gate,
    claim,
    onPause: (error, ms) =>
      deps.world.actions.info(
        `${diagnostics.labelOf(purchase)}: ${diagnostics.pauseLine(error, duration(ms / 1000))}`,
      ),
  })
  return conclude(purchase, deps, submission, claim)
}

export type PurchaseResult =
  | { readonly kind: 'paid'; readonly projectId: string; readonly isForgotten: boolean }
  /** There is no project id; why was learnt. */
  | { readonly kind: 'none' }
  /** Another run has paid meanwhile, or is about to: look again. */
  | { readonly kind: 'lost-race' }

async function conclude(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  submission: CreateResult,
  claim: Claim,
): Promise<PurchaseResult> {
  switch (submission.kind) {
    case 'submitted':
      return await keep(purchase, deps, submission.projectId)
    case 'lost-race':
      return { kind: 'lost-race' }
    case 'refused': {
      await claim.release()
      const diagnostic = diagnostics.createRefused(purchase, submission.error, await readCredits(deps))
      deps.update({ status: 'failed', diagnostic })
      return { kind: 'none' }
    }
    case 'cancelled':
      await claim.release()
      deps.update({ diagnostic: diagnostics.cancelled(purchase, undefined) })
      return { kind: 'none' }
    case 'unknown': {
      const subject = { ...purchase, isForgotten: isForgotten(await claim.abandon(), deps) }
      const happened = diagnostics.answerLost(purchase, submission.error)
      const credits = { before: claim.credits(), now: await readCredits(deps) }
      const hint = diagnostics.hintOf(submission.error)
      const diagnostic = diagnostics.createUnknown(subject, purchase.name, happened, credits, hint)
      deps.update({ status: 'unknown', diagnostic })
      return { kind: 'none' }
    }
  }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  projectId: string,
): Promise<PurchaseResult> {
  const { actions, clock } = deps.world
  deps.update({ projectId, status: 'pending', reused: false, title: purchase.name })
  actions.info(`${diagnostics.labelOf(purchase)}: submitted as project ${projectId}; its credits are taken.`)
  const memory = { state: 'submitted', projectId, at: isoTime(clock.now()) } as const
  const forgotten = isForgotten(await deps.ledger.remember(purchase.contentKey, memory), deps)
  if (forgotten) deps.update({ isForgotten: forgotten })
  return { kind: 'paid', projectId, isForgotten: forgotten }
}

/** With `reuse: false` the next run of the same job does not look for what was remembered. */
function isForgotten(isRemembered: boolean, { reuse }: Pick<Deps<unknown>, 'reuse'>): boolean {
  return !isRemembered || !reuse
}
