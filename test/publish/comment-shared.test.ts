import { afterEach, beforeEach, expect, it } from 'vitest'
import { badGateway } from '../../sandbox/github/index.ts'
import type { Entry } from '../../src/ledger/entries.ts'
import { claimOf, submittedOf } from '../support/memory.ts'
import { addPull, KEY, type OpenRun, openStage, type Stage } from './support/stage.ts'

/** Two runs keep their memory in the same comment at the same time. */
let stage: Stage
let one: OpenRun
let other: OpenRun

beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 7)
  one = await stage.open({ comment: 'true' }, 'pull_request', { pr: 7 })
  await one.ledger?.remember(KEY, claimed('c1', 0))
  other = await stage.open({ comment: 'true' }, 'pull_request', { pr: 7 })
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const at = (second: number) => Date.UTC(2025, 11, 31) + second * 1000
const claimed = (videoName: string, second: number) => claimOf(at(second), { videoName })
const submitted = (projectId: string, second: number) => submittedOf(projectId, at(second))
const later = ({ world }: OpenRun) => world.clock.sleep(2000, world.signal)
const recall = async ({ ledger }: OpenRun, key = KEY) => (await ledger?.recall(key, 'all'))?.entries
const remember = ({ ledger }: OpenRun, entry: Entry, key = KEY) => ledger?.remember(key, entry)

it('sees what the other has written since', async () => {
  expect(await recall(other)).toEqual([claimed('c1', 0)])
  await remember(one, submitted('p1', 5))
  await later(other)
  expect(await recall(other)).toContainEqual(submitted('p1', 5))
})

it('tells claims apart', async () => {
  await remember(other, claimed('c2', 4))
  await later(one)
  expect(await recall(one)).toEqual([claimed('c1', 0), claimed('c2', 4)])
})

it('keeps what the other has paid for meanwhile', async () => {
  const another = 'd'.repeat(64)
  await remember(one, submitted('p1', 5))
  await later(other)
  await remember(other, submitted('p2', 6), another)
  await later(one)
  expect(await recall(one, another)).toEqual([submitted('p2', 6)])
  expect(await recall(one)).toEqual([submitted('p1', 5)])
  expect(await stage.github.comments(7)).toHaveLength(1)
})

it('goes on with what it knows when the comment is gone', async () => {
  stage.github.fault({ kind: 'answer', status: 404, body: {}, method: 'GET', path: /comments\/\d+$/ })
  await later(other)
  expect(await recall(other)).toEqual([claimed('c1', 0)])
})

it('knows that it does not know when the comment can’t be read, and goes on when it can', async () => {
  stage.github.fault({ kind: 'answer', ...badGateway, method: 'GET', path: /comments\/\d+$/, times: 3 })
  await later(other)
  expect(await other.ledger?.recall(KEY, 'all')).toEqual({ entries: [], isWhole: false })
  await later(other)
  expect(await recall(other)).toEqual([claimed('c1', 0)])
})

it('reads once for a whole batch', async () => {
  await later(other)
  const before = stage.github.requests.length
  await Promise.all([1, 2, 3].map(() => recall(other)))
  expect(stage.github.requests.slice(before).map(({ method }) => method)).toEqual(['GET'])
})
