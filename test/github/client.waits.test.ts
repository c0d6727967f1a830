import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Limits, openGitHub } from '../../src/github/client.ts'
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

const open = (limits?: Limits) =>
  openGitHub(readContext(world.env, undefined), 'ghs_token', world, limits ? { limits } : {})
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

  it('follows a server error as late as that asks for', async () => {
    respond = failFor(1, 503, { 'retry-after': '4' })
    const start = world.clock.now()
    expect(await ask()).toMatchObject({ ok: true })
    expect(world.clock.now() - start).toBe(4000)
  })

  const START = new Date(Date.UTC(2026, 0, 1))
  const inSeconds = (seconds: number) => new Date(START.getTime() + seconds * 1000).toUTCString()
  const SECONDARY =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const ABUSE =
    'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'
  const TOO_QUICKLY = { message: 'Validation Failed', errors: [{ message: 'was submitted too quickly' }] }
  const NO_NODE = {
    message: 'Validation Failed',
    errors: [{ message: "Could not resolve to a node with the global id of 'PR_kwDOA'." }],
  }

  it.each([
    ['retry-after', 403, { 'retry-after': '5' }, {}, 5000],
    ['retry-after 0', 429, { 'retry-after': '0' }, {}, 1000],
    ['a date', 403, { 'retry-after': inSeconds(9), date: START.toUTCString() }, {}, 9000],
    [
      "a date by GitHub's clock, not the runner's",
      429,
      { 'retry-after': inSeconds(3607), date: inSeconds(3600) },
      {},
      7000,
    ],
    ['429 alone', 429, {}, {}, 20_000],
    ['the reset', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225610' }, {}, 11_000],
    [
      'a reset that is no time',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' },
      {},
      20_000,
    ],
    ['a reset that is past', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, {}, 1000],
    ['the words of GitHub', 403, {}, { message: SECONDARY }, 20_000],
    ['the words of an old Enterprise Server', 403, {}, { message: ABUSE }, 20_000],
    ['the limit on what is created', 422, {}, TOO_QUICKLY, 3000],
    ['the same in one line', 422, {}, { message: 'comment was submitted too quickly after another' }, 3000],
    ['a pull request that is too new', 422, {}, NO_NODE, 3000],
    ['either, as long as it says', 422, { 'retry-after': '8' }, TOO_QUICKLY, 8000],
  ])('waits as told by %s, also for a POST', async (_, status, headers, body, ms) => {
    respond = (response, request, nth) =>
      nth <= 1
        ? json({ message: 'No.', ...body }, status, headers)(response)
        : failFor(0, 0)(response, request, nth)
    const start = world.clock.now()
    expect(await ask('POST /repos/{owner}/{repo}/pulls/{number}')).toMatchObject({ ok: true })
    expect(world.clock.now() - start).toBe(ms)
  })

  it('waits longer each time where it only guesses, and not for good', async () => {
    respond = json(TOO_QUICKLY, 422)
    const start = world.clock.now()
    expect(await ask('POST /repos/{owner}/{repo}/pulls/{number}')).toMatchObject({
      error: { kind: 'rate-limited', status: 422 },
    })
    expect([requests.length, world.clock.now() - start]).toEqual([4, 21_000])
  })

  it('is not waited for when the run is cancelled, nor for long in all', async () => {
    respond = failFor(999, 429, { 'retry-after': '0' })
    expect(await ask()).toMatchObject({ error: { kind: 'rate-limited' } })
    expect(requests).toHaveLength(26)
    world.cancel.abort()
    await ask()
    expect(requests).toHaveLength(27)
  })
})

describe('a GitHub that accepts and never answers', () => {
  const HANGING: Limits = { requestMs: 60, totalMs: 200, reserveMs: 20 }

  it('costs a run its one budget, however much there is to ask', async () => {
    respond = () => undefined
    world = { ...world, clock: { now: () => Date.now(), sleep: async () => undefined } }
    const github = await open(HANGING)
    for (let nth = 0; nth < 18; nth += 1) {
      expect(await github.call('GET /user', {}, NUMBER)).toMatchObject({
        error: { kind: 'unclear', message: expect.stringMatching(/^GitHub did not answer within /) },
      })
    }
    expect(requests.length).toBeGreaterThan(1)
    expect(requests.length).toBeLessThan(6)
  })

  it('is tried again when a minute has passed, and asked as usual once it answers', async () => {
    respond = () => undefined
    let later = 0
    world = { ...world, clock: { now: () => Date.now() + later, sleep: async () => undefined } }
    const github = await open(HANGING)
    const ask = async () => (await github.call('POST /user', {}, NUMBER)).ok
    for (let nth = 0; nth < 9; nth += 1) await ask()
    const before = requests.length
    later = 61_000
    expect([await ask(), await ask(), requests.length]).toEqual([false, false, before + 1])
    respond = json({ number: 7 })
    expect([await ask(), requests.length]).toEqual([false, before + 1])
    later = 125_000
    expect([await ask(), await ask(), await ask()]).toEqual([true, true, true])
  })

  it('costs no more where it answers at length', async () => {
    let now = 0
    world = { ...world, clock: { now: () => now, sleep: async () => undefined } }
    respond = response => {
      now += 4000
      json({ number: 7 })(response)
    }
    const github = await open({ requestMs: 10_000, totalMs: 30_000, reserveMs: 5000 })
    for (let nth = 0; nth < 40; nth += 1) await github.call('GET /user', {}, NUMBER)
    expect(requests).toHaveLength(10)
  })

  it('is not quoted: what ended the request was ours', async () => {
    respond = () => undefined
    const github = await open(HANGING)
    const answer = await github.call('POST /user', {}, NUMBER)
    expect(answer).toEqual({
      ok: false,
      error: { kind: 'unclear', message: 'GitHub did not answer within 0 s' },
    })
  })

  it('is not quoted where the run was cancelled meanwhile', async () => {
    respond = () => world.cancel.abort()
    const github = await open()
    expect(await github.call('POST /user', {}, NUMBER)).toEqual({
      ok: false,
      error: { kind: 'unclear', message: 'the run was cancelled' },
    })
  })
})
