import { expect, test } from 'vitest'
import { ask, CREATE_V2, create, handClock, ORDER_V2, openSandbox } from './client.ts'

const TRANSLATE = 'POST /v2/video_translate/'

test('a v2 video goes from pending to completed', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 10_000 })
  const { json } = await ask(sandbox, CREATE_V2, ORDER_V2)
  const id = String(json.data.video_id)
  const words = []
  for (const ms of [0, 1000, 2000, 7000]) {
    clock.advance(ms)
    words.push((await ask(sandbox, `GET /v2/avatar_video/${id}`)).json.data.status)
  }
  expect(words).toEqual(['pending', 'pending', 'processing', 'completed'])
  expect((await ask(sandbox, `GET /v2/avatar_video/${id}`)).json.data).toEqual({
    video_id: id,
    status: 'completed',
    video_url: `${sandbox.url}/res/${id}.mp4`,
    cover_url: `${sandbox.url}/res/${id}.jpg`,
    duration: 4,
    created_at: clock.now() / 1000 - 10,
  })
  expect(sandbox.credits()).toBe(99)
})

test('a failed v2 video tells why, a removed one is not found', async () => {
  const sandbox = await openSandbox()
  const { json } = await ask(sandbox, CREATE_V2, ORDER_V2)
  const id = String(json.data.video_id)
  sandbox.fail(id, 'The voice was lost')
  expect((await ask(sandbox, `GET /v2/avatar_video/${id}`)).json.data).toMatchObject({
    status: 'failed',
    error: { code: 50_000, message: 'The voice was lost' },
  })
  sandbox.remove(id)
  expect((await ask(sandbox, `GET /v2/avatar_video/${id}`)).json.code).toBe(10_104)
})

test.each([
  ['avatar.avatar_type', { avatar: { avatar_type: 5, avatar_id: 127 } }],
  ['voice.script', { voice: { type: 'script', voice_id: 'en-US-JennyNeural' } }],
  ['voice.audio_url', { voice: { ...ORDER_V2.voice, type: 'audio' } }],
  ['aspect_ratio', { aspect_ratio: 1 }],
  ['webhook_url', { webhook_url: 'nonsense' }],
  ['caption', { screen_style: 3 }],
])('%s is named when it is wrong: %j', async (field, change) => {
  const { json } = await ask(await openSandbox(), CREATE_V2, { ...ORDER_V2, ...change })
  expect([json.code, json.msg]).toEqual([40_000, expect.stringContaining(`Parameter error: ${field}`)])
})

test('v2 takes audio, and reads only its own videos', async () => {
  const sandbox = await openSandbox()
  const voice = { type: 'audio', audio_url: 'https://example.com/a.mp3' }
  expect((await ask(sandbox, CREATE_V2, { ...ORDER_V2, voice })).json.code).toBe(0)
  const old = await create(sandbox)
  expect((await ask(sandbox, `GET /v2/avatar_video/${old}`)).json.code).toBe(10_104)
})

test('a finished video is translated, with subtitles, for half a credit', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 1000 })
  const id = await create(sandbox)
  const request = { video_url: `${sandbox.url}/res/${id}.mp4`, output_language: 'german' }
  expect((await ask(sandbox, TRANSLATE, request)).json.msg).toContain('video_url: there is no video')
  clock.advance(1000)
  const translation = String((await ask(sandbox, TRANSLATE, request)).json.data.video_translate_id)
  expect([sandbox.credits(), sandbox.acceptedCreates(), sandbox.projects.length]).toEqual([98.5, 1, 2])
  const path = `GET /v2/video_translate/${translation}`
  expect((await ask(sandbox, path)).json.data).toEqual({
    video_translate_id: translation,
    title: 'Release 2.0',
    status: 'pending',
  })
  clock.advance(1000)
  const { data } = (await ask(sandbox, path)).json
  expect(data).toMatchObject({ status: 'completed', url: `${sandbox.url}/res/${translation}.mp4` })
  expect(await (await fetch(String(data.subtitle_url))).text()).toContain('-->')
})

test.each([
  [20, 0.5],
  [21, 1],
  [180, 4.5],
])('%i seconds of translation cost %d credits', async (seconds, price) => {
  const sandbox = await openSandbox()
  const id = await create(sandbox)
  sandbox.finish(id, seconds)
  const request = { video_url: `${sandbox.url}/res/${id}.mp4`, output_language: 'german' }
  expect((await ask(sandbox, TRANSLATE, request)).json.code).toBe(0)
  expect(sandbox.credits()).toBe(99 - price)
})

test('what a translation is refused for', async () => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const id = await create(sandbox)
  const request = { video_url: `${sandbox.url}/res/${id}.mp4`, output_language: 'german' }
  const refusal = async (change: object) => {
    const { json } = await ask(sandbox, TRANSLATE, { ...request, ...change })
    return `${json.code} ${json.msg}`
  }
  expect(await refusal({ output_language: 'klingon' })).toContain('40000 Parameter error: output_language')
  expect(await refusal({ video_url: 'x' })).toContain('40000 Parameter error: video_url')
  sandbox.finish(id, 181)
  expect(await refusal({})).toContain('3 minutes')
  sandbox.finish(id, 4)
  sandbox.setCredits(0.4)
  expect(await refusal({})).toBe('18020 Insufficient credit')
  const foreign = { video_url: 'https://example.com/a.mp4', add_subtitles: false }
  sandbox.setCredits(1)
  const { data } = (await ask(sandbox, TRANSLATE, { ...request, ...foreign })).json
  const done = await ask(sandbox, `GET /v2/video_translate/${data.video_translate_id}`)
  expect(done.json.data).toMatchObject({ status: 'completed', subtitle_url: '' })
})

test('languages and the account can be asked for', async () => {
  const sandbox = await openSandbox()
  const languages = (await ask(sandbox, 'GET /v2/video_translate/target_languages')).json.data.languages
  expect(languages).toContain('spanish')
  expect((await ask(sandbox, 'GET /v2/user/whoami')).json.data).toMatchObject({ username: 'sandbox' })
})

test('an address that is not there is 404, and needs no key', async () => {
  const sandbox = await openSandbox()
  expect((await ask(sandbox, 'GET /v3/anything', undefined, {})).status).toBe(404)
  expect((await ask(sandbox, 'GET /v1/create_video_from_talking_avatar', undefined, {})).status).toBe(404)
})

test('v1 reads only its own projects', async () => {
  const sandbox = await openSandbox()
  const { json } = await ask(sandbox, CREATE_V2, ORDER_V2)
  expect((await ask(sandbox, `GET /v1/project?project_id=${json.data.video_id}`)).json.code).toBe(10_104)
})
