import { describe, expect, test } from 'vitest'
import { register } from '../../relay/register.ts'
import { endpoint, fakeAccount, NEW_SECRET, SHAPES } from './support/account.ts'
import { sign } from './support/delivery.ts'

const KEY = 'jogg_key_that_nobody_sees'
const URL = 'https://relay.example/webhook'
const EVENTS = 'generated_video_success,generated_video_failed'
const ADD = ['--url', URL, '--events', EVENTS]

async function run(args: readonly string[], account: { fetch: typeof fetch }, env = {}) {
  const lines: string[] = []
  const shell = {
    env: { JOGG_API_KEY: KEY, ...env },
    fetch: account.fetch,
    signal: new AbortController().signal,
    print: (line: string) => void lines.push(line),
  }
  const code = await register(args, shell)
  const output = lines.join('\n')
  expect(output).not.toContain(KEY)
  return { code, output }
}

describe.each(SHAPES)('with answers of the shape «%s»', shape => {
  test('an endpoint is added, and its secret shown', async () => {
    const account = fakeAccount(shape)
    const { code, output } = await run(ADD, account)
    expect(code).toBe(0)
    expect(output).toContain('ep_new')
    expect(output.split(NEW_SECRET)).toHaveLength(2)
    const [, post] = account.seen
    expect(post).toMatchObject({ method: 'POST', url: 'https://api.jogg.ai/v1/endpoint' })
    expect(JSON.parse(String(post?.init.body))).toEqual({
      url: URL,
      events: EVENTS.split(','),
      status: 'enabled',
    })
  })

  test('the same address is not added twice, and its secret not shown again', async () => {
    const account = fakeAccount(shape)
    await run(ADD, account)
    const { code, output } = await run(
      ['--url', 'https://RELAY.example:443/webhook', '--events', EVENTS],
      account,
    )
    expect(code).toBe(0)
    expect(output).toContain('nothing was added')
    expect(output).not.toContain(NEW_SECRET)
    expect(account.kept).toHaveLength(1)
  })

  test('all endpoints are listed', async () => {
    const account = fakeAccount(shape, { count: 2 })
    const { code, output } = await run(['--list'], account)
    expect(code).toBe(0)
    expect(output.split('\n')).toEqual([
      'ep_0  enabled  https://other.example/0  generated_video_success',
      'ep_1  enabled  https://other.example/1  generated_video_success',
    ])
    expect((await run(['--list'], fakeAccount(shape))).output).toBe('The account has no endpoints.')
  })

  test('an endpoint is removed by its id', async () => {
    const account = fakeAccount(shape, { count: 2 })
    expect(await run(['--remove', 'ep_1'], account)).toEqual({
      code: 0,
      output: 'Removed the endpoint ep_1.',
    })
    expect(account.kept.map(one => one.endpoint_id)).toEqual(['ep_0'])
  })
})

test('an endpoint that is there, but disabled or for other events, is told', async () => {
  const account = fakeAccount('in data')
  account.kept.push(endpoint('ep_old', URL, ['generated_video_success'], 'disabled'))
  const { code, output } = await run(ADD, account)
  expect(code).toBe(1)
  expect(output).toContain('It is disabled.')
  expect(output).toContain('It is not registered for generated_video_failed.')
  expect(output).toContain('--remove ep_old')
  expect(account.kept).toHaveLength(1)
})

test.each([
  [16, false],
  [17, true],
  [20, true],
])('with %i endpoints before an addition a warning: %s', async (count, warned) => {
  const { code, output } = await run(ADD, fakeAccount('in data', { count }))
  expect(code).toBe(0)
  expect(output.includes('of the 20 endpoints that an account may have are in use')).toBe(warned)
})

test('an event that the relay does not pass on is warned about', async () => {
  const { code, output } = await run(
    ['--url', URL, '--events', 'generated_video_sucess,typo'],
    fakeAccount('in data'),
  )
  expect(code).toBe(0)
  expect(output).toContain('not typo')
})

describe('checking', () => {
  const check = ['--check', '--url', URL, '--events', 'generated_video_success']
  const registered = (relay: (signature: string | null) => number) => {
    const account = fakeAccount('in data', { relay })
    account.kept.push(endpoint('ep_1', URL))
    return account
  }
  const knows = (secret: string) => (signature: string | null) =>
    signature === sign('{"event":"relay.check"}', secret) ? 204 : 401

  test('a relay that is registered and knows the secret is good', async () => {
    const account = registered(knows('s3'))
    const { code, output } = await run(check, account, { JOGG_WEBHOOK_SECRET: 's3, s4' })
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('knows this secret') })
    const [, asked] = account.seen
    expect(new Headers(asked?.init.headers).get('x-api-key')).toBeNull()
  })

  test('without the secret, 401 tells that a relay is there', async () => {
    expect((await run(check, registered(knows('s3')))).code).toBe(0)
  })

  test.each([
    [401, 'JOGG_WEBHOOK_SECRET is not the one'],
    [404, '/webhook'],
    [503, 'not complete'],
    [200, 'answers 200'],
  ])('a relay that answers %i is not good', async (status, finding) => {
    const { code, output } = await run(
      check,
      registered(() => status),
      { JOGG_WEBHOOK_SECRET: 's3' },
    )
    expect(code).toBe(1)
    expect(output).toContain(finding)
  })

  test('a relay that takes what is not signed is not good', async () => {
    const { code, output } = await run(
      check,
      registered(() => 204),
    )
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('answers 204') })
  })

  test('an address that nobody registered, or where nobody answers, is not good', async () => {
    const elsewhere = await run(check, fakeAccount('in data'))
    expect(elsewhere).toMatchObject({
      code: 1,
      output: expect.stringContaining('No endpoint of the account'),
    })
    const silent = registered(() => {
      throw new TypeError('fetch failed')
    })
    expect(await run(check, silent)).toMatchObject({
      code: 1,
      output: expect.stringContaining('Nothing answers'),
    })
  })
})

describe('what goes wrong', () => {
  const says = (json: unknown) => ({ fetch: async () => Response.json(json) })

  test('JoggAI’s refusal is quoted with its advice, but not the key in it', async () => {
    const { code, output } = await run(ADD, says({ rid: '9f', code: 10105, msg: `Invalid API key ${KEY}` }))
    expect(code).toBe(1)
    expect(output).toMatch(/^Listing the endpoints failed: code 10105, "Invalid API key \*\*\*", rid 9f\.\n./)
  })

  test('nothing is added to a list that is not understood', async () => {
    const account = fakeAccount('in data')
    const odd: typeof fetch = async (input, init) =>
      init?.method === 'GET' ? Response.json({ code: 0, data: { total: 3 } }) : account.fetch(input, init)
    expect((await run(ADD, { fetch: odd })).code).toBe(1)
    expect(account.kept).toHaveLength(0)
  })

  test('an addition whose answer is lost is told as such', async () => {
    const account = fakeAccount('in data')
    const lossy: typeof fetch = async (input, init) => {
      const response = await account.fetch(input, init)
      if (init?.method === 'POST') throw new TypeError('fetch failed')
      return response
    }
    const { code, output } = await run(ADD, { fetch: lossy })
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('look with --list') })
  })

  test('removing what is not there', async () => {
    const { code, output } = await run(['--remove', 'ep_9'], fakeAccount('in data'))
    expect(code).toBe(1)
    expect(output).toContain('code 10104')
  })

  test('no redirect is followed with the key', async () => {
    const asked: RequestInit[] = []
    const elsewhere: typeof fetch = async (_, init = {}) => {
      asked.push(init)
      return new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })
    }
    expect((await run(['--list'], { fetch: elsewhere })).code).toBe(1)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.redirect).not.toBe('follow')
  })

  test.each([
    [[], ['--url is', '--events is']],
    [['--url', 'http://relay.example/webhook', '--events', 'e'], ['--url is not']],
    [['--url', 'http://127.0.0.1.evil.example/', '--events', 'e'], ['--url is not']],
    [['--url', URL, '--events', ' , '], ['--events is empty']],
    [['--list', '--remove', 'x'], ['exclude each other']],
    [['--remove', ' '], ['--remove needs']],
    [
      ['--list', '--api-version', 'v3', '--api-url', 'http://api.jogg.ai'],
      ['--api-version', '--api-url'],
    ],
    [['--lists'], ['--lists']],
    [['stray', '--list'], ['stray']],
  ])('%j is refused before any request', async (args, named) => {
    const account = fakeAccount('in data')
    const { code, output } = await run(args, account)
    expect(code).toBe(1)
    for (const name of named) expect(output).toContain(name)
    expect(output).toContain('npm run relay:register')
    expect(account.seen).toEqual([])
  })

  test.each(['', ' ', 'two\nlines'])('the key %j is refused before any request', async key => {
    const account = fakeAccount('in data')
    const { code, output } = await run(['--list'], account, { JOGG_API_KEY: key })
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('JOGG_API_KEY is not set'),
    })
    expect(account.seen).toEqual([])
  })
})

test('v2 has the same addresses under /v2', async () => {
  const account = fakeAccount('in data')
  await run([...ADD, '--api-version', 'v2', '--api-url', 'http://127.0.0.1:9/base'], account)
  expect(account.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET http://127.0.0.1:9/base/v2/endpoints',
    'POST http://127.0.0.1:9/base/v2/endpoint',
  ])
})

test('--help shows what can be asked for, and asks for nothing', async () => {
  const account = fakeAccount(SHAPES[0])
  expect(await run(['--help'], account)).toEqual({ code: 0, output: expect.stringContaining('--remove') })
  expect(account.seen).toEqual([])
})
