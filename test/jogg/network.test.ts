import { describe, expect, it } from 'vitest'
import { networkProblem } from '../../src/jogg/network.ts'

interface Cause {
  readonly code?: string
  readonly syscall?: string
  readonly errors?: readonly unknown[]
}

/** As Node's fetch throws it: what happened is the cause. */
function failed({ code, ...rest }: Cause, message = 'why'): Error {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code }, rest)
  return Object.assign(new TypeError('fetch failed'), { cause })
}

const refused = { code: 'ECONNREFUSED', syscall: 'connect' }
const reset = { code: 'ECONNRESET', syscall: 'read' }

describe('certainly never arrived', () => {
  it.each([
    refused,
    { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
    { code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
    { code: 'EHOSTUNREACH', syscall: 'connect' },
    { code: 'ENETUNREACH', syscall: 'connect' },
    { code: 'ETIMEDOUT', syscall: 'connect' },
    { code: 'UND_ERR_CONNECT_TIMEOUT' },
    { code: 'CERT_HAS_EXPIRED' },
    { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    { errors: [refused, { code: 'ETIMEDOUT', syscall: 'connect' }] },
  ])('%j', cause => expect(networkProblem(failed(cause)).kind).toBe('unreachable'))
})

describe('may have arrived', () => {
  it.each([
    reset,
    { code: 'EPIPE', syscall: 'write' },
    { code: 'ETIMEDOUT', syscall: 'read' },
    { code: 'ETIMEDOUT' },
    { code: 'UND_ERR_SOCKET' },
    { code: 'UND_ERR_HEADERS_TIMEOUT' },
    { code: 'UND_ERR_BODY_TIMEOUT' },
    { code: 'ERR_X_CERT_HAS_EXPIRED' },
    { code: '' },
    {},
    { errors: [refused, reset] },
    { errors: [] },
  ])('%j', cause => expect(networkProblem(failed(cause)).kind).toBe('unclear'))

  it.each([[new Error('x')], ['a text'], [undefined], [null], [7]])('thrown: %s', thrown =>
    expect(networkProblem(thrown).kind).toBe('unclear'),
  )

  it('what was ended for taking too long, however it failed', () => {
    expect(networkProblem(failed(refused), 30_000)).toEqual({
      kind: 'unclear',
      detail: 'no complete answer within 30 s',
    })
  })
})

it('a chain of causes is followed to a reason, and not for ever', () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? failed(refused) : Object.assign(new Error(`level ${levels}`), { cause: deep(levels - 1) })
  expect(networkProblem(deep(6)).kind).toBe('unreachable')
  expect(networkProblem(deep(7)).kind).toBe('unclear')
  const endless: { cause?: unknown } = {}
  endless.cause = endless
  expect(networkProblem(endless).kind).toBe('unclear')
})

it.each([
  [failed(refused, 'connect ECONNREFUSED 1.2.3.4:443'), 'ECONNREFUSED: connect ECONNREFUSED 1.2.3.4:443'],
  [failed({ errors: [Object.assign(new Error('no way'), refused), reset] }), 'ECONNREFUSED: no way'],
  [failed({}, 'why'), 'why'],
  [undefined, 'the connection failed without a reason'],
])('%s is told as %j', (thrown, detail) => expect(networkProblem(thrown)).toMatchObject({ detail }))
