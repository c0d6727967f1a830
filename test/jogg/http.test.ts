import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import { joggHttp } from '../../src/jogg/http.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A server that answers as told; the network's faults are real ones. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const JOGG = 'https://api.jogg.ai'
const KEY = 'the-api-key'
const ANY = v.object({ data: v.nullish(v.unknown()) })

async function ask(url: string, options: { timeoutMs?: number; signal?: AbortSignal; body?: unknown } = {}) {
  const http = joggHttp({ fetch }, { href: url, loopback: true }, KEY)
  const { timeoutMs = 5000, signal = new AbortController().signal, body } = options
  return http({ method: body ? 'POST' : 'GET', path: '/v1/x', timeoutMs, signal, body }, ANY)
}

/** By a service whose clock is decades off the runner's. */
const dated = (retryAfter: string) => ({ 'retry-after': retryAfter, date: 'Sun, 06 Nov 1994 08:49:00 GMT' })

/** What JoggAI answers: status, body, headers. */
type Answer = readonly [status: number, body: nock.Body, headers?: Record<string, string>]

/** What becomes of a request that is answered like this. */
function hear([status, body, headers]: Answer, schema: v.GenericSchema = ANY, key = KEY) {
  nock(JOGG).get('/v1/x').reply(status, body, headers)
  const call = {
    method: 'GET',
    path: '/v1/x',
    timeoutMs: 5000,
    signal: new AbortController().signal,
  } as const
  return joggHttp({ fetch }, { href: JOGG, loopback: false }, key)(call, schema)
}

describe('one request', () => {
  it('carries the key, and is JSON', async () => {
    const reqheaders = { 'x-api-key': KEY, 'content-type': 'application/json' }
    nock(JOGG, { reqheaders }).post('/v1/x', { a: 1 }).reply(200, { code: 0, data: {} })
    expect(await ask(JOGG, { body: { a: 1 } })).toEqual({ ok: true, value: { data: {} } })
  })

  it.each<[string, Answer, ...unknown[]]>([
    ['a message', [401, { code: 10105, msg: 'the-api-key is wrong', rid: 'the-api-key' }]],
    ['data', [200, { code: 0, data: { title: 'the-api-key' } }]],
    ['a page', [200, '<p>x-api-key: the-api-key</p>']],
  ])('hears %s that quotes the key without it', async (_, answer) => {
    const reply = JSON.stringify(await hear(answer))
    expect(reply).not.toContain('the-api-key')
  })

  it('leaves an answer alone where the key is too short to be told from it', async () => {
    const said = { ok: true, value: { data: 'success' } }
    expect(await hear([200, { data: 'success' }], ANY, 'success')).toEqual(said)
  })

  it('shows what an odd answer holds, as far as a person reads, and no address in it', async () => {
    const data = { id: { text: 'p1' }, at: 'http://a/b c', x: 'x'.repeat(500) }
    const schema = v.object({ data: v.object({ project_id: v.string() }) })
    const shown =
      /^the answer is not what the API describes: .*, with \{"id":\{"text":"p1"\},"at":"… c","x":"x{200,300}…$/
    expect(await hear([200, { code: 0, data }], schema)).toMatchObject({
      error: { kind: 'unclear', detail: expect.stringMatching(shown) },
    })
  })

  it('may begin with a byte order mark', async () => {
    expect(await hear([200, '\uFEFF{"code":0,"data":{}}'])).toMatchObject({ ok: true })
  })

  it('takes a missing code beside data for success', async () => {
    expect(await hear([200, { data: { a: 1 } }])).toMatchObject({ ok: true })
  })

  it.each<[string, Answer, ...unknown[]]>([
    ['a documented refusal', [200, { code: 18020, msg: 'no credit', rid: 'r1' }], 'refused'],
    ['a refusal with its HTTP status', [401, { code: 10105, msg: 'bad key' }], 'refused'],
    ['a rate limit as a code', [200, { code: 429, msg: 'slow', retryAfter: 7 }], 'rate-limited'],
    ['a rate limit as a status', [429, 'slow down'], 'rate-limited'],
    ['a system error', [200, { code: 50000, msg: 'oops' }], 'unclear'],
    ['a code nobody described', [200, { code: 12345, msg: '?' }], 'unclear'],
    ['a server error with a refusal in it', [500, { code: 40000, msg: 'x' }], 'unclear'],
    ['a page of HTML', [200, '<html>proxy</html>'], 'unclear'],
    ['an empty answer', [200, ''], 'unclear'],
    ['JSON that is no envelope', [200, '[1]'], 'unclear'],
    ['an error status with a success in it', [404, { code: 0, data: {} }], 'unclear'],
  ])('%s', async (_, answer, kind) => {
    expect(await hear(answer)).toMatchObject({ ok: false, error: { kind } })
  })

  it('quotes code, msg and rid', async () => {
    const reply = await hear([200, { code: 18020, msg: 'no\ncredit', rid: 'r1' }])
    expect(reply).toEqual({
      ok: false,
      error: { kind: 'refused', code: 18020, msg: 'no credit', rid: 'r1', httpStatus: 200 },
    })
  })

  it('quotes a rid that is a number, and leaves out what can not be quoted', async () => {
    const reply = await hear([200, { code: 18020, msg: ['no credit'], rid: 9 }])
    expect(reply).toEqual({ ok: false, error: { kind: 'refused', code: 18020, rid: '9', httpStatus: 200 } })
  })

  it.each<[string, Answer, ...unknown[]]>([
    ['the body', [200, { code: 429, retryAfter: 7 }], 7000],
    ['the body, as text', [200, { code: 429, retryAfter: '7' }], 7000],
    ['a body that is no number', [200, { code: 429, retryAfter: 'soon' }], undefined],
    ['the header', [429, '', { 'retry-after': '9' }], 9000],
    ['the header, in parts of a second', [429, '', { 'retry-after': '12.25' }], 12_250],
    ['the body rather than the header', [200, { code: 429, retryAfter: 0 }, { 'retry-after': '9' }], 0],
    ['a header that is a date', [429, '', dated('Sun, 06 Nov 1994 08:49:37 GMT')], 37_000],
    ['a date of the second kind', [429, '', dated('Sunday, 06-Nov-94 08:49:37 GMT')], 37_000],
    ['a date of the third kind', [429, '', dated('Sun Nov  6 08:49:37 1994')], 37_000],
    ['a date that is past', [429, '', dated('Sun, 06 Nov 1994 08:48:00 GMT')], 0],
    ['a date that is none', [429, '', dated('Sun, 06 Foo 1994 08:49:37 GMT')], undefined],
    ['a number that is less than nothing', [429, '', dated('-5')], undefined],
    ['nobody', [429, ''], undefined],
    ['a header that is no number', [429, '', { 'retry-after': 'soon' }], undefined],
    ['a header that is not only a number', [429, '', { 'retry-after': 'in 7' }], undefined],
    ['a header with a unit', [429, '', { 'retry-after': '7 s' }], undefined],
  ])('waits as told by %s', async (_, answer, retryAfterMs) => {
    expect(await hear(answer)).toMatchObject({ ok: false, error: { retryAfterMs } })
  })

  it.each<[string, Answer, ...unknown[]]>([
    ['a page', [200, '<p>proxy</p>'], 'the answer is not the API\'s JSON: "<p>proxy</p>"'],
    ['nothing', [200, ''], "the answer is not the API's JSON: it is empty"],
    ['an error nobody described', [200, { code: 12345 }], 'the service answered with an error'],
    [
      'an error beside what may be the id of what was paid for',
      [200, { code: 200, data: { project_id: 7, url: 'https://signed.example/?key=k' } }],
      'the service answered with an error, with {"project_id":7,"url":"…"}',
    ],
    ['neither', [300, { code: 0, data: {} }], 'the answer is neither a success nor an error'],
  ])('says what came instead: %s', async (_, answer, detail) => {
    expect(await hear(answer)).toMatchObject({ error: { detail } })
  })

  it('never follows a redirect, so that the key stays here', async () => {
    const answer = [302, '', { location: 'https://elsewhere.example/stolen' }] as const
    expect(await hear(answer)).toMatchObject({ ok: false, error: { kind: 'unclear', httpStatus: 302 } })
  })

  it('is unclear when the connection breaks', async () => {
    const url = await serve(request => request.socket.destroy())
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it('is unreachable when nobody listens', async () => {
    const url = await serve((_, response) => response.end())
    await closers.pop()?.()
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'unreachable' } })
  })

  it('is unclear when the answer is cut short', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"code":0,')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it.each([
    ['before', () => undefined],
    ['within', (_: unknown, response: { write(text: string): void }) => response.write('{"code":')],
  ])('ends by its own time limit %s the answer', async (_, listener) => {
    const url = await serve(listener as RequestListener)
    const reply = await ask(url, { timeoutMs: 100 })
    expect(reply).toMatchObject({
      ok: false,
      error: { kind: 'unclear', detail: expect.stringContaining('no complete answer') },
    })
  })

  it('ends when the caller says so', async () => {
    const stop = new AbortController()
    const url = await serve(() => stop.abort())
    expect(await ask(url, { signal: stop.signal })).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it('reads no more than it must of an endless answer', async () => {
    const url = await serve((_, response) => {
      const chunk = Buffer.alloc(1 << 20, ' ')
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    })
    expect(await ask(url)).toMatchObject({
      ok: false,
      error: { kind: 'unclear', detail: expect.stringContaining('bytes') },
    })
  })
})
