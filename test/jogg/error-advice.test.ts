import { describe, expect, it } from 'vitest'
import { ADVICE, adviceFor, describeError } from '../../src/jogg/error-advice.ts'
import { CODES, quoteError } from '../../src/jogg/jogg-error.ts'

const unreachable = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const

describe('describeProblem', () => {
  it('says what was being done, and everything that support asks for', () => {
    const error = {
      kind: 'refused',
      httpStatus: 401,
      code: 10105,
      msg: 'Invalid "key"',
      rid: '9f',
    } as const
    expect(describeError('Asking', error)).toBe(
      'Asking failed: code 10105, "Invalid \\"key\\"", rid 9f, HTTP 401.',
    )
  })

  it('leaves out what was not said, and what goes without saying', () => {
    expect(quoteError({ kind: 'refused', httpStatus: 200, code: 40000 })).toBe('code 40000')
    expect(quoteError({ kind: 'unclear', detail: 'it broke off' })).toBe('it broke off')
    expect(quoteError({ kind: 'unclear', detail: 'it is odd', httpStatus: 503 })).toBe('it is odd, HTTP 503')
  })

  it('tells a service that was not reached from one that answered', () => {
    expect(describeError('Asking', unreachable)).toBe(
      'Asking failed: JoggAI could not be reached (ECONNREFUSED).',
    )
    expect(quoteError(unreachable)).toBe('ECONNREFUSED')
  })
})

describe('adviceFor', () => {
  it('takes what has a rid for an answer of JoggAI', () => {
    const odd = { kind: 'unclear', detail: 'x', httpStatus: 200 } as const
    expect(adviceFor(odd)).toContain('`api-url`')
    expect(adviceFor({ ...odd, rid: '9f' })).not.toContain('`api-url`')
  })

  it.each(ADVICE)('$code has one of its own', ({ code, advice }) => {
    expect(adviceFor({ kind: 'refused', httpStatus: 200, code })).toBe(advice)
  })

  it('a rate limit is one by its status, too', () => {
    const limit = ADVICE.find(({ code }) => code === CODES.rateLimit)?.advice
    expect(adviceFor({ kind: 'rate-limited', httpStatus: 429, retryAfterMs: undefined })).toBe(limit)
  })

  it('of what nobody described is to look, and to ask', () => {
    expect(adviceFor({ kind: 'unclear', detail: 'x', code: 12345 })).toContain('status.jogg.ai')
    expect(adviceFor(unreachable)).toContain('`api-url`')
  })

  it.each([
    [404, undefined, '`api-url`'],
    [499, undefined, '`api-url`'],
    [500, undefined, 'status.jogg.ai'],
    [undefined, undefined, 'status.jogg.ai'],
    [404, 12345, 'status.jogg.ai'],
  ])('an unclear answer with HTTP %s and code %s: look at %s', (httpStatus, code, where) => {
    const said = { ...(httpStatus && { httpStatus }), ...(code && { code }) }
    expect(adviceFor({ kind: 'unclear', detail: 'x', ...said })).toContain(where)
  })
})
