import { duration } from '../lib/text.ts'
import { Claim } from './claim.ts'
import { readCredits } from './credits.ts'
import { type Deps, type Purchase, say } from './deps.ts'
import type { Search } from './settle.ts'
import { settleLost } from './settle-lost.ts'
import { type CreateResult, submit } from './submit.ts'
import * as diagnostics from './video-diagnostics.ts'

/**
 * The step that costs money: claims the content, so that the account's credits and the intention are remembered, pays,
 * and remembers what came of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay
 * again.
 *
 * @param round the first that nobody has, as far as the decision to pay knew
 * @param search where an answer is lost: what is not looked for, and until when
 */
export async function pay<Request>(
  purchase: Purchase<Request>,
  deps: Deps<Request>,
  round: number,
  search: Search,
): Promise<PurchaseResult> {
  const claim = new Claim(purchase, deps, round)
  const submission = await deps.limiter(() => send(purchase, deps, claim))
  return conclude(purchase, deps, submission, { claim, search })
}

async function send<Request>(
  purchase: Purchase<Request>,
  deps: Deps<Request>,
  claim: Claim,
): Promise<CreateResult> {
  return submit(deps.api, await purchase.request(), {
    clock: deps.world.clock,
    signal: deps.world.signal,
    lastCall: deps.world.lastCall,
    rateLimitMs: deps.timeoutMs,
    gate: deps.gate,
    claim,
    onPause: (error, ms) => say(purchase, deps, diagnostics.pauseLine(error, duration(ms / 1000))),
  })
}

export type PurchaseResult =
  /** @property credits the account's just before */
  | {
      readonly kind: 'paid'
      readonly projectId: string
      readonly isForgotten: boolean
      readonly credits: number | undefined
    }
  /** There is no project id; why was learnt. */
  | { readonly kind: 'none' }
  /** JoggAI never made it: it may be submitted again. */
  | { readonly kind: 'not-made' }
  /** Another run has paid meanwhile, or is about to: look again. */
  | { readonly kind: 'lost-race'; readonly round: number }

async function conclude(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  submission: CreateResult,
  { claim, search }: { readonly claim: Claim; readonly search: Search },
): Promise<PurchaseResult> {
  switch (submission.kind) {
    case 'submitted':
      return await keep(purchase, deps, submission.projectId, claim)
    case 'lost-race':
      return { kind: 'lost-race', round: claim.round }
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
      const lost = { name: purchase.name, at: deps.world.clock.now(), credits: claim.held?.credits }
      const settlement = await settleLost(purchase, deps, lost, search)
      if (settlement.kind === 'made') return await keep(purchase, deps, settlement.projectId, claim)
      if (settlement.kind === 'not-made') {
        await claim.release()
        return { kind: 'not-made' }
      }
      const credits = await balanceSince(claim, deps)
      const isRemembered = await claim.abandon(diagnostics.isChanged(credits))
      const subject = { ...purchase, isForgotten: isForgotten(isRemembered, deps) }
      const happened = diagnostics.answerLost(purchase, submission.error)
      const hint = diagnostics.hintOf(submission.error)
      const diagnostic = diagnostics.createUnknown(subject, purchase.name, happened, credits, hint)
      deps.update({ status: 'unknown', diagnostic })
      return { kind: 'none' }
    }
  }
}

/** What others of this run were paid for in the meantime says nothing of this one. */
async function balanceSince({ held }: Claim, deps: Deps<unknown>): Promise<diagnostics.Credits> {
  const now = await readCredits(deps)
  const since = deps.spent.filter(({ at }) => held && at >= held.at)
  const siblings = since.reduce((sum, { credits = Number.NaN }) => sum + credits, 0)
  return { before: held?.credits, now, siblings }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  projectId: string,
  claim: Claim,
): Promise<PurchaseResult> {
  deps.update({ projectId, status: 'pending', reused: false, title: purchase.name })
  say(purchase, deps, `submitted as project ${projectId}; its credits are taken.`)
  deps.spent.push({ at: deps.world.clock.now(), credits: purchase.credits })
  const forgotten = isForgotten(await claim.paid(projectId), deps)
  if (forgotten) deps.update({ isForgotten: forgotten })
  return { kind: 'paid', projectId, isForgotten: forgotten, credits: claim.held?.credits }
}

/** With `reuse: false` the next run of the same job does not look for what was remembered. */
function isForgotten(isRemembered: boolean, { reuse }: Pick<Deps<unknown>, 'reuse'>): boolean {
  return !isRemembered || !reuse
}
