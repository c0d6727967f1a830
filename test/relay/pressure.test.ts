import type { ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Limits } from '../../relay/relay.ts'
import { deliver, deliverAsJogg, eventBody, settingsFor, sign } from './support/delivery.ts'
import { type GitHub, startGitHub } from './support/github.ts'
import { HOSTS, type Running } from './support/hosts.ts'

describe.each(HOSTS)('under pressure on $name', host => {
  let github: GitHub
  let relay: Running
  const start = async (limits?: Partial<Limits>) => {
    relay = await host.start(settingsFor(github), limits)
  }
  beforeEach(async () => {
    github = await startGitHub()
  })
  afterEach(async () => {
    await relay.stop()
    await github.close()
  })
  const told = () => github.arrived.map(one => (one.json as Dispatched).client_payload.event_id).sort()

  test('200 events at once: each is dispatched, and each once', { timeout: 30_000 }, async () => {
    // A slow machine is not what is tested here.
    await start({ bodyMs: 30_000, dispatchMs: 30_000 })
    const bodies = Array.from({ length: 200 }, () => eventBody())
    const responses = await Promise.all(bodies.map(body => deliver(relay, body)))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([202]))
    expect(told()).toEqual(bodies.map(body => JSON.parse(body).event_id).sort())
  })

  test('the same event 50 times at once: one dispatch', async () => {
    await start()
    github.will((_, response) => void setTimeout(() => response.writeHead(204).end(), 100))
    const body = eventBody()
    const responses = await Promise.all(Array.from({ length: 50 }, () => deliver(relay, body)))
    expect(github.arrived).toHaveLength(1)
    expect(responses.map(({ status }) => status).sort()).toEqual([...Array(49).fill(200), 202])
  })

  test('the same event at once while GitHub refuses: all are told to try again, and the next goes through', async () => {
    await start()
    const held = holdAnswer(github)
    const body = eventBody()
    const first = deliver(relay, body)
    const response = await held
    const others = Array.from({ length: 10 }, () => deliver(relay, body))
    await wait(250)
    response.writeHead(503).end()
    const responses = await Promise.all([first, ...others])
    expect(github.arrived).toHaveLength(1)
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([502]))
    expect((await deliver(relay, body)).status).toBe(202)
  })

  test('GitHub is silent: 502 when the time is up', async () => {
    await start({ dispatchMs: 300 })
    github.will('silence')
    const body = eventBody()
    expect((await deliver(relay, body)).status).toBe(502)
    expect(relay.log()).toContain('GitHub did not answer within 300 ms')
    expect((await deliver(relay, body)).status).toBe(202)
  })

  test('a sender that hangs up does not end the dispatch that is under way', async () => {
    await start()
    const held = holdAnswer(github)
    const body = eventBody()
    const sender = new AbortController()
    const headers = { 'x-webhook-signature': sign(body) }
    const url = `${relay.url}/webhook`
    const gone = fetch(url, { method: 'POST', body, headers, signal: sender.signal }).catch(
      error => error.name,
    )
    const response = await held
    sender.abort()
    expect(await gone).toBe('AbortError')
    await wait(100)
    response.writeHead(204).end()
    expect((await deliver(relay, body)).status).toBe(200)
    expect(github.arrived).toHaveLength(1)
  })

  test.each(['refuses connections', 'answers 503', 'tears connections', 'is silent'])(
    'GitHub %s for a while: no event is lost within three retries',
    async diagnostic => {
      await start(diagnostic === 'is silent' ? { dispatchMs: 500 } : undefined)
      const { port } = new URL(github.url)
      const bodies = Array.from({ length: 8 }, () => eventBody())
      const behaviour =
        diagnostic === 'answers 503' ? 503 : diagnostic === 'tears connections' ? 'reset' : 'silence'
      if (diagnostic === 'refuses connections') await github.close()
      else github.will(...Array(bodies.length * 2).fill(behaviour))

      const outcomes = Promise.all(bodies.map(body => deliverAsJogg(relay, body, 150)))
      if (diagnostic === 'refuses connections') {
        await wait(200)
        github = await startGitHub(Number(port))
      }
      const statuses = await outcomes
      for (const attempts of statuses) expect(attempts.at(-1)).toBe(202)
      expect(statuses.flat()).toContain(502)
      expect(new Set(told())).toEqual(new Set(bodies.map(body => JSON.parse(body).event_id)))
    },
  )

  test('a body that never ends is given up, and blocks nobody meanwhile', async () => {
    await start({ bodyMs: 300 })
    const declared = await beginPost(relay, 'Content-Length: 60000')
    const chunked = await beginPost(relay, 'Transfer-Encoding: chunked')
    const answers = [declared, chunked].map(socket => firstLine(socket))
    const responses = await Promise.all(Array.from({ length: 20 }, () => deliver(relay, eventBody())))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([202]))
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('a stream without an end is refused after 64 kB', async () => {
    await start()
    const socket = await beginPost(relay, 'Transfer-Encoding: chunked')
    socket.write(`${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}\r\n`)
    expect(await firstLine(socket)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('a declared length over 64 kB is refused before a byte of it came', async () => {
    await start()
    const socket = await beginPost(relay, 'Content-Length: 65537')
    expect(await firstLine(socket)).toMatch(/^HTTP\/1\.1 413 /)
  })
})

interface Dispatched {
  readonly client_payload: { readonly event_id: string }
}

/** Resolves when the next dispatch arrives, to its answer, which is the test's to give. */
function holdAnswer(github: GitHub): Promise<ServerResponse> {
  return new Promise(resolve => github.will((_, response) => resolve(response)))
}

/** Sends the head of a request, and of its body no more than a beginning. */
async function beginPost(relay: Running, framing: string): Promise<Socket> {
  const { hostname, port } = new URL(relay.url)
  const socket = connect(Number(port), hostname)
  socket.write(`POST /webhook HTTP/1.1\r\nHost: relay\r\n${framing}\r\n\r\n`)
  if (framing.startsWith('Transfer')) socket.write('3\r\nabc\r\n')
  return socket
}

async function firstLine(socket: Socket): Promise<string> {
  const answer = new Promise<string>(resolve => socket.once('data', data => resolve(String(data))))
  const line = await Promise.race([answer, text(socket)])
  socket.destroy()
  return line.split('\r\n')[0] ?? ''
}
