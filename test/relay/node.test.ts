import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Handle, type Patience, type RelayServer, startServer } from '../../relay/server.ts'
import { deliver, eventBody, settingsFor } from './support/delivery.ts'
import { type GitHub, startGitHub } from './support/github.ts'

const ENTRY = fileURLToPath(new URL('../../relay/node.ts', import.meta.url))

function run(env: Readonly<Record<string, string>>): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function refusal(env: Readonly<Record<string, string>>): Promise<{ code: number; problems: string[] }> {
  const child = run(env)
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  const line = JSON.parse(output)
  expect(line).toMatchObject({ level: 'error', message: 'not started' })
  return { code, problems: line.problems }
}

describe('the process', () => {
  let github: GitHub
  beforeEach(async () => {
    github = await startGitHub()
  })
  afterEach(() => github.close())

  test('does not start without its settings, and names each', async () => {
    const { code, problems } = await refusal({ PORT: 'http' })
    expect(code).toBe(1)
    expect(problems.map(error => error.split(' ')[0])).toEqual([
      'JOGG_WEBHOOK_SECRET',
      'GITHUB_TOKEN',
      'GITHUB_REPOSITORY',
      'PORT',
    ])
  })

  test.each(['', ' ', ' , '])('does not start with the secret %j', async secret => {
    const env = { ...settingsFor(github), PORT: '0', JOGG_WEBHOOK_SECRET: secret }
    expect(await refusal(env)).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^JOGG_WEBHOOK_SECRET/)],
    })
  })

  test('does not start where another listens', async () => {
    const { port } = new URL(github.url)
    const { code, problems } = await refusal({ ...settingsFor(github), PORT: port })
    expect(code).toBe(1)
    expect(problems).toEqual([`127.0.0.1:${port} can't be listened on: EADDRINUSE`])
  })

  test('answers what is under way when it is told to stop, and ends with 0', async () => {
    const held = new Promise<ServerResponse>(resolve => github.will((_, response) => resolve(response)))
    const child = run({ ...settingsFor(github), PORT: '0' })
    const [first] = await once(child.stdout, 'data')
    const { message, url } = JSON.parse(String(first))
    expect(message).toBe('listening')

    const answer = deliver({ url }, eventBody())
    const response = await held
    child.kill('SIGTERM')
    await refused(url)
    response.writeHead(204).end()
    expect((await answer).status).toBe(202)
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
  })

  test('goes on when nobody reads its log any more', async () => {
    const child = run({ ...settingsFor(github), PORT: '0' })
    const [first] = await once(child.stdout, 'data')
    const { url } = JSON.parse(String(first))
    child.stdout.destroy()
    for (const _ of ['writes into the closed pipe', 'comes after that'])
      expect((await deliver({ url }, eventBody())).status).toBe(202)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })
})

describe('the server', () => {
  const AGES = 60_000
  let server: RelayServer
  const start = async (patience: Partial<Patience>, handle: Handle = async () => new Response('ok')) => {
    const rest = { headers: AGES, request: AGES, stop: AGES }
    server = await startServer({ host: '127.0.0.1', port: 0 }, handle, { ...rest, ...patience })
  }
  afterEach(() => server.stop())

  test('closes a connection whose head never ends', async () => {
    await start({ headers: 200 })
    expect(await exchange('GET / HTTP/1.1\r\nX-Endless: ')).toMatch(/^(HTTP\/1\.1 408 |$)/)
  })

  test('closes an idle connection', async () => {
    await start({ headers: 200 })
    expect(await exchange('GET / HTTP/1.1\r\nHost: r\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /)
  })

  test.each([
    ['none', async () => undefined],
    ['a part', async (request: Request) => request.body?.getReader().read()],
    ['a part, and told so,', async (request: Request) => readPart(request)],
  ])('closes a connection whose body drips on after %s of it was read', async (_, read) => {
    await start({ request: 300, headers: 300 }, async (request: Request) => {
      await read(request)
      return new Response('early', { status: 413 })
    })
    const head = 'POST / HTTP/1.1\r\nHost: r\r\nContent-Length: 60000\r\n\r\n'
    expect(await exchange(head, '.')).toMatch(/^HTTP\/1\.1 413 /)
  })

  test.each(['TRACE /', 'GET http://['])(
    'refuses «%s», which the web’s Request has no word for',
    async line => {
      await start({})
      const answer = await exchange(`${line} HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    },
  )

  test('that is told to stop closes each connection after its answer', async () => {
    const [called, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await start({}, async () => {
      called.resolve()
      await released.promise
      return new Response('ok')
    })
    const answer = exchange('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
    await called.promise
    const stopped = server.stop()
    released.resolve()
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
    await stopped
  })

  test('waits for nobody for ever when it stops', async () => {
    const called = Promise.withResolvers<void>()
    await start({ stop: 100 }, async () => {
      called.resolve()
      return new Promise<Response>(() => undefined)
    })
    const hanging = fetch(server.url).catch(error => error.name)
    await called.promise
    await server.stop()
    expect(await hanging).toBe('TypeError')
  })

  /** Everything that comes back until the server closes the connection; `drops` are sent one after the other. */
  async function exchange(head: string, drops?: string): Promise<string> {
    const { port } = new URL(server.url)
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined)
    socket.write(head)
    const dripping = drops ? setInterval(() => socket.write(drops), 20) : undefined
    let received = ''
    socket.on('data', data => (received += data))
    await new Promise(resolve => socket.once('end', resolve).once('close', resolve))
    clearInterval(dripping)
    socket.destroy()
    return received
  }
})

async function readPart(request: Request): Promise<void> {
  const reader = request.body?.getReader()
  await reader?.read()
  await reader?.cancel()
}

/** Resolves when new connections are refused. */
async function refused(url: string): Promise<void> {
  for (;;) {
    const taken = await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
    if (!taken) return
  }
}
