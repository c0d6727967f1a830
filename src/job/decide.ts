import { isoTime } from '../lib/text.ts'
import { isBalanceStill, readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import { investigate } from './investigate.ts'
import { type Decision, decideSubmitted, decideUnanswered, type Findings, withinMost } from './recall.ts'
import { settleLost } from './settle-lost.ts'
import type { Standing } from './standing.ts'
import * as diagnostics from './video-diagnostics.ts'

/**
 * Decides from what is remembered, and from what JoggAI says of it now. Where only a person can decide, says so.
 *
 * @param known what was found out in this run already, by project
 */
export async function decide(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  { standing, giveUpAt }: { readonly standing: Standing; readonly giveUpAt: number },
  known: Map<string, Findings>,
): Promise<Decision> {
  const payment = standing.payments.at(-1)
  const { unanswered, isChanged } = standing
  if (!deps.reuse) return { kind: 'submit', because: '' }
  if (unanswered || isChanged) {
    return (
      (await decideByList(purchase, deps, standing, giveUpAt)) ??
      (await decideByBalance(purchase, deps, standing))
    )
  }
  if (!payment) return { kind: 'submit', because: '' }
  const findings = known.get(payment.projectId) ?? (await investigate(payment, deps))
  known.set(payment.projectId, findings)
  return decideSubmitted(standing, findings)
}

/** What an earlier run never learnt, by JoggAI's list; undefined where that can't tell. */
async function decideByList(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  { unanswered, payments, lastRound }: Standing,
  giveUpAt: number,
): Promise<Decision | undefined> {
  const now = deps.world.clock.now()
  const lost = {
    name: unanswered?.videoName ?? purchase.name,
    at: unanswered?.at ?? now,
    credits: unanswered?.credits,
  }
  const known = payments.map(({ projectId }) => projectId)
  const settlement = await settleLost(purchase, deps, lost, { known, giveUpAt })
  if (settlement.kind === 'unclear') return undefined
  if (settlement.kind === 'not-made') {
    return withinMost(
      payments.length,
      'an earlier run stopped while submitting it, and JoggAI lists no such thing',
    )
  }
  const { projectId } = settlement
  const round = unanswered?.round ?? lastRound
  await deps.ledger.remember(purchase.contentKey, { kind: 'submitted', round, at: now, projectId })
  return { kind: 'wait', projectId }
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
