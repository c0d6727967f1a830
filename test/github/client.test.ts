import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openGitHub } from '../../src/github/client.ts'
import { readContext } from '../../src/github/context.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

const API = 'https://github.example'
const PULL = '/api/v3/repos/octo/repo/pulls/7'
const NUMBER = v.object({ number: v.number() })

let world: TestWorld
beforeEach(() => {
  world = worldOf(API)
})

function worldOf(host: string): TestWorld {
  return testWorld({ GITHUB_API_URL: `${host}/api/v3`, GITHUB_REPOSITORY: 'octo/repo' })
}

/** Asks by a fetch that nock sees, unlike the toolkit's own. */
async function ask(method = 'GET') {
  const gitHub = await openGitHub(readContext(world.env, undefined), 'ghs_token', world, {
    request: { fetch },
  })
  return gitHub.call(`${method} /repos/{owner}/{repo}/pulls/{number}`, { number: 7 }, NUMBER)
}

interface Answered {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly times?: number
}

/** GitHub answers the next requests like this; any further one gets no answer at all. */
function answers(
  status: number,
  body: nock.Body,
  { method = 'GET', headers = {}, times = 1 }: Answered = {},
) {
  nock(API).intercept(PULL, method).times(times).reply(status, body, headers)
}

describe('one question to GitHub', () => {
  it('goes to GITHUB_API_URL, with the token, for the repository of the run', async () => {
    const reqheaders = { authorization: 'token ghs_token', 'user-agent': /^jogg-video-action / }
    nock(API, { reqheaders }).get(PULL).reply(200, { number: 7 })
    expect(await ask()).toEqual({ ok: true, value: { number: 7 }, more: false })
  })

  it('says whether there is more', async () => {
    const link = '<http://x/?page=2>; rel="next", <http://x/?page=9>; rel="last"'
    answers(200, { number: 7 }, { headers: { link } })
    expect(await ask()).toMatchObject({ more: true })
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
    answers(status, { message: 'No.', errors }, { times: kind === 'unclear' ? 3 : 1 })
    const message = 'No.: body is too long: already_exists'
    expect(await ask()).toEqual({ ok: false, error: { kind, status, message } })
  })

  it('is an answer that GitHub does not describe', async () => {
    answers(200, { number: '7' }, { times: 3 })
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'unclear', message: expect.stringContaining('number') },
    })
  })

  it('shows no page of HTML, and no control characters', async () => {
    answers(404, '<html>Unicorn!</html>', { headers: { 'content-type': 'text/html' } })
    expect(await ask()).toMatchObject({ error: { message: 'status 404' } })
    answers(404, { message: 'a\u001b[31m\nb' })
    expect(await ask()).toMatchObject({ error: { message: 'a [31m b' } })
  })
})

describe('another try', () => {
  it.each([
    ['GET', 3],
    ['PATCH', 3],
    ['DELETE', 3],
    ['POST', 1],
  ])('of %s after a 502: %i requests in all', async (method, count) => {
    answers(502, { message: 'No.' }, { method, times: count })
    expect(await ask(method)).toMatchObject({ ok: false, error: { status: 502 } })
  })

  it('never follows a refusal', async () => {
    answers(403, { message: 'No.' })
    expect(await ask()).toMatchObject({ ok: false, error: { status: 403 } })
  })
})

describe("a run's own wire", () => {
  const servers: Server[] = []
  afterEach(() => Promise.all(servers.splice(0).map(close)))

  async function close(server: Server): Promise<void> {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1')
    servers.push(server)
    await new Promise(resolve => server.once('listening', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const good: RequestListener = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"number": 7}')

  /** As a run asks: nothing is handed in. */
  async function askFrom(host: string) {
    world = { ...worldOf(host), fetch: () => Promise.reject(new Error('not this one')) }
    const gitHub = await openGitHub(readContext(world.env, undefined), 'ghs_token', world)
    return gitHub.call('GET /repos/{owner}/{repo}/pulls/{number}', { number: 7 }, NUMBER)
  }

  it("is the toolkit's own fetch, which knows the runner's proxies", async () => {
    const seen: IncomingMessage[] = []
    const host = await serve((request, response) => {
      seen.push(request)
      good(request, response)
    })
    expect(await askFrom(host)).toEqual({ ok: true, value: { number: 7 }, more: false })
    expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([[PULL, 'token ghs_token']])
  })

  it('keeps the token from the host of a redirect', async () => {
    const elsewhere: IncomingMessage[] = []
    const other = await serve((request, response) => {
      elsewhere.push(request)
      good(request, response)
    })
    const host = await serve((_, response) => response.writeHead(302, { location: `${other}/x` }).end())
    expect(await askFrom(host)).toMatchObject({ ok: true })
    expect(elsewhere.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it('may cut an answer, which leaves its outcome open', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"numb', () => response.destroy())
    })
    expect(await askFrom(host)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it('is named where it breaks', async () => {
    const host = await serve(good)
    await Promise.all(servers.splice(0).map(close))
    expect(await askFrom(host)).toMatchObject({
      error: { kind: 'unclear', message: expect.stringContaining('ECONNREFUSED') },
    })
  })
})
