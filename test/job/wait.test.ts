import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waitForVideo } from '../../src/job/wait.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Video, VideoStatus } from '../../src/jogg/domain.ts'
import type { JoggError, Reply } from '../../src/jogg/jogg-error.ts'
import { quickClock } from '../support/world.ts'

const video = (status: VideoStatus): Video => ({ projectId: 'p', status })
const unclear: JoggError = { kind: 'unclear', detail: 'HTTP 502' }
const refused = (code: number): JoggError => ({ kind: 'refused', code })

interface Scene {
  /** What each status request gets, `at` milliseconds after the start. */
  readonly answer: (at: number, nth: number) => Reply<Video>
  readonly intervalMs?: number
  readonly timeoutMs?: number
  /** Milliseconds each request takes. */
  readonly slow?: number
  readonly freshMs?: number
  readonly cancelAt?: number
}

async function wait({
  answer,
  intervalMs = 10_000,
  timeoutMs = 1_200_000,
  slow = 0,
  freshMs = 30_000,
  cancelAt,
}: Scene) {
  const clock = quickClock(0)
  const cancel = new AbortController()
  const askedAt: number[] = []
  const api = {
    async video() {
      askedAt.push(clock.now())
      await clock.sleep(slow, cancel.signal)
      if (cancelAt !== undefined && clock.now() >= cancelAt) cancel.abort()
      return answer(clock.now(), askedAt.length - 1)
    },
  } as unknown as JoggApi
  const outcome = await waitForVideo(api, 'p', {
    clock,
    signal: cancel.signal,
    firstAt: intervalMs,
    intervalMs,
    deadline: timeoutMs,
    freshUntil: freshMs,
    onQuestion: () => undefined,
    onAnswer: () => undefined,
  })
  return { outcome, askedAt, now: clock.now() }
}

const ok = (status: VideoStatus): Reply<Video> => ({ ok: true, value: video(status) })
const no = (error: JoggError): Reply<Video> => ({ ok: false, error })
const readyAt = (ready: number) => (at: number) => ok(at >= ready ? 'success' : 'processing')

describe('waitForVideo', () => {
  it.each(['success', 'failed', 'deleted'] as const)('ends with %s', async status => {
    expect((await wait({ answer: () => ok(status) })).outcome).toEqual({
      kind: 'ended',
      video: video(status),
    })
  })

  it('ends before it asks, and as it asks, when the run is cancelled', async () => {
    const cancel = new AbortController()
    const clock = quickClock(0)
    const asked: number[] = []
    const pace = {
      ...{ clock, signal: cancel.signal, firstAt: 10, intervalMs: 10, deadline: 1000, freshUntil: 0 },
      onQuestion: () => void asked.push(clock.now()),
      onAnswer: () => cancel.abort(),
    }
    const api = { video: async () => ok('processing') }
    const processing = { kind: 'cancelled', last: video('processing') }
    expect(await waitForVideo(api, 'p', pace)).toEqual(processing)
    expect(asked).toEqual([10])
    expect(await waitForVideo(api, 'p', pace)).toEqual({ kind: 'cancelled', last: undefined })
    expect(asked).toEqual([10])
  })

  it('asks at an even pace, however slow the answers are', async () => {
    const { askedAt } = await wait({ answer: readyAt(45_000), slow: 3000 })
    expect(askedAt).toEqual([10_000, 20_000, 30_000, 40_000, 50_000])
  })

  it('never asks twice at once: an answer slower than the interval skips a beat', async () => {
    const { askedAt } = await wait({ answer: readyAt(60_000), slow: 12_000 })
    expect(askedAt).toEqual([10_000, 30_000, 50_000])
  })

  it('asks a last time at the deadline, and then ends', async () => {
    const { outcome, askedAt } = await wait({ answer: () => ok('processing'), timeoutMs: 25_000 })
    expect(askedAt).toEqual([10_000, 20_000, 25_000])
    expect(outcome).toEqual({ kind: 'deadline', last: video('processing'), error: undefined })
  })

  it('sees a video that is ready at the deadline', async () => {
    expect((await wait({ answer: readyAt(25_000), timeoutMs: 25_000 })).outcome.kind).toBe('ended')
  })

  it('survives anything transient', async () => {
    const { outcome } = await wait({ answer: (at, nth) => (nth < 7 ? no(unclear) : readyAt(0)(at)) })
    expect(outcome.kind).toBe('ended')
  })

  it('waits as told by a rate limit', async () => {
    const limit = no({ kind: 'rate-limited', retryAfterMs: 25_000 })
    const { askedAt } = await wait({ answer: (at, nth) => (nth === 0 ? limit : readyAt(0)(at)) })
    expect(askedAt).toEqual([10_000, 35_000])
  })

  it.each([10105, 18020, 18025])('ends at once on %i', async code => {
    const { outcome, askedAt } = await wait({
      answer: (_, nth) => (nth ? no(refused(code)) : ok('processing')),
    })
    expect(outcome).toEqual({ kind: 'refused', error: refused(code), last: video('processing') })
    expect(askedAt).toHaveLength(2)
  })

  it('gives a new project half a minute to get about', async () => {
    const missing = no(refused(10104))
    expect((await wait({ answer: (_, nth) => (nth < 2 ? missing : ok('success')) })).outcome.kind).toBe(
      'ended',
    )
    const { outcome, askedAt } = await wait({ answer: () => missing })
    expect(outcome.kind).toBe('refused')
    expect(askedAt).toEqual([10_000, 20_000, 30_000])
  })

  it('ends on a cancel, during a request or between two', async () => {
    const { outcome } = await wait({ answer: () => ok('processing'), cancelAt: 20_000 })
    expect(outcome).toEqual({ kind: 'cancelled', last: video('processing') })
  })

  it('is never later than one interval, and never asks more than it must', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 900_000 }),
        fc.integer({ min: 1000, max: 60_000 }),
        async (ready, intervalMs) => {
          const { outcome, askedAt, now } = await wait({ answer: readyAt(ready), intervalMs })
          expect(outcome.kind).toBe('ended')
          expect(now - ready).toBeLessThanOrEqual(intervalMs)
          expect(askedAt.length).toBeLessThanOrEqual(ready / intervalMs + 2)
        },
      ),
    )
  })

  it('always ends by the deadline, whatever the answers are', async () => {
    const anyReply = fc.constantFrom(
      ok('pending'),
      ok('processing'),
      no(unclear),
      no({ kind: 'unreachable', detail: 'x' }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(anyReply),
        fc.integer({ min: 600, max: 600_000 }),
        async (replies, timeoutMs) => {
          const { outcome, now } = await wait({ answer: () => replies.next().value, timeoutMs })
          expect(outcome.kind).toBe('deadline')
          expect(now).toBe(timeoutMs)
        },
      ),
    )
  })
})
