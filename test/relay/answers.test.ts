import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliver, eventBody, SECRET, settingsFor, sign, TOKEN } from './support/delivery.ts'
import { type GitHub, startGitHub } from './support/github.ts'
import { HOSTS, type Running } from './support/hosts.ts'

const OTHER_SECRET = 'whsec_of_the_second_endpoint'
const signature = sign('{}')

describe.each(HOSTS)('what the relay answers on $name', host => {
  let github: GitHub
  let relay: Running
  beforeAll(async () => {
    github = await startGitHub()
    const secrets = `${SECRET}, ${OTHER_SECRET}`
    relay = await host.start({ ...settingsFor(github), JOGG_WEBHOOK_SECRET: secrets })
  })
  beforeEach(() => github.will())
  afterAll(async () => {
    await relay.stop()
    await github.close()
  })
  const arrivals = async (act: () => Promise<unknown>) => {
    const before = github.arrived.length
    await act()
    return github.arrived.slice(before)
  }

  test.each([
    ['no signature', {}],
    ['an empty one', { 'x-webhook-signature': '' }],
    ['another body’s', { 'x-webhook-signature': sign('{ }') }],
    ['one under another secret', { 'x-webhook-signature': sign('{}', 'guess') }],
    ['a truncated one', { 'x-webhook-signature': signature.slice(0, -1) }],
    ['a longer one', { 'x-webhook-signature': `${signature}0` }],
    ['one in capitals', { 'x-webhook-signature': signature.toUpperCase() }],
    ['one with a prefix', { 'x-webhook-signature': `sha256=${signature}` }],
    ['two', { 'x-webhook-signature': `${signature}, ${signature}` }],
    ['one of the wrong kind of characters', { 'x-webhook-signature': 'ü'.repeat(64) }],
  ])('401 for %s', async (_, headers) => {
    const post = () => fetch(`${relay.url}/webhook`, { method: 'POST', body: '{}', headers })
    expect((await post()).status).toBe(401)
  })

  test('401 before 400: what is not signed is not parsed', async () => {
    const response = await deliver(relay, 'no JSON', { 'x-webhook-signature': '0'.repeat(64) })
    expect(response.status).toBe(401)
  })

  test.each([
    ['not JSON', 'no JSON'],
    ['empty', ''],
    ['an array', '[]'],
    ['no event', '{"event_id":"e","data":{"project_id":"p"}}'],
    ['no data', '{"event":"generated_video_success"}'],
    ['no id of a video', '{"event":"generated_video_success","data":{}}'],
    ['an empty id', '{"event":"generated_video_success","data":{"project_id":""}}'],
    [
      'an id with a control character',
      '{"event":"generated_video_success","data":{"project_id":"a\\u0007b"}}',
    ],
    ['an id of 201 characters', eventBody({ data: { project_id: 'x'.repeat(201) } })],
    ['an id that is no UTF-8', Buffer.from(eventBody({ data: { project_id: '\xff' } }), 'latin1')],
    ['an id with a line break', '{"event":"generated_video_success","data":{"project_id":"a\\nb"}}'],
    ['an id that is an object', '{"event":"generated_video_success","data":{"project_id":{"$":1}}}'],
    ['nested too deeply', '['.repeat(30_000)],
  ])('400 for a signed body that is %s', async (_, body) => {
    expect((await deliver(relay, body)).status).toBe(400)
  })

  test('413 over 64 kB, 202 at exactly 64 kB', async () => {
    const bare = eventBody({ filler: '' })
    const full = bare.replace('"filler":""', `"filler":"${'x'.repeat(65_536 - bare.length)}"`)
    expect((await deliver(relay, full)).status).toBe(202)
    expect((await deliver(relay, `${full} `)).status).toBe(413)
  })

  test('413 for a stream without a declared length', async () => {
    const body = new Blob(['x'.repeat(70_000)]).stream()
    const response = await fetch(`${relay.url}/webhook`, { method: 'POST', body, duplex: 'half' })
    expect(response.status).toBe(413)
  })

  test.each([
    'video_translate_success',
    'generated_product_video_success',
    'relay.check',
    'generated_video_',
  ])('204 for the event %s', async event => {
    const seen = await arrivals(async () =>
      expect((await deliver(relay, eventBody({ event }))).status).toBe(204),
    )
    expect(seen).toEqual([])
  })

  test.each([
    'generated_video_success',
    'generated_video_failed',
    'generated_avatar_video_success',
    'generated_avatar_video_failed',
  ])('202 for %s, which GitHub is told', async event => {
    const body = eventBody({
      event,
      event_id: `id of ${event}`.replaceAll(' ', '-'),
      data: { project_id: 'p7' },
    })
    const [one, ...more] = await arrivals(async () => expect((await deliver(relay, body)).status).toBe(202))
    expect(more).toEqual([])
    expect(one?.path).toBe('/repos/octo/videos/dispatches')
    expect(one?.json).toEqual({
      event_type: 'jogg-video',
      client_payload: { event_id: `id-of-${event}`, event, 'project-id': 'p7' },
    })
    expect(one?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'jogg-video-action-relay',
      'x-github-api-version': '2022-11-28',
    })
  })

  test.each([
    ['project_id as text', '{"project_id":"9007199254740993"}', '9007199254740993'],
    ['project_id as an integer of 19 digits', '{"project_id":9223372036854775807}', '9223372036854775807'],
    ['video_id as text', '{"video_id":"f00d"}', 'f00d'],
    ['video_id as an integer', '{"video_id":17}', '17'],
    ['both', '{"video_id":"v","project_id":"p"}', 'p'],
    ['a project_id that is null beside video_id', '{"project_id":null,"video_id":"v"}', 'v'],
  ])('%s becomes the project id', async (_, data, expected) => {
    const body = eventBody({ data: '?' }).replace('"?"', data)
    const [one] = await arrivals(async () => expect((await deliver(relay, body)).status).toBe(202))
    expect(one?.json).toMatchObject({ client_payload: { 'project-id': expected } })
  })

  test('any of several secrets signs', async () => {
    const body = eventBody()
    const headers = { 'x-webhook-signature': sign(body, OTHER_SECRET) }
    expect((await deliver(relay, body, headers)).status).toBe(202)
  })

  test('200 for the same event again, and nothing is dispatched', async () => {
    const body = eventBody({ event_id: 8_000_000_001 })
    const sameEvent = `${body.slice(0, -1)},"attempt":2}`
    const seen = await arrivals(async () => {
      expect((await deliver(relay, body)).status).toBe(202)
      expect((await deliver(relay, body)).status).toBe(200)
      expect((await deliver(relay, sameEvent)).status).toBe(200)
    })
    expect(seen).toHaveLength(1)
  })

  test('without an event id the body’s SHA-256 stands for it', async () => {
    const body = eventBody({ event_id: undefined, data: { project_id: 'no-event-id' } })
    const seen = await arrivals(async () => {
      expect((await deliver(relay, body)).status).toBe(202)
      expect((await deliver(relay, body)).status).toBe(200)
      expect((await deliver(relay, `${body} `)).status).toBe(202)
    })
    expect(seen).toHaveLength(2)
    expect(seen[0]?.json).toMatchObject({
      client_payload: { event_id: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  test.each([500, 401, 403, 404, 422, 302, 'reset'] as const)(
    '502 when GitHub’s answer is %s, and the next try goes through',
    async behaviour => {
      github.will(behaviour)
      const body = eventBody()
      const seen = await arrivals(async () => {
        expect((await deliver(relay, body)).status).toBe(502)
        expect((await deliver(relay, body)).status).toBe(202)
      })
      expect(seen).toHaveLength(2)
    },
  )

  test.each([
    ['GET', '/webhook', 405, 'POST'],
    ['PUT', '/webhook', 405, 'POST'],
    ['OPTIONS', '/webhook', 405, 'POST'],
    ['POST', '/healthz', 405, 'GET'],
    ['GET', '/healthz', 200, null],
    ['GET', '/healthz?probe=1', 200, null],
    ['GET', '/', 404, null],
    ['POST', '/webhook/', 404, null],
    ['POST', '/constructor', 404, null],
    ['GET', '/repos/octo/videos', 404, null],
  ])('%s %s: %i', async (method, path, status, allow) => {
    const response = await fetch(relay.url + path, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('allow')).toBe(allow)
  })
})
