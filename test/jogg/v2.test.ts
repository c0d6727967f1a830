import { describe, expect, it } from 'vitest'
import type { VideoRequest } from '../../src/jogg/domain.ts'
import { joggApi } from '../../src/jogg/open-api.ts'
import { account, jogg, success } from '../support/jogg.ts'

const REQUEST: VideoRequest = {
  speech: { kind: 'script', text: 'Hello' },
  avatar: { id: '81', type: 'public' },
  voiceId: 'en-US-ChristopherNeural',
  aspectRatio: 'portrait',
  screenStyle: 'green-screen',
  caption: true,
  name: 'Release 2.0',
}

const { signal } = new AbortController()
const api = joggApi({ fetch }, account('v2'))

describe('a create of v2', () => {
  const WRITTEN = {
    avatar: { avatar_type: 0, avatar_id: 81 },
    voice: { type: 'script', script: 'Hello', voice_id: 'en-US-ChristopherNeural' },
    aspect_ratio: 'portrait',
    screen_style: 2,
    caption: true,
    video_name: 'Release 2.0',
  }
  /** Answers a create that is written like this, and no other. */
  const expectCreate = (written: object, answer: object | string = success({ video_id: 'v1' })) =>
    jogg()
      .post('/v2/create_video_from_avatar', JSON.parse(JSON.stringify(written)))
      .reply(200, answer)
  const created = { ok: true, value: 'v1' }

  it('says a script in its words, and nothing that was not asked for', async () => {
    expectCreate(WRITTEN)
    expect(await api.create(REQUEST, signal)).toEqual(created)
  })

  it('says audio in its words', async () => {
    const speech = { kind: 'audio', url: 'https://example.com/a.mp3' } as const
    const voice = { type: 'audio', audio_url: speech.url, voice_id: REQUEST.voiceId }
    expectCreate({ ...WRITTEN, voice })
    expect(await api.create({ ...REQUEST, speech }, signal)).toEqual(created)
  })

  it('names the place where this one video is reported', async () => {
    const webhookUrl = 'https://relay.example/hook'
    expectCreate({ ...WRITTEN, webhook_url: webhookUrl })
    const reporting = joggApi({ fetch }, { ...account('v2'), webhookUrl })
    expect(await reporting.create(REQUEST, signal)).toEqual(created)
  })

  it.each(['video_id', 'project_id'])(
    'gives an id of 19 digits back as it came, also under the name that only live answers use: %s',
    async name => {
      expectCreate(WRITTEN, `{"code": 0, "data": {"${name}": 7000000000000000001}}`)
      expect(await api.create(REQUEST, signal)).toEqual({ ok: true, value: '7000000000000000001' })
    },
  )
})

describe('a video of v2', () => {
  const done = { status: 'completed', video_url: 'https://res.jogg.ai/v.mp4' }

  async function read(data: object) {
    jogg().get('/v2/avatar_video/v%2F1').reply(200, success(data))
    const reply = await api.video('v/1', signal)
    return reply.ok ? reply.value : reply.error
  }

  it('is told with everything that the answer has', async () => {
    const facts = {
      title: 'Tour',
      cover_url: 'https://res.jogg.ai/c.jpg',
      duration: 4,
      created_at: 1_767_225_600,
    }
    expect(await read({ ...done, ...facts })).toEqual({
      projectId: 'v/1',
      status: 'success',
      title: 'Tour',
      videoUrl: done.video_url,
      coverUrl: facts.cover_url,
      duration: 4,
      createdAt: new Date('2026-01-01T00:00:00Z'),
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
    expect(await read({ ...done, status: word })).toMatchObject({ status })
  })

  it.each([['archived'], [42], ['constructor']])(
    'a status that nobody described is a failure that names it: %s',
    async word => {
      const video = await read({ ...done, status: word })
      expect(video).toMatchObject({
        status: 'failed',
        error: expect.stringContaining(`status ${JSON.stringify(word)}`),
      })
      expect(video).not.toHaveProperty('videoUrl')
    },
  )

  it.each([
    [{ duration: 7.5 }, 7.5],
    [{ video_duration: 7.5 }, 7.5],
    [{ video_duration: '7.5' }, 7.5],
    [{ duration: null, video_duration: 8 }, 8],
    [{ duration: 9, video_duration: 8 }, 9],
    [{ id: 'v1', video_duration: 8 }, 8],
  ])('says how long it is under either name: %j', async (fields, duration) => {
    const { duration: _, ...rest } = done as typeof done & { duration?: number }
    expect(await read({ ...rest, ...fields })).toMatchObject({ duration })
  })

  it('may lack everything but its status', async () => {
    expect(await read({ status: 'pending' })).toMatchObject({ status: 'pending' })
    expect(await read({})).toMatchObject({ kind: 'unclear' })
  })

  it('is not lost because of an odd field beside it', async () => {
    const oddities = { title: 7, cover_url: {}, duration: 'long', created_at: [], error: 'none' }
    expect(await read({ ...done, ...oddities })).toEqual({
      projectId: 'v/1',
      status: 'success',
      videoUrl: done.video_url,
    })
  })

  it('says why it failed', async () => {
    const error = { code: 50000, message: 'The avatar fell asleep' }
    expect(await read({ status: 'failed', error })).toMatchObject({
      status: 'failed',
      error: 'The avatar fell asleep (code 50000)',
    })
    expect(await read({ status: 'failed', error: { message: 'Why' } })).toMatchObject({
      error: 'Why',
    })
  })

  it('that was deleted is not found', async () => {
    jogg().get('/v2/avatar_video/v1').reply(200, { code: 10104, msg: 'record not found' })
    expect(await api.video('v1', signal)).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 10104 },
    })
  })
})

it('tells the credits that are left', async () => {
  jogg()
    .get('/v2/user/remaining_quota')
    .reply(200, success({ remaining_quota: 100 }))
  expect(await api.credits(signal)).toEqual({ ok: true, value: 100 })
})
