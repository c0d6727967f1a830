import { describe, expect, it } from 'vitest'
import type { TemplateRequest } from '../../src/jogg/domain.ts'
import { joggTemplates } from '../../src/jogg/templates.ts'
import { type Answers, account, answering, success } from '../support/answers.ts'

const { signal } = new AbortController()
const ID = '7000000000000000001'

const LEAST: TemplateRequest = {
  templateId: '42',
  templateKind: 'own',
  language: 'english',
  caption: true,
  values: [{ kind: 'script', name: 'Script', content: 'Hello.' }],
  name: 'News 1a2b3c4d',
}

const MOST: TemplateRequest = {
  ...LEAST,
  templateId: ID,
  templateKind: 'library',
  avatar: { id: '81', type: 'custom' },
  voiceId: 'v',
  musicId: '5',
  caption: false,
  values: [
    ...LEAST.values,
    { kind: 'text', name: 'title', content: 'Two' },
    { kind: 'image', name: 'Logo', url: 'https://res.jogg.ai/l.png' },
    { kind: 'video', name: 'demo', url: 'https://res.jogg.ai/d.mp4' },
  ],
}

function open(version: 'v1' | 'v2', answers: Answers, webhookUrl = '') {
  const { fetch, sent } = answering(answers)
  return { api: joggTemplates({ fetch }, { ...account(version), webhookUrl }), sent }
}

const VALUES = [
  { type: 'script', name: 'Script', properties: { content: 'Hello.' } },
  { type: 'text', name: 'title', properties: { content: 'Two' } },
  { type: 'image', name: 'Logo', properties: { url: 'https://res.jogg.ai/l.png' } },
  { type: 'video', name: 'demo', properties: { url: 'https://res.jogg.ai/d.mp4' } },
]

describe('what is sent', () => {
  const bodyOf = async (version: 'v1' | 'v2', request: TemplateRequest, webhookUrl = '') => {
    const key = version === 'v1' ? 'project_id' : 'video_id'
    const answer = success({ [key]: 'x' })
    const { api, sent } = open(
      version,
      { [`POST /${version}/create_video_with_template`]: answer },
      webhookUrl,
    )
    await api.create(request, signal)
    return sent[0]?.body ?? ''
  }

  it('in v1 is the template, whose it is, the language, and nothing that the template keeps', async () => {
    expect(JSON.parse(await bodyOf('v1', LEAST))).toEqual({
      template_id: 42,
      template_type: 'user',
      lang: 'english',
      caption: true,
      video_name: 'News 1a2b3c4d',
      variables: VALUES.slice(0, 1),
    })
  })

  it('in v2 has other words, and no `template_type`', async () => {
    expect(JSON.parse(await bodyOf('v2', LEAST))).toEqual({
      template_id: 42,
      voice_language: 'english',
      captions_enabled: true,
      video_name: 'News 1a2b3c4d',
      variables: VALUES.slice(0, 1),
    })
  })

  it('in v1 may be everything', async () => {
    const body = await bodyOf('v1', MOST)
    expect(body).toContain(`"template_id":${ID},`)
    expect(JSON.parse(body)).toEqual({
      template_id: expect.any(Number),
      template_type: 'common',
      lang: 'english',
      avatar_id: 81,
      avatar_type: 1,
      voice_id: 'v',
      caption: false,
      music_id: 5,
      video_name: 'News 1a2b3c4d',
      variables: VALUES,
    })
  })

  it('in v2 may be everything, with the webhook at the top level', async () => {
    const body = await bodyOf('v2', { ...MOST, templateId: 'tmpl_123' }, 'https://hooks.example/a')
    expect(JSON.parse(body)).toEqual({
      template_id: 'tmpl_123',
      voice_language: 'english',
      avatar_id: 81,
      avatar_type: 1,
      voice_id: 'v',
      captions_enabled: false,
      background_music_id: 5,
      webhook_url: 'https://hooks.example/a',
      video_name: 'News 1a2b3c4d',
      variables: VALUES,
    })
  })
})

it.each([
  ['v1', `{"code":0,"data":{"project_id":${ID}}}`],
  ['v1', `{"code":0,"data":{"project":"${ID}"}}`],
  ['v2', `{"code":0,"data":{"video_id":${ID}}}`],
  ['v2', `{"code":0,"data":{"project_id":"${ID}"}}`],
] as const)('the id of what was paid for is taken as %s answers it: %s', async (version, answer) => {
  const { api } = open(version, { [`POST /${version}/create_video_with_template`]: answer })
  expect(await api.create(LEAST, signal)).toEqual({ ok: true, value: ID })
})

it('v1 tells of it like of any project', async () => {
  const data = { status_code: 4, status_desc: 'processing', video_url: 'https://res.jogg.ai/v.mp4' }
  const { api } = open('v1', { 'GET /v1/project?project_id=7': success(data) })
  expect(await api.video('7', signal)).toEqual({
    ok: true,
    value: { projectId: '7', status: 'success', videoUrl: data.video_url },
  })
})

describe('v2 tells of it', () => {
  const read = async (data: object) => {
    const { api } = open('v2', { 'GET /v2/template_video/t%2F7': success(data) })
    return api.video('t/7', signal)
  }

  it('with the result in a `data` of its own, and the price that was taken', async () => {
    const data = {
      video_name: 'News 1a2b3c4d',
      url: 'https://res.jogg.ai/v.mp4',
      cover_url: 'https://res.jogg.ai/v.jpg',
      duration_seconds: 61.5,
      deducted_credit: 1,
    }
    expect(await read({ video_id: 't/7', status: 'completed', created_at: 1_790_000_000, data })).toEqual({
      ok: true,
      value: {
        projectId: 't/7',
        status: 'success',
        title: data.video_name,
        videoUrl: data.url,
        coverUrl: data.cover_url,
        duration: 61.5,
        createdAt: new Date(1_790_000_000_000),
        creditsTaken: 1,
      },
    })
  })

  it('with the result beside the status', async () => {
    const result = {
      video_url: 'https://res.jogg.ai/v.mp4',
      cover_url: 'https://res.jogg.ai/v.jpg',
      duration: 30,
    }
    expect(await read({ status: 'completed', ...result })).toEqual({
      ok: true,
      value: {
        projectId: 't/7',
        status: 'success',
        videoUrl: result.video_url,
        coverUrl: result.cover_url,
        duration: 30,
      },
    })
  })

  it('with a price of nothing', async () => {
    const reply = await read({
      status: 'completed',
      data: { url: 'https://r.example/v.mp4', deducted_credit: 0 },
    })
    expect(reply).toMatchObject({ value: { creditsTaken: 0 } })
  })

  it.each([
    ['pending', 'pending'],
    ['processing', 'processing'],
    ['failed', 'failed'],
    ['success', 'failed'],
    ['melted', 'failed'],
  ])('as %s, without a result: %s', async (status, meant) => {
    expect(await read({ status, data: null })).toMatchObject({ ok: true, value: { status: meant } })
  })

  it('loses nothing because of what stands beside it', async () => {
    const data = { url: 'https://r.example/v.mp4', duration_seconds: 'long', deducted_credit: [] }
    expect(await read({ status: 'completed', created_at: {}, data })).toEqual({
      ok: true,
      value: { projectId: 't/7', status: 'success', videoUrl: data.url },
    })
  })
})

describe('what was paid for and never answered', () => {
  const LIST = 'GET /v2/template_videos'
  const page = (from: number, size: number) =>
    Array.from({ length: size }, (_, i) => ({
      video_id: `x${from + i}`,
      video_name: 'Other',
      status: 'completed',
    }))

  it.each(['v1', 'v2'] as const)('is found by its name, whichever version is spoken: %s', async version => {
    const data = [
      ...page(0, 2),
      { video_id: 8, video_name: 'News 1a2b3c4d', status: 'processing', created_at: 1_790_000_000 },
      { video_id: '9', video_name: 'News 1a2b3c4d more', status: 'processing' },
      { video_id: '10', video_name: 'News 1a2b3c4d', status: 'failed', created_at: '2026-11-22T10:00:00Z' },
      { video_name: 'News 1a2b3c4d' },
    ]
    const { api, sent } = open(version, { [LIST]: success({ data, pagination: { total_items: 6 } }) })
    expect(await api.find('News 1a2b3c4d', signal)).toEqual({
      ok: true,
      value: [
        { id: '8', name: 'News 1a2b3c4d', createdAt: new Date(1_790_000_000_000) },
        { id: '10', name: 'News 1a2b3c4d', createdAt: new Date('2026-11-22T10:00:00Z') },
      ],
    })
    expect(sent.map(({ query }) => query)).toEqual([
      '?page=1&page_size=100&sort_by=created_at&sort_order=desc',
    ])
  })

  it('is looked for on later pages too', async () => {
    const query = (nth: number) => `${LIST}?page=${nth}&page_size=100&sort_by=created_at&sort_order=desc`
    const { api } = open('v2', {
      [query(1)]: success({ data: page(0, 100) }),
      [query(2)]: success({ data: [{ video_id: '8', video_name: 'News' }] }),
    })
    expect(await api.find('News', signal)).toEqual({ ok: true, value: [{ id: '8', name: 'News' }] })
  })

  it('is looked for on five pages and no more', async () => {
    const { fetch, sent } = answering({})
    let asked = 0
    const endless: typeof fetch = async () => Response.json(success({ data: page(100 * asked++, 100) }))
    const api = joggTemplates({ fetch: endless }, account('v2'))
    expect(await api.find('News', signal)).toEqual({ ok: true, value: [] })
    expect([asked, sent.length]).toEqual([5, 0])
  })

  it.each([
    ['an empty list', { data: [] }],
    ['a list that is null', { data: null }],
    ['nothing at all', null],
  ])('is not there in %s', async (_, data) => {
    const { api } = open('v2', { [LIST]: success(data) })
    expect(await api.find('News', signal)).toEqual({ ok: true, value: [] })
  })

  it('can’t be told where the list does not answer', async () => {
    const { api } = open('v2', { [LIST]: { code: 50000, msg: 'Busy' } })
    expect(await api.find('News', signal)).toMatchObject({
      ok: false,
      error: { kind: 'unclear', code: 50000 },
    })
  })

  it('can’t be told from an answer without a list', async () => {
    const { api } = open('v2', { [LIST]: success({ total: 1 }) })
    expect(await api.find('News', signal)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })
})

it('tells the credits that are left', async () => {
  const { api } = open('v1', { 'GET /v2/user/remaining_quota': success({ remaining_quota: 9.5 }) })
  expect(await api.credits(signal)).toEqual({ ok: true, value: 9.5 })
})
