import { expect, it } from 'vitest'
import { Patience } from '../../src/github/patience.ts'

function leftAfter(...waits: readonly (readonly [from: number, to: number])[]): number {
  const patience = new Patience(30_000)
  for (const [from, to] of waits) patience.spend(from, to)
  return patience.leftMs
}

it.each<[string, readonly (readonly [number, number])[], number]>([
  ['one wait', [[0, 4000]], 26_000],
  [
    'one after the other',
    [
      [0, 4000],
      [9000, 10_000],
    ],
    25_000,
  ],
  [
    'at the same time, once',
    [
      [0, 10_000],
      [0, 10_000],
      [2000, 12_000],
    ],
    18_000,
  ],
  [
    'as usual, not at all',
    [
      [1000, 300],
      [5000, 4200],
    ],
    30_000,
  ],
  [
    'for good',
    [
      [0, 10_000],
      [10_000, 20_000],
      [20_000, 30_000],
    ],
    0,
  ],
])('what is waited is counted: %s', (_, waits, left) => expect(leftAfter(...waits)).toBe(left))
