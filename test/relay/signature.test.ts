import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, tools } from '../../relay/relay.ts'
import { isSigned } from '../../relay/signature.ts'
import { runs } from '../support/runs.ts'
import { sign } from './support/delivery.ts'

const SETTINGS = {
  secrets: ['s3'],
  githubToken: 't',
  dispatchUrl: 'http://127.0.0.1:1/',
  eventType: 'jogg-video',
}
const bytes = (minLength: number) =>
  fc.uint8Array({ minLength, maxLength: 300 }).map(array => Uint8Array.from(array))
const secret = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' })

/** A copy in which the bits of `mask` are turned round in one byte. */
function flip(array: Uint8Array, at: number, mask: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(array, (byte, index) => (index === at % array.length ? byte ^ mask : byte))
}

/** What the relay answers to exactly these bytes; nothing is dispatched, as the events are about nothing. */
async function statusOf(body: Uint8Array<ArrayBuffer>, signature: string): Promise<number> {
  const headers = { 'x-webhook-signature': signature }
  const request = new Request('http://relay/webhook', { method: 'POST', body, headers })
  const response = await answer(
    request,
    SETTINGS,
    tools(() => undefined),
  )
  return response.status
}

test('whatever was signed under one of the secrets is accepted', async () => {
  const property = fc.asyncProperty(
    bytes(0),
    fc.array(secret, { minLength: 1, maxLength: 4 }),
    fc.nat(),
    async (body, secrets, at) => {
      expect(await isSigned(body, sign(body, secrets[at % secrets.length]), secrets)).toBe(true)
    },
  )
  await fc.assert(property, { numRuns: runs(200) })
})

test('any changed byte of the body is 401', async () => {
  const property = fc.asyncProperty(
    bytes(1),
    fc.nat(),
    fc.integer({ min: 1, max: 255 }),
    async (body, at, mask) => {
      expect(await statusOf(flip(body, at, mask), sign(body, 's3'))).toBe(401)
    },
  )
  await fc.assert(property, { numRuns: runs(300) })
})

test('any changed byte of the signature is 401', async () => {
  const body = new TextEncoder().encode('{"event":"relay.check"}')
  const signature = sign(body, 's3')
  expect(await statusOf(body, signature)).toBe(204)
  // Three characters can't stand in a header value at all: no request comes about.
  const property = fc.asyncProperty(fc.nat(63), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
    const changed = String.fromCharCode(...flip(new TextEncoder().encode(signature), at, mask))
    fc.pre(!/[\0\r\n]/.test(changed))
    expect(await statusOf(body, changed)).toBe(401)
  })
  await fc.assert(property, { numRuns: runs(500) })
})

test('any other secret is refused', async () => {
  const property = fc.asyncProperty(bytes(0), secret, secret, async (body, one, other) => {
    // HMAC fills a key up with zero bytes: `a` and `a\0` are one key.
    fc.pre(one.replace(/\0+$/, '') !== other.replace(/\0+$/, ''))
    expect(await isSigned(body, sign(body, one), [other])).toBe(false)
  })
  await fc.assert(property, { numRuns: runs(200) })
})
