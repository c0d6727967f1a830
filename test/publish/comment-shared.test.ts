import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LedgerEntry } from '../../src/job/ledger.ts'
import { addPull, KEY, type OpenRun, openStage, type Stage } from './support/stage.ts'

/** Two runs keep their memory in the same comment at the same time. */
let stage: Stage
let one: OpenRun
let other: OpenRun

beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 7)
  one = await stage.open({ comment: 'true' }, 'pull_request', { pr: 7 })
  await one.publisher.ledger?.remember(KEY, claimed('c1', 0))
  other = await stage.open({ comment: 'true' }, 'pull_request', { pr: 7 })
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const claimed = (claim: string, second: number): LedgerEntry => ({
  state: 'submitting',
  credits: 12,
  videoName: 'octo 7/merge',
  at: `2026-11-22T14:03:0${second}.000Z`,
  claim,
})
const submitted = (projectId: string, second: number): LedgerEntry => ({
  state: 'submitted',
  projectId,
  at: `2026-11-22T14:03:0${second}.000Z`,
})
const later = ({ world }: OpenRun) => world.clock.sleep(2000, world.signal)
const recall = ({ publisher }: OpenRun, key = KEY) => publisher.ledger?.recall(key)
const remember = ({ publisher }: OpenRun, memory: LedgerEntry, key = KEY) =>
  publisher.ledger?.remember(key, memory)

it('sees what the other has written since', async () => {
  expect(await recall(other)).toEqual(claimed('c1', 0))
  await remember(one, submitted('p1', 5))
  await later(other)
  expect(await recall(other)).toEqual(submitted('p1', 5))
})

it('tells claims apart', async () => {
  await remember(other, claimed('c2', 4))
  await later(one)
  expect(await recall(one)).toEqual(claimed('c2', 4))
})

it('keeps what the other has paid for meanwhile', async () => {
  const another = 'd'.repeat(64)
  await remember(one, submitted('p1', 5))
  await later(other)
  await remember(other, submitted('p2', 6), another)
  await later(one)
  expect(await recall(one, another)).toEqual(submitted('p2', 6))
  expect(await recall(one)).toEqual(submitted('p1', 5))
  expect(await stage.github.comments(7)).toHaveLength(1)
})

it('believes no older memory than its own', async () => {
  await remember(other, submitted('p1', 5))
  await remember(one, claimed('c1', 3))
  await later(other)
  expect(await recall(other)).toEqual(submitted('p1', 5))
})

it('goes on with what it knows when the comment is gone, or not to be read', async () => {
  const [comment] = await stage.github.comments(7)
  stage.github.fault({ kind: 'answer', status: 404, body: {}, method: 'GET', path: /comments\/\d+$/ })
  await later(other)
  expect(await recall(other)).toEqual(claimed('c1', 0))
  expect(comment?.body).toContain('c1')
})

it('reads once for a whole batch', async () => {
  await later(other)
  const before = stage.github.requests.length
  await Promise.all([1, 2, 3].map(() => recall(other)))
  expect(stage.github.requests.slice(before).map(({ method }) => method)).toEqual(['GET'])
})
