import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
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

const ANY = v.object({ data: v.nullish(v.unknown()) })

async function ask(url: string, options: { timeoutMs?: number; signal?: AbortSignal; body?: unknown } = {}) {
  const http = joggHttp({ fetch }, { href: url, loopback: true }, 'the-api-key')
  const { timeoutMs = 5000, signal = new AbortController().signal, body } = options
  return http({ method: body ? 'POST' : 'GET', path: '/v1/x', timeoutMs, signal, body }, ANY)
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
}

describe('one request', () => {
  it('carries the key, and is JSON', async () => {
    const seen: unknown[] = []
    const url = await serve((request, response) => {
      seen.push(request.method, request.headers['x-api-key'], request.headers['content-type'])
      response.end('{"code":0,"data":{}}')
    })
    expect(await ask(url, { body: { a: 1 } })).toEqual({ ok: true, value: { data: {} } })
    expect(seen).toEqual(['POST', 'the-api-key', 'application/json'])
  })

  it.each([
    ['a message', json(401, { code: 10105, msg: 'the-api-key is wrong', rid: 'the-api-key' })],
    ['data', json(200, { code: 0, data: { title: 'the-api-key' } })],
    ['a page', json(200, '<p>x-api-key: the-api-key</p>')],
  ])('hears %s that quotes the key without it', async (_, listener) => {
    const reply = JSON.stringify(await ask(await serve(listener)))
    expect(reply).not.toContain('the-api-key')
  })

  it('leaves an answer alone where the key is too short to be told from it', async () => {
    const http = joggHttp(
      { fetch },
      { href: await serve(json(200, { data: 'success' })), loopback: true },
      'success',
    )
    const call = {
      method: 'GET',
      path: '/v1/x',
      timeoutMs: 5000,
      signal: new AbortController().signal,
    } as const
    expect(await http(call, ANY)).toEqual({ ok: true, value: { data: 'success' } })
  })

  it('shows what an odd answer holds, as far as a person reads, and no address in it', async () => {
    const url = await serve(
      json(200, { code: 0, data: { id: { text: 'p1' }, at: 'http://a/b c', x: 'x'.repeat(500) } }),
    )
    const http = joggHttp({ fetch }, { href: url, loopback: true }, 'the-key')
    const call = { method: 'GET', path: '/', timeoutMs: 5000, signal: new AbortController().signal } as const
    const reply = await http(call, v.object({ data: v.object({ project_id: v.string() }) }))
    const shown =
      /^the answer is not what the API describes: .*, with \{"id":\{"text":"p1"\},"at":"… c","x":"x{200,300}…$/
    expect(reply).toMatchObject({ error: { kind: 'unclear', detail: expect.stringMatching(shown) } })
  })

  it('may begin with a byte order mark', async () => {
    expect(await ask(await serve(json(200, '\uFEFF{"code":0,"data":{}}')))).toMatchObject({ ok: true })
  })

  it('takes a missing code beside data for success', async () => {
    expect(await ask(await serve(json(200, { data: { a: 1 } })))).toMatchObject({ ok: true })
  })

  it.each([
    ['a documented refusal', json(200, { code: 18020, msg: 'no credit', rid: 'r1' }), 'refused'],
    ['a refusal with its HTTP status', json(401, { code: 10105, msg: 'bad key' }), 'refused'],
    ['a rate limit as a code', json(200, { code: 429, msg: 'slow', retryAfter: 7 }), 'rate-limited'],
    ['a rate limit as a status', json(429, 'slow down'), 'rate-limited'],
    ['a system error', json(200, { code: 50000, msg: 'oops' }), 'unclear'],
    ['a code nobody described', json(200, { code: 12345, msg: '?' }), 'unclear'],
    ['a server error with a refusal in it', json(500, { code: 40000, msg: 'x' }), 'unclear'],
    ['a page of HTML', json(200, '<html>proxy</html>'), 'unclear'],
    ['an empty answer', json(200, ''), 'unclear'],
    ['JSON that is no envelope', json(200, '[1]'), 'unclear'],
    ['an error status with a success in it', json(404, { code: 0, data: {} }), 'unclear'],
    [
      'a connection that breaks',
      ((request: { socket: { destroy(): void } }) => request.socket.destroy()) as RequestListener,
      'unclear',
    ],
  ])('%s', async (_, listener, kind) => {
    expect(await ask(await serve(listener))).toMatchObject({ ok: false, error: { kind } })
  })

  it('quotes code, msg and rid', async () => {
    const reply = await ask(await serve(json(200, { code: 18020, msg: 'no\ncredit', rid: 'r1' })))
    expect(reply).toEqual({
      ok: false,
      error: { kind: 'refused', code: 18020, msg: 'no credit', rid: 'r1', httpStatus: 200 },
    })
  })

  it('quotes a rid that is a number, and leaves out what can not be quoted', async () => {
    const reply = await ask(await serve(json(200, { code: 18020, msg: ['no credit'], rid: 9 })))
    expect(reply).toEqual({ ok: false, error: { kind: 'refused', code: 18020, rid: '9', httpStatus: 200 } })
  })

  it.each([
    ['the body', json(200, { code: 429, retryAfter: 7 }), 7000],
    ['the body, as text', json(200, { code: 429, retryAfter: '7' }), 7000],
    ['a body that is no number', json(200, { code: 429, retryAfter: 'soon' }), undefined],
    ['the header', json(429, '', { 'retry-after': '9' }), 9000],
    ['the header, in parts of a second', json(429, '', { 'retry-after': '12.25' }), 12_250],
    ['the body rather than the header', json(200, { code: 429, retryAfter: 0 }, { 'retry-after': '9' }), 0],
    ['nobody', json(429, ''), undefined],
    ['a header that is no number', json(429, '', { 'retry-after': 'soon' }), undefined],
    ['a header that is not only a number', json(429, '', { 'retry-after': 'in 7' }), undefined],
    ['a header with a unit', json(429, '', { 'retry-after': '7 s' }), undefined],
  ])('waits as told by %s', async (_, listener, retryAfterMs) => {
    expect(await ask(await serve(listener))).toMatchObject({ ok: false, error: { retryAfterMs } })
  })

  it.each([
    ['a page', json(200, '<p>proxy</p>'), 'the answer is not the API\'s JSON: "<p>proxy</p>"'],
    ['nothing', json(200, ''), "the answer is not the API's JSON: it is empty"],
    ['an error nobody described', json(200, { code: 12345 }), 'the service answered with an error'],
    [
      'an error beside what may be the id of what was paid for',
      json(200, { code: 200, data: { project_id: 7, url: 'https://signed.example/?key=k' } }),
      'the service answered with an error, with {"project_id":7,"url":"…"}',
    ],
    ['neither', json(300, { code: 0, data: {} }), 'the answer is neither a success nor an error'],
  ])('says what came instead: %s', async (_, listener, detail) => {
    expect(await ask(await serve(listener))).toMatchObject({ error: { detail } })
  })

  it('never follows a redirect, so that the key stays here', async () => {
    const elsewhere: string[] = []
    const other = await serve((request, response) => {
      elsewhere.push(request.url ?? '')
      response.end('{"code":0,"data":{}}')
    })
    const url = await serve((_, response) => response.writeHead(302, { location: `${other}/stolen` }).end())
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'unclear', httpStatus: 302 } })
    expect(elsewhere).toEqual([])
  })

  it('is unreachable when nobody listens', async () => {
    const url = await serve(json(200, {}))
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
