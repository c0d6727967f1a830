import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningOf, DIGITS, type Entry, lockOf, nameOf, readName } from '../../src/ledger/entries.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import { claimOf, submittedOf } from '../support/memory.ts'

const seal = createSeal('sk')
const id = seal.idOf('content')
const NOW = Date.UTC(2026, 0, 1)
const MINUTE = 60_000

const entry = fc.oneof(
  fc
    .record({ projectId: fc.string({ minLength: 1, maxLength: 60 }) })
    .map(({ projectId }) => submittedOf(projectId, NOW)),
  fc
    .record({
      credits: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
      round: fc.integer({ min: 1, max: 99 }),
    })
    .map(more => claimOf(NOW, { ...more, videoName: 'octo-org/octo-repo main (#7)' })),
  fc
    .constantFrom('refused', 'abandoned', 'changed', 'still')
    .map((kind): Entry => ({ kind, round: 3, at: NOW }) as Entry),
)

describe('the name of an entry', () => {
  it('says everything, also in lower case, is short enough for a cache key, and hides what it says', () => {
    fc.assert(
      fc.property(entry, one => {
        const name = nameOf(one, id, seal)
        expect(name).toBe(name.toLowerCase())
        expect(name).toMatch(/^jogg-video-2-[0-9a-f]{32}-[se][01]{12}-[0-9a-f]+$/)
        expect(name.length).toBeLessThanOrEqual(512)
        expect(readName(name, id, seal, NOW)).toEqual(JSON.parse(JSON.stringify(one)))
      }),
    )
  })

  it('has as much of a long title as fits', () => {
    const name = nameOf(claimOf(NOW, { videoName: '🎬'.repeat(200), credits: 123456.78 }), id, seal)
    expect(name.length).toBeLessThanOrEqual(512)
    expect(readName(name, id, seal, NOW)).toMatchObject({ videoName: '🎬'.repeat(29) })
  })

  it('begins with what its keeper looks for, submitted ones apart', () => {
    expect(nameOf(submittedOf('p1', NOW), id, seal).startsWith(`${beginningOf(id)}s`)).toBe(true)
    expect(nameOf(claimOf(NOW), id, seal).startsWith(`${beginningOf(id)}e`)).toBe(true)
    expect(DIGITS).toBe(12)
  })

  it('of a time more than ten minutes ahead is none; of one up to there, now', () => {
    const at = (ms: number) => readName(nameOf(submittedOf('p1', NOW + ms), id, seal), id, seal, NOW)
    expect(at(10 * MINUTE + 1)).toBeUndefined()
    expect(at(10 * MINUTE)?.at).toBe(NOW)
    expect(at(-MINUTE)?.at).toBe(NOW - MINUTE)
  })
})

describe('a name that is not ours', () => {
  const genuine = nameOf(submittedOf('p1', NOW), id, seal)
  const foreign = createSeal('another key')
  const forged: readonly string[] = [
    nameOf(submittedOf('p9', NOW), id, foreign),
    genuine.replace(id, seal.idOf('another content')),
    nameOf(submittedOf('p9', NOW), seal.idOf('another content'), seal).replace(
      seal.idOf('another content'),
      id,
    ),
    `${beginningOf(id)}s000000000000-`,
    `${beginningOf(id)}s000000000000-submitted.p9`,
    `${beginningOf(id)}s000000000000-${Buffer.from('["submitted",1,1,"p9"]').toString('hex')}`,
    `${genuine}00`,
    genuine.slice(0, -2),
    genuine.toUpperCase(),
    genuine.replace('video-2', 'video-1'),
  ]
  const random = Array.from({ length: 90 }, (_, n) =>
    genuine.replace(/.{6}$/, `${(n * 7919).toString(16)}`.padStart(6, '0')),
  )

  it.each([...forged, ...random])('is no memory: %s', name => {
    expect(readName(name, id, seal, NOW)).toBeUndefined()
  })
})

it('a lock is another one for each round, content and account', () => {
  const locks = [
    lockOf(1, id, seal),
    lockOf(2, id, seal),
    lockOf(1, seal.idOf('x'), seal),
    lockOf(1, id, createSeal('y')),
  ]
  expect(new Set(locks).size).toBe(4)
  for (const lock of locks) expect(lock).toMatch(/^jogg-video-2-lock-[0-9a-f]{32}$/)
})
