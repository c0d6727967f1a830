import { describe, expect, it } from 'vitest'
import { toRemove } from '../../src/publish/video-cache.ts'

const DAY = 24 * 60 * 60_000
const GB = 1024 ** 3
const NOW = Date.UTC(2026, 0, 30)
const kept = (name: string, days: number, bytes: number) => ({ name, since: NOW - days * DAY, bytes })

describe('the cache gives up', () => {
  it.each([
    ['nothing that is new and small', [kept('a', 0, 1), kept('b', 7, 1)], []],
    ['what is over a week old', [kept('a', 7.001, 1), kept('b', 6.9, 1), kept('c', 400, 0)], ['a', 'c']],
    ['nothing at 2 GB', [kept('a', 1, GB), kept('b', 2, GB)], []],
    ['the oldest over 2 GB', [kept('a', 3, 1), kept('b', 1, GB), kept('c', 2, GB)], ['a']],
    [
      'as many as it takes',
      [kept('a', 4, GB), kept('b', 3, GB), kept('c', 2, GB), kept('d', 1, GB)],
      ['b', 'a'],
    ],
    ['what is too old before anything else', [kept('a', 8, GB), kept('b', 1, GB), kept('c', 2, GB)], ['a']],
  ])('%s', (_, all, removed) => {
    expect(toRemove(all, NOW)).toEqual(removed)
  })
})
