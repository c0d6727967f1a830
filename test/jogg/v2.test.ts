import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { VideoRequest } from '../../src/jogg/domain.ts'
import { joggApi } from '../../src/jogg/open-api.ts'

const REQUEST: VideoRequest = {
  speech: { kind: 'script', text: 'Hello' },
  avatar: { id: '81', type: 'public' },
  voiceId: 'en-US-ChristopherNeural',
  aspectRatio: 'portrait',
  screenStyle: 'green-screen',
  caption: true,
  name: 'Release 2.0',
}

let sandbox: Sandbox
const opened: Sandbox[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(one => one.close()))
})

const { signal } = new AbortController()

async function open(options: { webhookUrl?: string; idStyle?: 'integer' } = {}, ...faults: Fault[]) {
  const { webhookUrl, ...rest } = options
  sandbox = await startSandbox({ renderMs: 0, ...rest })
  opened.push(sandbox)
  sandbox.faults.add(...faults)
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  const account = {
    apiUrl,
    apiKey: 'sandbox-key',
    apiVersion: 'v2',
    ...(webhookUrl ? { webhookUrl } : {}),
  } as const
  return joggApi({ fetch }, account)
}

const sent = () => JSON.parse(sandbox.requests[0]?.body ?? '')

async function create(api: JoggApi, request = REQUEST): Promise<string> {
  const reply = await api.create(request, signal)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

describe('a create of v2', () => {
  it('says a script in its words, and nothing that was not asked for', async () => {
    await create(await open())
    expect(sandbox.requests[0]?.path).toBe('/v2/create_video_from_avatar')
    expect(sent()).toEqual({
      avatar: { avatar_type: 0, avatar_id: 81 },
      voice: { type: 'script', script: 'Hello', voice_id: 'en-US-ChristopherNeural' },
      aspect_ratio: 'portrait',
      screen_style: 2,
      caption: true,
      video_name: 'Release 2.0',
    })
  })

  it('says audio in its words', async () => {
    const speech = { kind: 'audio', url: 'https://example.com/a.mp3' } as const
    await create(await open(), { ...REQUEST, speech })
    expect(sent().voice).toEqual({ type: 'audio', audio_url: speech.url, voice_id: REQUEST.voiceId })
  })

  it('names the place where this one video is reported', async () => {
    await create(await open({ webhookUrl: 'https://relay.example/hook' }))
    expect(sent().webhook_url).toBe('https://relay.example/hook')
  })

  it('gives ids of 19 digits back as they came', async () => {
    const id = await create(await open({ idStyle: 'integer' }))
    expect(id).toMatch(/^\d{19}$/)
    expect(id).toBe(sandbox.projects[0]?.id)
  })

  it('takes the id under the name of v1, which live answers have used', async () => {
    const text = '{"code": 0, "data": {"project_id": 7000000000000000001}}'
    const api = await open({}, { on: 'create', kind: 'body', text })
    expect(await create(api)).toBe('7000000000000000001')
  })
})

describe('a video of v2', () => {
  const answer = (data: object): Fault => ({
    on: 'status',
    kind: 'body',
    text: JSON.stringify({ code: 0, data }),
  })
  const done = { status: 'completed', video_url: 'https://res.jogg.ai/v.mp4' }

  async function read(...faults: Fault[]) {
    const api = await open({}, ...faults)
    const reply = await api.video(await create(api), signal)
    return reply.ok ? reply.value : reply.error
  }

  it('is told with everything that the answer has', async () => {
    expect(await read()).toEqual({
      projectId: sandbox.projects[0]?.id,
      status: 'success',
      videoUrl: expect.stringMatching(/^http:.*\.mp4$/),
      coverUrl: expect.stringMatching(/^http:.*\.jpg$/),
      duration: 4,
      createdAt: expect.any(Date),
    })
  })

  it.each([
    ['pending', 'pending'],
    ['processing', 'processing'],
    ['Processing ', 'processing'],
    ['completed', 'success'],
    ['success', 'success'],
    ['failed', 'failed'],
  ])('%s is %s', async (word, status) => {
    expect(await read(answer({ ...done, status: word }))).toMatchObject({ status })
  })

  it.each([['archived'], [42], ['constructor']])(
    'a status that nobody described is a failure that names it: %s',
    async word => {
      const video = await read(answer({ ...done, status: word }))
      expect(video).toMatchObject({
        status: 'failed',
        error: expect.stringContaining(`status ${JSON.stringify(word)}`),
      })
      expect(video).not.toHaveProperty('videoUrl')
    },
  )

  it('may lack everything but its status', async () => {
    expect(await read(answer({ status: 'pending' }))).toMatchObject({ status: 'pending' })
    expect(await read(answer({}))).toMatchObject({ kind: 'unclear' })
  })

  it('is not lost because of an odd field beside it', async () => {
    const oddities = { title: 7, cover_url: {}, duration: 'long', created_at: [], error: 'none' }
    expect(await read(answer({ ...done, ...oddities }))).toEqual({
      projectId: sandbox.projects[0]?.id,
      status: 'success',
      videoUrl: done.video_url,
    })
  })

  it('says why it failed', async () => {
    const error = { code: 50000, message: 'The avatar fell asleep' }
    expect(await read(answer({ status: 'failed', error }))).toMatchObject({
      status: 'failed',
      error: 'The avatar fell asleep (code 50000)',
    })
    expect(await read(answer({ status: 'failed', error: { message: 'Why' } }))).toMatchObject({
      error: 'Why',
    })
  })

  it('that was deleted is not found', async () => {
    const api = await open()
    const id = await create(api)
    sandbox.remove(id)
    expect(await api.video(id, signal)).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 10104 },
    })
  })
})

it('tells the credits that are left', async () => {
  expect(await (await open()).credits(signal)).toEqual({ ok: true, value: 100 })
})
