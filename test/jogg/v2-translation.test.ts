import { expect, it } from 'vitest'
import { joggTranslations } from '../../src/jogg/v2-translation.ts'
import { account, jogg, success } from '../support/jogg.ts'

const { signal } = new AbortController()
const REQUEST = {
  videoUrl: 'https://res.jogg.ai/v.mp4',
  language: 'german',
  voiceId: '',
  name: 'The news (german)',
}
const api = joggTranslations({ fetch }, account('v2'))

/** A translation as this answer tells it; its id can't leave its place in the path. */
function read(data: object) {
  jogg().get('/v2/video_translate/t%2F1').reply(200, success(data))
  return api.video('t/1', signal)
}

it('is submitted, and its id of 19 digits is given back as it came', async () => {
  const written = {
    video_url: REQUEST.videoUrl,
    output_language: 'german',
    title: REQUEST.name,
    add_subtitles: true,
  }
  jogg()
    .post('/v2/video_translate/', written)
    .reply(200, '{"code": 0, "data": {"video_translate_id": 7000000000000000001}}')
  expect(await api.create(REQUEST, signal)).toEqual({ ok: true, value: '7000000000000000001' })
})

it('is told with everything that the answer has', async () => {
  const urls = { url: 'https://res.jogg.ai/t.mp4', subtitle_url: 'https://res.jogg.ai/t.srt' }
  expect(await read({ status: 'completed', title: REQUEST.name, ...urls })).toEqual({
    ok: true,
    value: {
      projectId: 't/1',
      status: 'success',
      title: REQUEST.name,
      videoUrl: urls.url,
      subtitleUrl: urls.subtitle_url,
    },
  })
})

it('is nothing to fetch when its address is not https', async () => {
  const reply = await read({ status: 'completed', url: 'http://elsewhere.example/v.mp4' })
  expect(reply).toMatchObject({
    ok: true,
    value: { status: 'failed', error: expect.stringContaining('https') },
  })
})

it('loses subtitles that are not safe to fetch, and nothing else', async () => {
  const urls = { url: 'https://res.jogg.ai/v.mp4', subtitle_url: 'file:///etc/passwd' }
  expect(await read({ status: 'success', ...urls })).toEqual({
    ok: true,
    value: { projectId: 't/1', status: 'success', videoUrl: urls.url },
  })
})

it('says why it failed', async () => {
  const error = { code: 40000, message: 'nobody speaks' }
  expect(await read({ status: 'failed', error })).toMatchObject({
    value: { status: 'failed', error: 'nobody speaks (code 40000)' },
  })
})

it('tells the credits that are left', async () => {
  jogg()
    .get('/v2/user/remaining_quota')
    .reply(200, success({ remaining_quota: 100 }))
  expect(await api.credits(signal)).toEqual({ ok: true, value: 100 })
})

it.each([
  [['spanish', 'german']],
  [[{ language: 'spanish' }, { name: 'german' }]],
  [{ languages: ['spanish', ' german '] }],
  [{ target_languages: [{ name: 'spanish' }, 'german'] }],
])('tells the languages, in each shape that the list may have: %j', async data => {
  jogg().get('/v2/video_translate/target_languages').reply(200, success(data))
  expect(await api.languages(signal)).toEqual({ ok: true, value: ['spanish', 'german'] })
})

it('says who speaks, and where it is to be reported', async () => {
  const reported = { output_voice: 'de-DE-KatjaNeural', callback_url: 'https://relay.example/webhook' }
  const withWebhook = { ...account('v2'), webhookUrl: reported.callback_url }
  jogg()
    .post('/v2/video_translate/', body =>
      Object.entries(reported).every(([name, value]) => body[name] === value),
    )
    .reply(200, success({ video_translate_id: 't7' }))
  const api = joggTranslations({ fetch }, withWebhook)
  expect(await api.create({ ...REQUEST, voiceId: reported.output_voice }, signal)).toMatchObject({ ok: true })
})

it.each([{ video_translate_id: 't7' }, { id: 't7' }, { id: 'other', video_translate_id: 't7' }])(
  'is paid for under the id that comes as %j',
  async data => {
    jogg().post('/v2/video_translate/').reply(200, success(data))
    expect(await api.create(REQUEST, signal)).toEqual({ ok: true, value: 't7' })
  },
)
