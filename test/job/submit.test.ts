import { describe, expect, it } from 'vitest'
import { createGate } from '../../src/job/gate.ts'
import { submit } from '../../src/job/submit.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { VideoRequest } from '../../src/jogg/domain.ts'
import type { JoggError, Reply } from '../../src/jogg/jogg-error.ts'
import { quickClock } from '../support/world.ts'

const request: VideoRequest = {
  speech: { kind: 'script', text: 'Hello' },
  avatar: { id: '7', type: 'public' },
  voiceId: 'v',
  aspectRatio: 'landscape',
  screenStyle: 'background',
  caption: true,
  name: 'n',
}
const unreachable: JoggError = { kind: 'unreachable', detail: 'ECONNREFUSED' }
const slowDown = (retryAfterMs?: number): JoggError => ({ kind: 'rate-limited', retryAfterMs, code: 429 })

/** Answers the creates with the given problems in turn, and then with a project. */
function scene(problems: readonly JoggError[], options: { cancelAt?: number; lostAt?: number } = {}) {
  const clock = quickClock()
  const cancel = new AbortController()
  const sentAt: number[] = []
  const create = async (): Promise<Reply<string>> => {
    sentAt.push(clock.now())
    const error = problems[sentAt.length - 1]
    return error ? { ok: false, error } : { ok: true, value: 'p1' }
  }
  const pauses: number[] = []
  const closed: number[] = []
  const gate = createGate(clock)
  const close = (ms: number) => {
    closed.push(ms)
    gate.close(ms)
  }
  const go = () =>
    submit({ create } as unknown as JoggApi, request, {
      clock,
      signal: cancel.signal,
      lastCall: new AbortController().signal,
      rateLimitMs: 20 * 60_000,
      gate: { pass: gate.pass, close },
      claim: { take: async () => options.lostAt !== sentAt.length },
      onPause: (_, ms) => {
        pauses.push(ms)
        if (pauses.length === options.cancelAt) cancel.abort()
      },
    })
  return { go, sentAt, pauses, closed, cancel }
}

describe('submit', () => {
  it('gives the project id of an accepted create', async () => {
    const { go, sentAt } = scene([])
    expect(await go()).toEqual({ kind: 'submitted', projectId: 'p1' })
    expect(sentAt).toHaveLength(1)
  })

  it.each(['reset', 'timeout', 'HTTP 502', 'not JSON', 'code 50000'])(
    'never repeats after %s',
    async detail => {
      const { go, sentAt } = scene([{ kind: 'unclear', detail }])
      expect(await go()).toMatchObject({ kind: 'unknown', error: { detail } })
      expect(sentAt).toHaveLength(1)
    },
  )

  it.each([10105, 18020, 18025, 40000])('ends at once with a refusal: %i', async code => {
    const { go, sentAt } = scene([{ kind: 'refused', code }])
    expect(await go()).toMatchObject({ kind: 'refused', error: { code } })
    expect(sentAt).toHaveLength(1)
  })

  it('tries again while nobody is reached, for 30 s at most', async () => {
    const { go, sentAt } = scene(Array<JoggError>(50).fill(unreachable))
    expect(await go()).toEqual({ kind: 'refused', error: unreachable })
    expect((sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0)).toBeLessThanOrEqual(30_000)
    expect(sentAt.length).toBeGreaterThan(4)
  })

  it('submits once the service is back', async () => {
    const { go } = scene([unreachable, unreachable])
    expect(await go()).toEqual({ kind: 'submitted', projectId: 'p1' })
  })

  it('waits as told when it is one too many, then sends again', async () => {
    const { go, sentAt } = scene([slowDown(7000), slowDown(undefined)])
    expect(await go()).toEqual({ kind: 'submitted', projectId: 'p1' })
    expect(sentAt.map(at => at - (sentAt[0] ?? 0))).toEqual([0, 7000, 67_000])
  })

  it('holds the others up where it is one too many, and not where nobody was reached', async () => {
    const { go, closed, pauses } = scene([unreachable, slowDown(7000)])
    expect(await go()).toEqual({ kind: 'submitted', projectId: 'p1' })
    expect([closed, pauses]).toEqual([[7000], [1000, 7000]])
  })

  it('waits a second at least, so that a 0 can not make it hammer', async () => {
    const { go, pauses } = scene([slowDown(0), slowDown(0)])
    await go()
    expect(pauses).toEqual([1000, 1000])
  })

  it('gives up on a service that always says "too many", as refused', async () => {
    const { go, sentAt } = scene(Array<JoggError>(500).fill(slowDown(60_000)))
    expect(await go()).toMatchObject({ kind: 'refused', error: { kind: 'rate-limited' } })
    expect(sentAt).toHaveLength(21)
  })

  it.each([[[slowDown(5000)]], [[unreachable]]])('sends nothing more after a cancel: %j', async problems => {
    const { go, sentAt } = scene(problems, { cancelAt: 1 })
    expect(await go()).toEqual({ kind: 'cancelled' })
    expect(sentAt).toHaveLength(1)
  })

  it('sends nothing at all in a run that is cancelled already', async () => {
    const { go, sentAt, cancel } = scene([])
    cancel.abort()
    expect(await go()).toEqual({ kind: 'cancelled' })
    expect(sentAt).toEqual([])
  })
})

describe('the gate', () => {
  it('holds all creates of a run while one was told to wait', async () => {
    const clock = quickClock(0)
    const gate = createGate(clock)
    gate.close(3000)
    gate.close(1000)
    await Promise.all([gate.pass(new AbortController().signal), gate.pass(new AbortController().signal)])
    expect(clock.now()).toBeGreaterThanOrEqual(3000)
  })
})
