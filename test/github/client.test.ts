import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openGitHub } from '../../src/github/client.ts'
import { readContext } from '../../src/github/context.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let respond: (response: ServerResponse, request: IncomingMessage, nth: number) => void
let requests: IncomingMessage[]
let apiUrl: string
let close: () => Promise<void>
let world: TestWorld

beforeEach(async () => {
  requests = []
  const server = createServer((request, response) => {
    requests.push(request)
    respond(response, request, requests.length)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`
  close = () =>
    new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  world = testWorld({ GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: 'octo/repo' })
})

afterEach(() => close())

const json =
  (body: unknown, status = 200, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const open = () => openGitHub(readContext(world.env, undefined), 'ghs_token', world)
const NUMBER = v.object({ number: v.number() })
const ask = async (route = 'GET /repos/{owner}/{repo}/pulls/{number}') =>
  (await open()).call(route, { number: 7 }, NUMBER)

describe('one question to GitHub', () => {
  it('goes to GITHUB_API_URL, with the token, for the repository of the run', async () => {
    respond = json({ number: 7 })
    expect(await ask()).toEqual({ ok: true, value: { number: 7 }, more: false })
    expect(requests[0]?.url).toBe('/api/v3/repos/octo/repo/pulls/7')
    expect(requests[0]?.headers).toMatchObject({ authorization: 'token ghs_token' })
    expect(requests[0]?.headers['user-agent']).toMatch(/^jogg-video-action /)
  })

  it("uses the toolkit's own fetch, which knows the runner's proxies: none is handed in", async () => {
    respond = json({ number: 7 })
    world = { ...world, fetch: () => Promise.reject(new Error('not this one')) }
    expect(await ask()).toMatchObject({ ok: true })
    const source = await readFile(new URL('../../src/github/client.ts', import.meta.url), 'utf8')
    expect(source).not.toMatch(/\bfetch\s*[:,}]/)
  })

  it('says whether there is more', async () => {
    respond = json({ number: 7 }, 200, {
      link: '<http://x/?page=2>; rel="next", <http://x/?page=9>; rel="last"',
    })
    expect(await ask()).toMatchObject({ more: true })
  })

  it('keeps the token from the host of a redirect', async () => {
    const elsewhere: IncomingMessage[] = []
    const other = createServer((request, response) => {
      elsewhere.push(request)
      json({ number: 7 })(response)
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    respond = response => response.writeHead(302, { location: `http://127.0.0.1:${port}/x` }).end()
    await ask()
    expect(elsewhere.map(({ headers }) => headers.authorization)).toEqual([undefined])
    other.close()
    other.closeAllConnections()
  })
})

describe('a problem', () => {
  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'missing'],
    [410, 'missing'],
    [422, 'refused'],
    [500, 'unclear'],
  ])('of status %i is %s', async (status, kind) => {
    const errors = [{ code: 'custom', message: 'body is too long' }, { code: 'already_exists' }]
    respond = json({ message: 'No.', errors }, status)
    const message = 'No.: body is too long: already_exists'
    expect(await ask()).toEqual({ ok: false, error: { kind, status, message } })
  })

  it('is an answer that GitHub does not describe', async () => {
    respond = json({ number: '7' })
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'unclear', message: expect.stringContaining('number') },
    })
  })

  it('is an answer that is cut', async () => {
    respond = response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"numb', () => response.destroy())
    }
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it('shows no page of HTML, and no control characters', async () => {
    respond = response =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Unicorn!</html>')
    expect(await ask()).toMatchObject({ error: { message: 'status 404' } })
    respond = json({ message: 'a\u001b[31m\nb' }, 404)
    expect(await ask()).toMatchObject({ error: { message: 'a [31m b' } })
  })

  it('names what broke the connection', async () => {
    await close()
    expect(await ask()).toMatchObject({
      error: { kind: 'unclear', message: expect.stringContaining('ECONNREFUSED') },
    })
  })
})

describe('another try', () => {
  const failFor =
    (times: number, status: number, headers = {}) =>
    (response: ServerResponse, _: unknown, nth: number) =>
      nth <= times ? json({ message: 'No.' }, status, headers)(response) : json({ number: 7 })(response)

  it.each([
    ['GET', 3],
    ['PATCH', 3],
    ['DELETE', 3],
    ['POST', 1],
  ])('of %s after a 502: %i requests in all', async (method, count) => {
    respond = failFor(9, 502)
    expect(await ask(`${method} /repos/{owner}/{repo}/pulls/{number}`)).toMatchObject({ ok: false })
    expect(requests).toHaveLength(count)
  })

  it('never follows a refusal', async () => {
    respond = failFor(9, 403)
    await ask()
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['retry-after', 403, { 'retry-after': '5' }, 5000],
    ['retry-after 0', 429, { 'retry-after': '0' }, 1000],
    ['429 alone', 429, {}, 60_000],
    ['the reset', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225610' }, 11_000],
    ['a reset that is no time', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }, 60_000],
    ['a reset that is past', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 1000],
  ])('waits as told by %s, also for a POST', async (_, status, headers, ms) => {
    respond = failFor(1, status, headers)
    const start = world.clock.now()
    expect(await ask('POST /repos/{owner}/{repo}/pulls/{number}')).toMatchObject({ ok: true })
    expect(world.clock.now() - start).toBe(ms)
  })

  it('is not waited for when the run is cancelled, nor for long in all', async () => {
    respond = failFor(999, 429, { 'retry-after': '0' })
    expect(await ask()).toMatchObject({ error: { kind: 'rate-limited' } })
    expect(requests).toHaveLength(61)
    world.cancel.abort()
    await ask()
    expect(requests).toHaveLength(62)
  })
})
