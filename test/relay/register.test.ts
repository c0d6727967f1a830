import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { register } from '../../relay/register.ts'
import { endpoint, KEY, NEW_SECRET, openAccount, openRelay, SHAPES } from './support/account.ts'
import { sign } from './support/delivery.ts'

const URL = 'https://relay.example/webhook'
const EVENTS = 'generated_video_success,generated_video_failed'
const ADD = ['--url', URL, '--events', EVENTS]

async function run(args: readonly string[], env = {}) {
  const lines: string[] = []
  const shell = {
    env: { JOGG_API_KEY: KEY, ...env },
    fetch,
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
    const account = openAccount(shape)
    const { code, output } = await run(ADD)
    expect(code).toBe(0)
    expect(output).toContain('ep_new')
    expect(output.split(NEW_SECRET)).toHaveLength(2)
    expect(account.kept).toEqual([endpoint('ep_new', URL, EVENTS.split(','))])
  })

  test('the same address is not added twice, and its secret not shown again', async () => {
    const account = openAccount(shape)
    await run(ADD)
    const { code, output } = await run(['--url', 'https://RELAY.example:443/webhook', '--events', EVENTS])
    expect(code).toBe(0)
    expect(output).toContain('nothing was added')
    expect(output).not.toContain(NEW_SECRET)
    expect(account.kept).toHaveLength(1)
  })

  test('all endpoints are listed', async () => {
    openAccount(shape, { count: 2 })
    const { code, output } = await run(['--list'])
    expect(code).toBe(0)
    expect(output.split('\n')).toEqual([
      'ep_0  enabled  https://other.example/0  generated_video_success',
      'ep_1  enabled  https://other.example/1  generated_video_success',
    ])
  })

  test('none are listed as such', async () => {
    openAccount(shape)
    expect((await run(['--list'])).output).toBe('The account has no endpoints.')
  })

  test('an endpoint is removed by its id', async () => {
    const account = openAccount(shape, { count: 2 })
    expect(await run(['--remove', 'ep_1'])).toEqual({
      code: 0,
      output: 'Removed the endpoint ep_1.',
    })
    expect(account.kept.map(one => one.endpoint_id)).toEqual(['ep_0'])
  })
})

test('an endpoint that is there, but disabled or for other events, is told', async () => {
  const account = openAccount('in data')
  account.kept.push(endpoint('ep_old', URL, ['generated_video_success'], 'disabled'))
  const { code, output } = await run(ADD)
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
  openAccount('in data', { count })
  const { code, output } = await run(ADD)
  expect(code).toBe(0)
  expect(output.includes('of the 20 endpoints that an account may have are in use')).toBe(warned)
})

test('an event that the relay does not pass on is warned about', async () => {
  openAccount('in data')
  const { code, output } = await run(['--url', URL, '--events', 'generated_video_sucess,typo'])
  expect(code).toBe(0)
  expect(output).toContain('not typo')
})

describe('checking', () => {
  const check = ['--check', '--url', URL, '--events', 'generated_video_success']
  const haveOne = () => openAccount('in data').kept.push(endpoint('ep_1', URL))

  test('a relay that is registered and knows the secret is good', async () => {
    haveOne()
    openRelay(signature => (signature === sign('{"event":"relay.check"}', 's3') ? 204 : 401))
    const { code, output } = await run(check, { JOGG_WEBHOOK_SECRET: 's3, s4' })
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('knows this secret') })
  })

  test('without the secret, 401 tells that a relay is there', async () => {
    haveOne()
    openRelay(signature => (signature === undefined ? 401 : 204))
    expect((await run(check)).code).toBe(0)
  })

  test.each([
    [401, 'JOGG_WEBHOOK_SECRET is not the one'],
    [404, '/webhook'],
    [503, 'not complete'],
    [200, 'answers 200'],
  ])('a relay that answers %i is not good', async (status, finding) => {
    haveOne()
    openRelay(() => status)
    const { code, output } = await run(check, { JOGG_WEBHOOK_SECRET: 's3' })
    expect(code).toBe(1)
    expect(output).toContain(finding)
  })

  test('a relay that takes what is not signed is not good', async () => {
    haveOne()
    openRelay(() => 204)
    expect(await run(check)).toMatchObject({ code: 1, output: expect.stringContaining('answers 204') })
  })

  test('an address that nobody registered is not good', async () => {
    openAccount('in data')
    openRelay(() => 401)
    expect(await run(check)).toMatchObject({
      code: 1,
      output: expect.stringContaining('No endpoint of the account'),
    })
  })

  test('an address where nobody answers is not good', async () => {
    const { url, close } = await breakingServer()
    await close()
    openAccount('in data').kept.push(endpoint('ep_1', `${url}/webhook`))
    expect(await run(['--check', '--url', `${url}/webhook`])).toMatchObject({
      code: 1,
      output: expect.stringContaining('Nothing answers'),
    })
  })
})

describe('what goes wrong', () => {
  const jogg = () => nock('https://api.jogg.ai')

  test('JoggAI’s refusal is quoted with its advice, but not the key in it', async () => {
    jogg()
      .get('/v1/endpoints')
      .reply(200, { rid: '9f', code: 10105, msg: `Invalid API key ${KEY}` })
    const { code, output } = await run(ADD)
    expect(code).toBe(1)
    expect(output).toMatch(/^Listing the endpoints failed: code 10105, "Invalid API key \*\*\*", rid 9f\.\n./)
  })

  test('nothing is added to a list that is not understood', async () => {
    jogg()
      .get('/v1/endpoints')
      .reply(200, { code: 0, data: { total: 3 } })
    const account = openAccount('in data')
    expect((await run(ADD)).code).toBe(1)
    expect(account.kept).toHaveLength(0)
  })

  test('an addition whose answer is lost is told as such', async () => {
    const { url, asked, close } = await breakingServer()
    const { code, output } = await run([...ADD, '--api-url', url])
    await close()
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('look with --list') })
    expect(asked).toEqual(['GET /v1/endpoints', 'POST /v1/endpoint'])
  })

  test('removing what is not there', async () => {
    openAccount('in data')
    const { code, output } = await run(['--remove', 'ep_9'])
    expect(code).toBe(1)
    expect(output).toContain('code 10104')
  })

  test('no redirect is followed with the key', async () => {
    jogg().get('/v1/endpoints').reply(302, '', { location: 'https://evil.example/' })
    const { code, output } = await run(['--list'])
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('302') })
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
    const account = openAccount('in data')
    const { code, output } = await run(args)
    expect(code).toBe(1)
    for (const name of named) expect(output).toContain(name)
    expect(output).toContain('npm run relay:register')
    expect(account.seen).toEqual([])
  })

  test.each(['', ' ', 'two\nlines'])('the key %j is refused before any request', async key => {
    const account = openAccount('in data')
    const { code, output } = await run(['--list'], { JOGG_API_KEY: key })
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('JOGG_API_KEY is not set'),
    })
    expect(account.seen).toEqual([])
  })
})

test('v2 has the same addresses under /v2', async () => {
  const account = openAccount('in data', { at: 'https://proxy.example/base', version: 'v2' })
  await run([...ADD, '--api-version', 'v2', '--api-url', 'https://proxy.example/base'])
  expect(account.seen).toEqual(['GET /base/v2/endpoints', 'POST /base/v2/endpoint'])
})

test('--help shows what can be asked for, and asks for nothing', async () => {
  expect(await run(['--help'])).toEqual({ code: 0, output: expect.stringContaining('--remove') })
})

/** A JoggAI with an empty list, whose answer to an addition is lost. */
async function breakingServer() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.method === 'GET') response.end('{"code":0,"data":{"endpoints":[]}}')
    else request.resume().on('end', () => request.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}
