import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readBody } from '../../relay/body.ts'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

function post(pieces: Pieces, headers = {}): Request {
  const body = ReadableStream.from<Uint8Array>(pieces)
  return new Request('http://relay/webhook', { method: 'POST', body, headers, duplex: 'half' })
}

const bytes = (length: number) => new Uint8Array(length).fill(7)

test('the pieces become one', async () => {
  const body = await readBody(post([bytes(2), bytes(0), Uint8Array.of(1)]), 3, 1000)
  expect(body).toEqual({ kind: 'read', bytes: Uint8Array.of(7, 7, 1) })
})

test('no body is an empty one', async () => {
  const body = await readBody(new Request('http://relay/webhook', { method: 'POST' }), 3, 1000)
  expect(body).toEqual({ kind: 'read', bytes: new Uint8Array() })
})

test('a declared length under the limit is not believed', async () => {
  const request = post([bytes(2), bytes(2)], { 'content-length': '2' })
  expect(await readBody(request, 3, 1000)).toEqual({ kind: 'too-large' })
})

test('nothing is read after the limit', async () => {
  let given = 0
  const endless = (async function* () {
    for (; given < 1000; given++) yield bytes(10)
  })()
  expect(await readBody(post(endless), 100, 1000)).toEqual({ kind: 'too-large' })
  expect(given).toBeLessThan(20)
})

test('a body that stands still is too slow, and so is one that drips', async () => {
  const silent = (async function* () {
    yield bytes(1)
    await new Promise(() => undefined)
  })()
  const dripping = (async function* () {
    for (let drops = 0; drops < 100; drops++) {
      await wait(5)
      yield bytes(1)
    }
  })()
  const bodies = [silent, dripping].map(pieces => readBody(post(pieces), 1000, 50))
  expect(await Promise.all(bodies)).toEqual([{ kind: 'too-slow' }, { kind: 'too-slow' }])
})

test('a body that breaks off is no body', async () => {
  const broken = (async function* () {
    yield bytes(1)
    throw new Error('connection reset')
  })()
  expect(await readBody(post(broken), 1000, 1000)).toEqual({ kind: 'broken-off' })
})
