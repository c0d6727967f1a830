import { describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { memoryKeeper } from '../support/memory.ts'
import { testWorld } from '../support/world.ts'

const CACHE = { ACTIONS_CACHE_URL: 'http://127.0.0.1:1/' }

async function warningsOf(env: Record<string, string>, keepers: { comment?: boolean; refs?: boolean }) {
  const world = testWorld(env)
  const keeper = (isThere = false) => (isThere ? memoryKeeper() : undefined)
  await openLedger(world, 'key', { comment: keeper(keepers.comment), refs: keeper(keepers.refs) })
  return world.seen.warnings
}

describe('before anything is paid, a run', () => {
  it('warns that nothing can remember', async () => {
    expect(await warningsOf({}, {})).toEqual([
      expect.stringMatching(/^Nothing can remember.*would pay again/),
    ])
  })

  it('warns that nothing can lock', async () => {
    const [warning, ...others] = await warningsOf({}, { comment: true })
    expect(warning).toMatch(/^Only the comment remembers.*within seconds.*may both pay/)
    expect(others).toEqual([])
  })

  it.each([
    ['a cache', CACHE, {}],
    ['refs', {}, { refs: true }],
    ['all', CACHE, { comment: true, refs: true }],
  ] as const)('says nothing with %s', async (_, env, keepers) => {
    expect(await warningsOf(env, keepers)).toEqual([])
  })
})

it('asks the refs for a lock before the cache, in every run alike', async () => {
  const refs = memoryKeeper()
  const ledger = await openLedger(testWorld(CACHE), 'key', { comment: undefined, refs })
  await ledger.lock('k', 1)
  expect(await ledger.lock('k', 1)).toBe('refused')
})
