import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { howManyFit, share } from '../../src/catalog/fit.ts'

describe('share', () => {
  it.each([
    [100, [10, 20], [10, 20]],
    [100, [80, 80], [50, 50]],
    [100, [10, 500], [10, 90]],
    [100, [500, 10, 40], [50, 10, 40]],
    [0, [5, 5], [0, 0]],
    [100, [], []],
  ])('of %i gives those who want %j %j', (room, wants, shares) => {
    expect(share(room, wants)).toEqual(shares)
  })

  it('never gives more than there is or than is wanted, and leaves nothing while somebody wants more', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1000 }),
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 6 }),
        (room, wants) => {
          const shares = share(room, wants)
          const given = shares.reduce((sum, one) => sum + one, 0)
          const wanted = wants.reduce((sum, one) => sum + one, 0)
          expect(given).toBe(Math.min(room, wanted))
          for (const [place, one] of shares.entries()) expect(one).toBeLessThanOrEqual(wants[place] ?? 0)
        },
      ),
    )
  })
})

describe('howManyFit', () => {
  it.each([
    [[10, 10, 10], 30, 3],
    [[10, 10, 10], 29, 2],
    [[50, 1], 40, 0],
    [[], 5, 0],
  ])('of %j into %i is %i', (sizes, room, count) => {
    expect(howManyFit(sizes, room)).toBe(count)
  })
})
