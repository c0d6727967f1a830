import { describe, expect, it } from 'vitest'
import type { Deps, Purchase } from '../../src/job/deps.ts'
import { settleLost } from '../../src/job/settle-lost.ts'
import { OPEN_MS } from '../../src/job/standing.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import { testWorld } from '../support/world.ts'

const NOT_ANSWERED: Reply<readonly string[]> = { ok: false, error: { kind: 'unclear', detail: 'busy' } }
const MINUTES = 60_000

interface Situation {
  /** What the list shows, by the milliseconds since the create. */
  readonly list?: (ms: number) => Reply<readonly string[]>
  readonly balance?: (ms: number) => number | undefined
  readonly isComplete?: boolean
  readonly isStill?: boolean
  readonly before?: number | undefined
  readonly known?: readonly string[]
  readonly patience?: number
}

async function settled({
  list,
  balance = () => 10,
  known = [],
  patience = 20 * MINUTES,
  ...rest
}: Situation) {
  const world = testWorld({})
  const at = world.clock.now()
  const age = () => world.clock.now() - at
  const listed = list && { find: async () => list(age()), isComplete: rest.isComplete ?? true }
  const purchase: Purchase<unknown> = {
    label: 'news.md',
    name: 'News 1a2b',
    contentKey: 'k',
    request: async () => undefined,
    ...(listed && { listed }),
  }
  const credits = async () => {
    const value = balance(age())
    return value === undefined ? NOT_ANSWERED : ({ ok: true, value } as const)
  }
  const entries = rest.isStill ? [{ kind: 'still', round: 1, at }] : []
  const deps = {
    world,
    api: { credits },
    ledger: { recall: async () => ({ entries, isWhole: true }) },
  } as unknown as Deps<unknown>
  const before = 'before' in rest ? rest.before : 10
  const lost = { name: purchase.name, at, credits: before }
  const settlement = await settleLost(purchase, deps, lost, { known, giveUpAt: at + patience })
  return { settlement, ms: age(), info: world.seen.info }
}

const shows =
  (...ids: string[]) =>
  () =>
    ({ ok: true, value: ids }) as const

describe('a create that was never answered', () => {
  it('is what the list shows under its name, and was not paid for before', async () => {
    const { settlement, ms, info } = await settled({ list: shows('old', 'new'), known: ['old'] })
    expect([settlement, ms, info]).toEqual([{ kind: 'made', projectId: 'new' }, 0, []])
  })

  it('is looked for again while it may still be shown', async () => {
    const list = (ms: number) => ({ ok: true, value: ms > 3 * MINUTES ? ['new'] : [] }) as const
    const { settlement, info } = await settled({ list })
    expect(settlement).toEqual({ kind: 'made', projectId: 'new' })
    expect(info).toEqual([
      'news.md: no answer says whether it was accepted: looking for it in JoggAI’s list, at most 10 min',
    ])
  })

  it('was not made when it can’t be accepted any more and nothing was taken', async () => {
    const { settlement, ms } = await settled({ list: shows(), isComplete: false })
    expect(settlement).toEqual({ kind: 'not-made' })
    expect(ms).toBeGreaterThanOrEqual(OPEN_MS)
    expect(ms).toBeLessThan(OPEN_MS + 20_000)
  })

  it.each<[string, Partial<Situation>]>([
    ['credits were taken', { balance: () => 9 }],
    ['no balance is known', { before: undefined }],
    ['the balance can’t be read', { balance: () => undefined }],
    ['the balance proves nothing', { isStill: true }],
  ])('where %s, only ten minutes of a complete list prove that it was not made', async (_, situation) => {
    const complete = await settled({ list: shows(), ...situation })
    expect(complete.settlement).toEqual({ kind: 'not-made' })
    expect(complete.ms).toBeGreaterThanOrEqual(10 * MINUTES)
    const other = await settled({ list: shows(), ...situation, isComplete: false })
    expect(other.settlement).toEqual({ kind: 'unclear' })
    expect(other.ms).toBeGreaterThanOrEqual(20 * MINUTES)
  })

  it('stays unclear without a list, and where there is no time to look', async () => {
    expect((await settled({})).settlement).toEqual({ kind: 'unclear' })
    const { settlement, ms } = await settled({ list: shows(), patience: MINUTES })
    expect([settlement, ms]).toEqual([{ kind: 'unclear' }, MINUTES])
  })

  it('stays unclear where the list does not answer, which is not waited for', async () => {
    const { settlement, ms } = await settled({ list: () => NOT_ANSWERED })
    expect(settlement).toEqual({ kind: 'unclear' })
    expect(ms).toBeLessThan(2 * MINUTES)
  })

  it('survives a list that fails now and then', async () => {
    const list = (ms: number) => (ms % 30_000 === 0 ? ({ ok: true, value: [] } as const) : NOT_ANSWERED)
    expect((await settled({ list })).settlement).toEqual({ kind: 'not-made' })
  })
})
