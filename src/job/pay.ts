import type { JoggApi } from '../jogg/api.ts'
import { duration } from '../text.ts'
import type { World } from '../world.ts'
import type { Desk, Purchase } from './desk.ts'
import { type Submission, submit } from './submit.ts'
import * as troubles from './trouble.ts'

/**
 * The step that costs money: asks for the credits, remembers that it is about to pay, pays, and remembers what came
 * of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay again.
 *
 * @returns the project id, or undefined when there is none; why was learnt
 */
export async function pay<Request>(
  purchase: Purchase<Request>,
  desk: Desk<Request>,
): Promise<string | undefined> {
  const request = await purchase.request()
  const before = await readCredits(desk)
  if (desk.world.signal.aborted) {
    desk.learn({ trouble: troubles.cancelled(purchase, undefined) })
    return undefined
  }
  const memory = { state: 'submitting', credits: before, videoName: purchase.name, at: now(desk) } as const
  await desk.ledger.remember(purchase.contentKey, memory)
  const submission = await submit(desk.api, request, {
    clock: desk.world.clock,
    signal: desk.world.signal,
    lastCall: desk.world.lastCall,
    rateLimitMs: desk.timeoutMs,
    gate: desk.gate,
    onPause: (problem, ms) =>
      desk.world.actions.info(
        `${troubles.labelOf(purchase)}: ${troubles.pauseLine(problem, duration(ms / 1000))}`,
      ),
  })
  return conclude(purchase, desk, submission, before)
}

/** The account's remaining credits; undefined when they can't be read. Asked even while the run is being cancelled. */
export async function readCredits({ api, world }: CreditsDesk): Promise<number | undefined> {
  const reply = await api.credits(world.lastCall)
  return reply.ok ? reply.value : undefined
}

interface CreditsDesk {
  readonly api: Pick<JoggApi, 'credits'>
  readonly world: World
}

async function conclude(
  purchase: Purchase<unknown>,
  desk: Desk<unknown>,
  submission: Submission,
  before: number | undefined,
): Promise<string | undefined> {
  const { name, contentKey } = purchase
  switch (submission.kind) {
    case 'submitted':
      return await keep(purchase, desk, submission.projectId)
    case 'refused':
      await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) })
      desk.learn({
        status: 'failed',
        trouble: troubles.createRefused(purchase, submission.problem, await readCredits(desk)),
      })
      return undefined
    case 'cancelled':
      await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) })
      desk.learn({ trouble: troubles.cancelled(purchase, undefined) })
      return undefined
    case 'unknown': {
      const happened = troubles.answerLost(purchase, submission.problem)
      const credits = { before, now: await readCredits(desk) }
      desk.learn({ status: 'unknown', trouble: troubles.createUnknown(purchase, name, happened, credits) })
      return undefined
    }
  }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(purchase: Purchase<unknown>, desk: Desk<unknown>, projectId: string): Promise<string> {
  desk.learn({ projectId, status: 'pending', reused: false, title: purchase.name })
  desk.world.actions.info(
    `${troubles.labelOf(purchase)}: submitted as project ${projectId}; its credits are taken.`,
  )
  await desk.ledger.remember(purchase.contentKey, { state: 'submitted', projectId, at: now(desk) })
  return projectId
}

function now({ world }: Desk<unknown>): string {
  return new Date(world.clock.now()).toISOString()
}
