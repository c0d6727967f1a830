import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cacheLedger } from '../../src/job/cache-ledger.ts'
import type { LedgerEntry } from '../../src/job/ledger.ts'

/** A store as the Actions cache is one: keys are only added, and the newest with a prefix is found. */
function openStore() {
  const keys: string[] = []
  return {
    keys,
    newest: async (prefix: string) => keys.findLast(key => key.startsWith(prefix)),
    add: async (key: string) => keys.push(key) > 0,
  }
}

const contentKey = fc.stringMatching(/^[0-9a-f]{64}$/)
const at = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const id = fc.stringMatching(/^[\w-]{1,40}$/)
const memory: fc.Arbitrary<LedgerEntry> = fc.oneof(
  fc.record({
    state: fc.constant('submitting' as const),
    credits: fc.option(
      fc.nat({ max: 100_000 }).map(halves => halves / 2),
      { nil: undefined },
    ),
    videoName: fc.string({ unit: 'grapheme', maxLength: 90 }).filter(text => Buffer.byteLength(text) <= 225),
    at,
    claim: id,
  }),
  fc.record({
    state: fc.constant('submitted' as const),
    projectId: fc.stringMatching(/^\w[\w.:/~-]{0,39}$/),
    at,
  }),
  fc.record({ state: fc.constant('refused' as const), at }),
)

it('what is remembered is recalled, in a key that the cache takes', async () => {
  await fc.assert(
    fc.asyncProperty(contentKey, memory, async (key, one) => {
      const store = openStore()
      await cacheLedger(store).remember(key, one)
      expect(await cacheLedger(store).recall(key)).toEqual(one)
      expect(store.keys[0]?.length).toBeLessThanOrEqual(512)
      expect(store.keys[0]).not.toMatch(/[,\s]/)
    }),
  )
})

it('the newest counts, and another video has a memory of its own', async () => {
  const ledger = cacheLedger(openStore())
  await ledger.remember('aa', { state: 'refused', at: '1' })
  await ledger.remember('aa', { state: 'submitted', projectId: 'p1', at: '2' })
  await ledger.remember('ab', { state: 'refused', at: '3' })
  expect(await ledger.recall('aa')).toEqual({ state: 'submitted', projectId: 'p1', at: '2' })
  expect(await ledger.recall('a')).toBeUndefined()
  expect(await ledger.recall('ac')).toBeUndefined()
})

it.each([
  ['x', 225],
  ['ü', 112],
  ['界', 75],
  ['𝔸', 56],
])('a name of many %s is cut after %i of them, so that the cache takes the key', async (sign, kept) => {
  const store = openStore()
  const key = 'a'.repeat(64)
  const claim = '12345678901-10-0123456789ab-4194304-01234567'
  const one = { state: 'submitting', credits: 123_456.5, at: new Date(0).toISOString(), claim } as const
  await cacheLedger(store).remember(key, { ...one, videoName: sign.repeat(kept + 1) })
  expect(store.keys[0]?.length).toBeLessThanOrEqual(512)
  expect(await cacheLedger(store).recall(key)).toEqual({ ...one, videoName: sign.repeat(kept) })
})

it.each([
  'jogg-video-1-aa-MQ.submitted',
  'jogg-video-1-aa-MQ.submitted.',
  'jogg-video-1-aa-MQ.submitting',
  'jogg-video-1-aa-MQ.paid.p1',
  'jogg-video-1-aa-',
  'jogg-video-2-aa-MQ.refused',
])('a key that is none of ours is no memory: %s', async key => {
  const ledger = cacheLedger({ newest: async () => key, add: async () => true })
  expect(await ledger.recall('aa')).toBeUndefined()
})
