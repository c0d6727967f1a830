import { describe, expect, it } from 'vitest'
import { askAgain } from '../../src/jogg/again.ts'
import type { JoggError, Reply } from '../../src/jogg/jogg-error.ts'
import { quickClock } from '../support/world.ts'

const error = (kind: 'unclear' | 'refused', httpStatus: number): JoggError =>
  kind === 'unclear' ? { kind, detail: 'odd', httpStatus } : { kind, httpStatus, code: 10105 }

/** Asks until the replies are used up; the last one stays. */
async function ask(...replies: (JoggError | number)[]) {
  const clock = quickClock()
  const cancel = new AbortController()
  let asked = 0
  const reply = await askAgain<number>(
    async (): Promise<Reply<number>> => {
      const next = replies[Math.min(asked++, replies.length - 1)] ?? 0
      return typeof next === 'number' ? { ok: true, value: next } : { ok: false, error: next }
    },
    { clock, signal: cancel.signal },
  )
  return { reply, asked, slept: clock.slept }
}

describe('askAgain', () => {
  it('asks once when there is an answer', async () => {
    expect(await ask(7)).toEqual({ reply: { ok: true, value: 7 }, asked: 1, slept: [] })
  })

  it.each<[string, JoggError]>([
    ['no connection', { kind: 'unreachable', detail: 'ECONNREFUSED' }],
    ['a server error', error('unclear', 503)],
    ['an answer that is no JSON', error('unclear', 200)],
    ['a connection that broke', { kind: 'unclear', detail: 'reset' }],
  ])('survives %s, with longer pauses each time', async (_, passing) => {
    const { reply, slept } = await ask(passing, passing, passing, 7)
    expect(reply).toEqual({ ok: true, value: 7 })
    expect(slept).toEqual([1000, 2000, 4000])
  })

  it('gives up after four attempts, with the last error', async () => {
    const last = error('unclear', 502)
    const { reply, asked } = await ask(error('unclear', 500), last)
    expect(reply).toEqual({ ok: false, error: last })
    expect(asked).toBe(4)
  })

  it.each<[string, JoggError]>([
    ['a refusal', error('refused', 200)],
    ['a page that is not there', error('unclear', 404)],
    ['a redirect', error('unclear', 300)],
  ])('does not ask again after %s', async (_, lasting) => {
    expect(await ask(lasting, 7)).toMatchObject({ reply: { ok: false }, asked: 1 })
  })

  it('waits as long as a rate limit says, but never longer than its window', async () => {
    const limited = (retryAfterMs: number | undefined): JoggError => ({ kind: 'rate-limited', retryAfterMs })
    expect((await ask(limited(7000), limited(undefined), limited(3_600_000), 7)).slept).toEqual([
      7000, 60_000, 60_000,
    ])
  })

  it('does not ask again in a run that is being cancelled', async () => {
    const cancel = new AbortController()
    let asked = 0
    const passing: Reply<never> = { ok: false, error: { kind: 'unreachable', detail: 'gone' } }
    await askAgain(
      async () => {
        asked++
        cancel.abort()
        return passing
      },
      { clock: quickClock(), signal: cancel.signal },
    )
    expect(asked).toBe(1)
  })
})
