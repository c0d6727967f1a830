import { afterEach, describe, expect, it } from 'vitest'
import { openCacheKeeper } from '../../src/ledger/cache-keeper.ts'
import { type Entry, nameOf } from '../../src/ledger/entries.ts'
import type { Keeper } from '../../src/ledger/ledger.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import type { CacheAccess } from '../support/cache-entries.ts'
import { type CacheService, type CacheServiceOptions, startCacheService } from '../support/cache-service.ts'
import { claimOf, KEY_OF_TESTS, ledgerWith, submittedOf } from '../support/memory.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let service: CacheService
afterEach(() => service.close())

const NOW = Date.now() - 1000
const PULL = { writes: 'refs/pull/7/merge', reads: ['refs/heads/main'] }
const seal = createSeal(KEY_OF_TESTS)
const clock = { now: Date.now, sleep: async () => undefined }

async function start(options: CacheServiceOptions = {}): Promise<void> {
  service = await startCacheService(options)
}

function open(access?: CacheAccess): {
  keeper: Keeper
  world: TestWorld
  ledger: ReturnType<typeof ledgerWith>
} {
  const world = testWorld({ ...service.env, ...(access ? service.envFor(access) : {}) }, clock)
  const keeper = openCacheKeeper(world)
  if (!keeper) throw new Error('there is no cache')
  return { keeper, world, ledger: ledgerWith(clock, keeper) }
}

const sorted = (entries: readonly Entry[] = []) => entries.toSorted((one, other) => one.at - other.at)

describe('the cache', () => {
  it('gives all entries of a content, though it tells one key at a time', async () => {
    await start()
    const { ledger } = open()
    const all = Array.from({ length: 12 }, (_, nth) =>
      nth % 3 === 0 ? submittedOf(`p${nth}`, NOW + nth, nth + 1) : claimOf(NOW + nth, { round: nth + 1 }),
    )
    for (const entry of all) await ledger.remember('k', entry)
    await ledger.remember('other', claimOf(NOW))
    const { entries, isWhole } = await ledger.recall('k', 'all')
    expect([sorted(entries), isWhole]).toEqual([all, true])
    expect((await ledger.recall('k', 'first')).entries).toHaveLength(2)
  })

  it('shows a pull request what the default branch has, behind its own', async () => {
    await start()
    const [main, pull] = [open(), open(PULL)]
    await main.ledger.remember('k', submittedOf('p2', NOW + 2))
    await pull.ledger.remember('k', { kind: 'refused', round: 1, at: NOW })
    await pull.ledger.remember('k', submittedOf('p1', NOW + 1))
    expect(sorted((await pull.ledger.recall('k', 'all')).entries).map(({ at }) => at - NOW)).toEqual([
      0, 1, 2,
    ])
    expect((await main.ledger.recall('k', 'all')).entries).toHaveLength(1)
  })

  it('costs a first submission two look-ups, one lock and one entry', async () => {
    await start()
    const { ledger } = open()
    await ledger.recall('k', 'first')
    await ledger.lock('k', 1)
    await ledger.remember('k', claimOf(NOW))
    expect(service.requests.map(({ step }) => step)).toEqual([
      'lookup',
      'lookup',
      'reserve',
      'reserve',
      'upload',
      'finalize',
    ])
  })

  it('gives a lock to one of many that ask at once, for each round and content', async () => {
    await start()
    const ask = (key: string, round: number) =>
      Promise.all(Array.from({ length: 9 }, () => open().ledger.lock(key, round)))
    for (const [key, round] of [
      ['k', 1],
      ['k', 2],
      ['j', 1],
    ] as const) {
      const locks = await ask(key, round)
      expect(locks.toSorted()).toEqual([...Array(8).fill('refused'), 'taken'])
    }
  })

  it.each(['reserve', 'upload', 'finalize'] as const)(
    'keeps an entry whose answer is lost at %s',
    async step => {
      await start()
      const { ledger, world } = open()
      service.fault({ step, kind: 'reset', accepted: true })
      expect(await ledger.remember('k', submittedOf('p1', NOW))).toBe(true)
      expect((await ledger.recall('k', 'all')).entries).toMatchObject([{ projectId: 'p1' }])
      expect(world.seen.warnings).toEqual([])
    },
  )

  it('that can’t be read is not an empty one, and says so once', async () => {
    await start()
    const { ledger, world } = open()
    service.fault({ step: 'lookup', kind: 'answer', status: 503, times: 99 })
    expect(await ledger.recall('k', 'first')).toEqual({ entries: [], isWhole: false })
    await ledger.recall('k', 'all')
    expect(world.seen.warnings).toEqual([
      expect.stringMatching(/can’t be used \(it answered 503.*\): if an earlier run has paid/),
    ])
  })

  it('that can’t be written locks nobody out, and is still read', async () => {
    await start({ readOnly: true })
    const { ledger, world } = open()
    expect(await ledger.lock('k', 1)).toBe('none')
    expect(await ledger.remember('k', claimOf(NOW))).toBe(false)
    expect(await ledger.recall('k', 'all')).toEqual({ entries: [], isWhole: true })
    expect(world.seen.warnings).toEqual([expect.stringContaining('two at once may both pay')])
  })

  it('believes none of 100 keys that others wrote', async () => {
    await start()
    const { keeper, ledger } = open()
    await ledger.remember('k', submittedOf('p1', NOW))
    const id = seal.idOf('k')
    const forger = createSeal('another key')
    for (let nth = 0; nth < 100; nth++) {
      const genuine = nameOf(submittedOf(`forged${nth}`, NOW + nth, nth + 1), id, forger)
      await keeper.add(nth % 2 ? genuine : `${genuine.slice(0, -2)}${nth % 10}z`, {
        contentKey: 'k',
        entry: claimOf(NOW),
      })
    }
    expect((await ledger.recall('k', 'all')).entries).toEqual([submittedOf('p1', NOW)])
    expect(service.entries).toHaveLength(101)
  })

  it('shows nobody what the account has', async () => {
    await start()
    await open().ledger.remember('k', claimOf(NOW, { credits: 987654321 }))
    expect(JSON.stringify(service.entries)).not.toContain('987654321')
  })
})

describe('the cache server of act', () => {
  it('remembers everything, though it folds keys, counts seconds and wants no token', async () => {
    await start({ habits: { isAct: true, now: () => NOW } })
    const { ledger, world } = open()
    const all = [
      claimOf(NOW - 3),
      { kind: 'refused', round: 1, at: NOW - 2 },
      claimOf(NOW - 1, { round: 2 }),
      submittedOf('P-Ü', NOW, 2),
    ] as const
    for (const entry of all) expect(await ledger.remember('k', entry)).toBe(true)
    expect(sorted((await ledger.recall('k', 'all')).entries)).toEqual(all)
    expect(service.requests.every(({ headers }) => !headers.authorization)).toBe(true)
    expect(world.seen.warnings).toEqual([])
  })

  it('locks nobody out, ever', async () => {
    await start({ habits: { isAct: true } })
    expect([await open().ledger.lock('k', 1), await open().ledger.lock('k', 1)]).toEqual(['taken', 'taken'])
  })
})
