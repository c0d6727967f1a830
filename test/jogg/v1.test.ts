import { describe, expect, it } from 'vitest'
import { joggApi } from '../../src/jogg/open-api.ts'
import { account, jogg, success } from '../support/jogg.ts'

const { signal } = new AbortController()
const api = joggApi({ fetch }, account('v1'))

describe('a request of v1', () => {
  const REQUEST = {
    avatar: { id: '81', type: 'public' },
    voiceId: 'v',
    aspectRatio: 'portrait',
    screenStyle: 'transparent',
    caption: false,
    name: 'n',
  } as const
  const WRITTEN = {
    aspect_ratio: 0,
    screen_style: 3,
    avatar_id: 81,
    avatar_type: 0,
    voice_id: 'v',
    caption: false,
    video_name: 'n',
  }

  it.each([
    [{ kind: 'script', text: 'Hi' } as const, { script: 'Hi' }],
    [{ kind: 'audio', url: 'https://a.b/c.mp3' } as const, { audio_url: 'https://a.b/c.mp3' }],
  ])('for a video has what is said once: %j', async (speech, said) => {
    jogg()
      .post('/v1/create_video_from_talking_avatar', { ...said, ...WRITTEN })
      .reply(200, success({ project_id: 'p1' }))
    expect(await api.create({ ...REQUEST, speech }, signal)).toEqual({ ok: true, value: 'p1' })
  })

  it('for a project names it, whatever is in its id', async () => {
    jogg()
      .get('/v1/project?project_id=a%2Fb%26c')
      .reply(200, success({ status_code: 1 }))
    expect(await api.video('a/b&c', signal)).toMatchObject({ value: { projectId: 'a/b&c' } })
  })
})

describe('a project of v1', () => {
  const done = { status_code: 4, video_url: 'https://res.jogg.ai/v.mp4' }
  const read = (data: object, beside: object = {}) => {
    jogg()
      .get('/v1/project?project_id=p1')
      .reply(200, { ...success(data), ...beside })
    return api.video('p1', signal)
  }

  it('is told with everything that the answer has', async () => {
    const facts = {
      title: 'Tour',
      cover_url: 'https://res.jogg.ai/c.jpg',
      video_duration: 30,
      created_at: 1_767_225_600,
    }
    expect(await read({ ...done, ...facts, status_desc: 'processing' })).toEqual({
      ok: true,
      value: {
        projectId: 'p1',
        status: 'success',
        title: 'Tour',
        videoUrl: done.video_url,
        coverUrl: facts.cover_url,
        duration: 30,
        createdAt: new Date('2026-01-01T00:00:00Z'),
      },
    })
  })

  it.each([
    [1, 'pending'],
    [2, 'pending'],
    [3, 'processing'],
    ['4', 'success'],
    [5, 'failed'],
    [99, 'deleted'],
  ])('of status %s is %s, under either name', async (code, status) => {
    const { status_code: _, ...rest } = done
    expect(await read({ ...rest, status_code: code })).toMatchObject({ value: { status } })
    expect(await read({ ...rest, status: code })).toMatchObject({ value: { status } })
  })

  it.each([[7], ['archived'], ['constructor']])(
    'of a status that nobody described has failed: %s',
    async code => {
      const error = `JoggAI reports status_code ${code}, which its API description does not have`
      expect(await read({ ...done, status_code: code })).toEqual({
        ok: true,
        value: { projectId: 'p1', status: 'failed', error, isOdd: true },
      })
    },
  )

  it('is not lost because of an odd field beside its status, or beside its data', async () => {
    const oddities = { title: 7, cover_url: {}, video_duration: 'long', created_at: [] }
    const beside = { rid: 7, msg: {}, retryAfter: 'soon' }
    expect(await read({ ...done, ...oddities }, beside)).toEqual({
      ok: true,
      value: { projectId: 'p1', status: 'success', videoUrl: done.video_url },
    })
    expect(await read({ ...done, video_duration: '9'.repeat(400) })).not.toHaveProperty('value.duration')
    expect(await read({ ...done, status_code: undefined })).toMatchObject({ error: { kind: 'unclear' } })
  })
})
