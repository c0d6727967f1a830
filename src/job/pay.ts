import { duration } from '../text.ts'
import type { Desk } from './desk.ts'
import { type Order, toRequest } from './order.ts'
import { type Submission, submit } from './submit.ts'
import * as troubles from './trouble.ts'

/**
 * The step that costs money: asks for the credits, remembers that it is about to pay, pays, and remembers what came
 * of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay again.
 *
 * @returns the project id, or undefined when there is none; why was learnt
 */
export async function pay(order: Order, desk: Desk): Promise<string | undefined> {
  const request = toRequest(order, await desk.audioUrl(order))
  const before = await readCredits(desk)
  if (desk.world.signal.aborted) return conclude(order, desk, { kind: 'cancelled' }, before)
  const memory = { state: 'submitting', credits: before, videoName: order.name, at: now(desk) } as const
  await desk.ledger.remember(order.contentKey, memory)
  const submission = await submit(desk.api, request, {
    clock: desk.world.clock,
    signal: desk.world.signal,
    lastCall: desk.world.lastCall,
    rateLimitMs: desk.timeoutMs,
    gate: desk.gate,
    onPause: (problem, ms) =>
      desk.world.actions.info(`${order.label}: ${troubles.pauseLine(problem, duration(ms / 1000))}`),
  })
  return conclude(order, desk, submission, before)
}

/** The account's remaining credits; undefined when they can't be read. Asked even while the run is being cancelled. */
export async function readCredits({ api, world }: Pick<Desk, 'api' | 'world'>): Promise<number | undefined> {
  const reply = await api.credits(world.lastCall)
  return reply.ok ? reply.value : undefined
}

async function conclude(
  order: Order,
  desk: Desk,
  submission: Submission,
  before: number | undefined,
): Promise<string | undefined> {
  const { label, name, contentKey } = order
  switch (submission.kind) {
    case 'submitted':
      return await keep(order, desk, submission.projectId)
    case 'refused':
      await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) })
      desk.learn({
        status: 'failed',
        trouble: troubles.createRefused(label, submission.problem, await readCredits(desk)),
      })
      return undefined
    case 'cancelled':
      await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) })
      desk.learn({ trouble: troubles.cancelled(label, undefined) })
      return undefined
    case 'unknown': {
      const happened = troubles.answerLost(label, submission.problem)
      const credits = { before, now: await readCredits(desk) }
      desk.learn({ status: 'unknown', trouble: troubles.createUnknown(label, name, happened, credits) })
      return undefined
    }
  }
}

/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(order: Order, desk: Desk, projectId: string): Promise<string> {
  desk.learn({ projectId, status: 'pending', reused: false, title: order.name })
  desk.world.actions.info(`${order.label}: submitted as project ${projectId}; its credits are taken.`)
  await desk.ledger.remember(order.contentKey, { state: 'submitted', projectId, at: now(desk) })
  return projectId
}

function now({ world }: Desk): string {
  return new Date(world.clock.now()).toISOString()
}
