import { describe, expect, it } from 'vitest'
import { runs } from '../support/runs.ts'
import { type Course, type CreateFate, type History, play, randomOf } from './support/histories.ts'

/** Whatever happens: no create is accepted while there is, or may be, a video that was paid for (docs/cost.md). */

const MAIN = { writes: 'refs/heads/main' }
const PULL = { writes: 'refs/pull/7/merge', reads: ['refs/heads/main'] }

const MEMORIES: readonly History['memory'][] = [
  ['cache'],
  ['cache', 'comment'],
  ['refs'],
  ['refs', 'cache'],
  ['refs', 'cache', 'comment'],
  ['comment'],
]
const FATES: readonly CreateFate[] = [
  'accepted',
  'accepted',
  'accepted',
  'answer lost',
  'answer lost',
  'request lost',
  'refused',
  'slow down',
  'slow down a lot',
  'unreachable',
]

function historyOf(seed: number, random: () => number): History {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const upTo = (max: number) => random() * max
  const memory = MEMORIES[seed % MEMORIES.length] ?? ['cache']
  const canLock = memory.some(keeper => keeper !== 'comment')
  const isOneScope = memory.includes('refs') || random() < 0.7
  const course = (nth: number): Course => ({
    // Where nothing can lock, and across scopes that can't see each other, only runs that do not overlap pay once.
    startsAt:
      canLock && isOneScope && random() < 0.8
        ? pick([upTo(2000), upTo(2000), upTo(30_000), upTo(400_000), 190_000 + upTo(30_000)])
        : undefined,
    end: pick(['natural', 'natural', 'killed', 'killed', 'cancelled']),
    steps: Math.floor(upTo(40)),
    cancelledAt: pick([upTo(5000), upTo(20_000), upTo(400_000)]),
    creates: Array.from({ length: 1 + Math.floor(upTo(3)) }, () => pick(FATES)),
    travel: Array.from({ length: 1 + Math.floor(upTo(3)) }, () =>
      pick([upTo(1500), upTo(9000), upTo(110_000)]),
    ),
    access: isOneScope || nth === 0 ? MAIN : PULL,
    attempt: pick([1, 1, 2]),
  })
  return {
    memory,
    runs: Array.from({ length: 1 + Math.floor(upTo(4)) }, (_, nth) => course(nth)),
    fates: Array.from({ length: 4 }, () => pick(['success', 'success', 'success', 'failed'])),
    spending: random() < 0.2 ? [upTo(600_000)] : [],
    evictions: memory.includes('refs') ? Array.from({ length: 4 }, () => upTo(400_000)) : [],
    protocol: pick(['v1', 'v2']),
    losses: pick([0, 0, 0.1, 0.3]),
    lagMs: pick([0, 500, 5000]),
    staleMs: pick([0, 0, 60_000]),
    youngMs: pick([0, 5000, 40_000]),
  }
}

async function playSeed(seed: number) {
  const random = randomOf(seed)
  const history = historyOf(seed, random)
  return { history, ...(await play(history, random)) }
}

const SEEDS = Math.ceil(Number(process.env.SEEDS ?? runs(1000)))
const FIRST = Number(process.env.SEED ?? 1)

describe('any history of up to four runs', () => {
  it('pays once, and ends', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const { history, doubles, accepted, ends, log } = await playSeed(seed)
      const failed = history.fates.slice(0, accepted).filter(fate => fate === 'failed').length
      const hasEnded = history.runs.every(({ end }, nth) => end !== 'natural' || ends[nth])
      const isTold = history.runs.every(
        ({ end }, nth) => end !== 'natural' || ends[nth]?.status === 'success' || ends[nth]?.diagnostic,
      )
      if (doubles > 0 || accepted > Math.min(2, failed + 1) || !hasEnded || !isTold) {
        wrong.push(
          `seed ${seed}, ${history.memory}: ${accepted} accepted, ${doubles} doubles, ended ${hasEnded}, told ${isTold}`,
        )
        if (process.env.SEED) process.stdout.write(`${JSON.stringify(history)}\n${log.join('\n')}\n`)
      }
    }
    expect(wrong).toEqual([])
  })
})
