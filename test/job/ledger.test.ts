import { describe, expect, it } from 'vitest'
import { combine, isSame, type Ledger, type LedgerEntry } from '../../src/job/ledger.ts'

const submitted = (at: string): LedgerEntry => ({ state: 'submitted', projectId: `p${at}`, at })
const claim = (at: string, by: string): LedgerEntry => ({
  state: 'submitting',
  credits: 1,
  videoName: 'x',
  at,
  claim: by,
})

function keeper(memory?: LedgerEntry, keeps = true): Ledger & { readonly seen: [string, LedgerEntry][] } {
  const seen: [string, LedgerEntry][] = []
  const remember: Ledger['remember'] = async (...one) => seen.push(one) > 0 && keeps
  return { seen, recall: async () => memory, remember }
}

describe('several keepers', () => {
  it('recall what was remembered last, wherever it was kept', async () => {
    for (const order of [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3, 1],
    ]) {
      const keepers = order.map(at => keeper(submitted(String(at))))
      expect(await combine([keeper(), ...keepers]).recall('k')).toEqual(submitted('3'))
    }
  })

  it('all remember', async () => {
    const keepers = [keeper(), keeper()]
    await combine(keepers).remember('k', submitted('1'))
    for (const { seen } of keepers) expect(seen).toEqual([['k', submitted('1')]])
  })

  it('that are none, or know nothing, recall nothing', async () => {
    expect(await combine([]).recall('k')).toBeUndefined()
    expect(await combine([keeper(), keeper()]).recall('k')).toBeUndefined()
  })

  it.each([
    [[true, true], true],
    [[false, true], true],
    [[false, false], false],
    [[], false],
  ])('where some keep it: %j, a later run finds it: %s', async (keeps, found) => {
    const keepers = keeps.map(one => keeper(undefined, one))
    expect(await combine(keepers).remember('k', submitted('1'))).toBe(found)
  })
})

describe('the same memory', () => {
  it.each([
    [submitted('1'), submitted('1'), true],
    [submitted('1'), submitted('2'), false],
    [claim('1', 'a'), claim('1', 'a'), true],
    [claim('1', 'a'), claim('1', 'b'), false],
    [claim('1', 'a'), claim('2', 'a'), false],
    [claim('1', 'a'), submitted('1'), false],
    [submitted('1'), { state: 'refused', at: '1' } as const, false],
  ])('%j and %j: %s', (one, other, same) => expect(isSame(one, other)).toBe(same))
})
