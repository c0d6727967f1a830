import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { ask, CREATE_V2, create, ORDER_V2, openSandbox } from './client.ts'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  close(): Promise<void>
}

const receivers: Receiver[] = []

afterEach(async () => {
  await Promise.all(receivers.splice(0).map(receiver => receiver.close()))
})

/** Answers with these statuses in turn, then with 204; `undefined` is no answer at all. */
async function receive(...statuses: (number | undefined)[]): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const status = received.length < statuses.length ? statuses[received.length] : 204
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    if (status !== undefined) response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  receivers.push(receiver)
  return receiver
}

const BOTH = ['generated_video_success', 'generated_video_failed']

async function register(sandbox: Sandbox, url: string, events = BOTH): Promise<string> {
  const { text } = await ask(sandbox, 'POST /v1/endpoint', { url, events, status: 'enabled' })
  return (JSON.parse(text) as { endpoint_id: string }).endpoint_id
}

test('a finished video is reported with a signature over the raw body', async () => {
  const [sandbox, receiver] = [await openSandbox({ renderMs: 30 }), await receive()]
  await register(sandbox, receiver.url)
  const id = await create(sandbox)
  await sandbox.settled()
  const [message] = receiver.received
  const secret = sandbox.webhooks[0]?.secret ?? ''
  expect(secret).toMatch(/^[0-9a-f]{16}$/)
  expect(message?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-webhook-event': 'generated_video_success',
    'x-webhook-signature': createHmac('sha256', secret).update(`${message?.body}`).digest('hex'),
  })
  expect(JSON.parse(`${message?.body}`)).toEqual({
    event_id: expect.stringMatching(/^evt_/),
    event: 'generated_video_success',
    timestamp: expect.closeTo(Date.now() / 1000, -2),
    data: { project_id: id, video_url: `${sandbox.url}/res/${id}.mp4`, duration: 4 },
  })
  await ask(sandbox, `GET /v1/project?project_id=${id}`)
  await sandbox.settled()
  expect(sandbox.deliveries.map(({ projectId, attempt, status }) => [projectId, attempt, status])).toEqual([
    [id, 1, 204],
  ])
})

test('a failed video is reported with its message, a removed one is not', async () => {
  const [sandbox, receiver] = [await openSandbox({ renderMs: 60_000 }), await receive()]
  await register(sandbox, receiver.url)
  const [failed, removed] = [await create(sandbox), await create(sandbox)]
  sandbox.fail(failed, 'No face')
  sandbox.remove(removed)
  await sandbox.settled()
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { event: 'generated_video_failed', data: { project_id: failed, error: { message: 'No face' } } },
  ])
})

test('every enabled endpoint of the account hears it, and nobody else', async () => {
  const accounts = { 'sandbox-key': { credits: 9 }, other: { credits: 9 } }
  const [sandbox, receiver] = [await openSandbox({ accounts, renderMs: 0 }), await receive()]
  await register(sandbox, `${receiver.url}/1`)
  await register(sandbox, `${receiver.url}/2`)
  await register(sandbox, `${receiver.url}/failures`, ['generated_video_failed'])
  const off = await register(sandbox, `${receiver.url}/off`)
  await ask(sandbox, `PUT /v1/endpoint/${off}`, { status: 'disabled' })
  const foreign = { url: `${receiver.url}/foreign`, events: BOTH }
  await ask(sandbox, 'POST /v1/endpoint', foreign, { 'x-api-key': 'other' })
  await create(sandbox)
  await sandbox.settled()
  const urls = sandbox.deliveries.map(({ url }) => url.replace(receiver.url, ''))
  expect(urls.sort()).toEqual(['/1', '/2'])
  expect(new Set(sandbox.deliveries.map(({ eventId }) => eventId)).size).toBe(1)
})

test('three retries after what is not 2xx, or comes too late', async () => {
  const receiver = await receive(500, 302, undefined, 204)
  const sandbox = await openSandbox({ renderMs: 0, webhookRetryMs: 10, webhookTimeoutMs: 80 })
  await register(sandbox, receiver.url)
  await create(sandbox)
  await sandbox.settled()
  expect(sandbox.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 302],
    [3, undefined],
    [4, 204],
  ])
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
})

test('after the third retry it is given up', async () => {
  const sandbox = await openSandbox({ renderMs: 0, webhookRetryMs: 1 })
  await register(sandbox, (await receive(500, 500, 500, 500)).url)
  await create(sandbox)
  await sandbox.settled()
  expect(sandbox.deliveries.map(({ status }) => status)).toEqual([500, 500, 500, 500])
})

test('an endpoint that is added while a video renders hears of it', async () => {
  const [sandbox, receiver] = [await openSandbox({ renderMs: 50 }), await receive()]
  await create(sandbox)
  await register(sandbox, receiver.url)
  await sandbox.settled()
  expect(receiver.received).toHaveLength(1)
})

test('v2 reports in its own words, and to the address that came with the create', async () => {
  const [sandbox, receiver] = [await openSandbox({ renderMs: 0 }), await receive()]
  await ask(sandbox, 'POST /v2/endpoint', {
    url: `${receiver.url}/account`,
    events: ['generated_avatar_video_success'],
  })
  const order = { ...ORDER_V2, webhook_url: `${receiver.url}/own` }
  const { json } = await ask(sandbox, CREATE_V2, order)
  await sandbox.settled()
  const seen = sandbox.deliveries.map(({ url, headers }) => [url, 'x-webhook-signature' in headers])
  expect(seen.sort()).toEqual([
    [`${receiver.url}/account`, true],
    [`${receiver.url}/own`, false],
  ])
  expect(JSON.parse(`${receiver.received[0]?.body}`)).toMatchObject({
    event: 'generated_avatar_video_success',
    data: { video_id: json.data.video_id, status: 'completed', duration: 4 },
  })
})

test('closing ends timers, deliveries and retries', async () => {
  const receiver = await receive(500, undefined)
  const sandbox = await openSandbox({ renderMs: 0, webhookRetryMs: 60_000 })
  await register(sandbox, receiver.url)
  await create(sandbox)
  for (let i = 0; i < 100 && sandbox.deliveries.length === 0; i += 1) await new Promise(r => setTimeout(r, 5))
  await sandbox.close()
  expect(sandbox.deliveries).toHaveLength(1)
})
