import { afterEach, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { joggTranslations } from '../../src/jogg/v2-translation.ts'

let sandbox: Sandbox
afterEach(() => sandbox.close())

const { signal } = new AbortController()
const REQUEST = {
  videoUrl: 'https://res.jogg.ai/v.mp4',
  language: 'german',
  voiceId: '',
  name: 'The news (german)',
}

const open = (...faults: Fault[]) => openWith('', faults)

async function openWith(webhookUrl: string, faults: readonly Fault[] = []) {
  sandbox = await startSandbox({ renderMs: 0, idStyle: 'integer' })
  sandbox.faults.add(...faults)
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  return joggTranslations({ fetch }, { apiUrl, apiKey: 'sandbox-key', apiVersion: 'v2', webhookUrl })
}

/** A translation as this answer tells it. */
async function read(data: object) {
  const text = JSON.stringify({ code: 0, data })
  const api = await open({ on: 'translation', kind: 'body', text })
  return await api.video('t/1', signal)
}

it('is submitted, and asked for by its id of 19 digits as it came', async () => {
  const api = await open()
  const created = await api.create(REQUEST, signal)
  const [project] = sandbox.projects
  expect(created).toEqual({ ok: true, value: project?.id })
  expect(project?.id).toMatch(/^\d{19}$/)
  expect(await api.video(project?.id ?? '', signal)).toEqual({
    ok: true,
    value: {
      projectId: project?.id,
      status: 'success',
      title: 'The news (german)',
      videoUrl: `${sandbox.url}/res/${project?.id}.mp4`,
      subtitleUrl: `${sandbox.url}/res/${project?.id}.srt`,
    },
  })
})

it('keeps an id from leaving its place in the path', async () => {
  await read({ status: 'pending' })
  expect(sandbox.requests[0]?.path).toBe('/v2/video_translate/t%2F1')
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

it('tells the credits that are left, and the languages', async () => {
  const api = await open()
  expect(await api.credits(signal)).toEqual({ ok: true, value: 100 })
  const languages = await api.languages(signal)
  expect(languages.ok && languages.value).toContain('spanish')
})

it('asks for subtitles, and for nothing that was left open', async () => {
  const api = await open()
  await api.create(REQUEST, signal)
  expect(JSON.parse(sandbox.requests[0]?.body ?? '')).toEqual({
    video_url: REQUEST.videoUrl,
    output_language: 'german',
    title: 'The news (german)',
    add_subtitles: true,
  })
})

it('says who speaks, and where it is to be reported', async () => {
  const api = await openWith('https://relay.example/webhook')
  await api.create({ ...REQUEST, voiceId: 'de-DE-KatjaNeural' }, signal)
  expect(JSON.parse(sandbox.requests[0]?.body ?? '')).toMatchObject({
    output_voice: 'de-DE-KatjaNeural',
    callback_url: 'https://relay.example/webhook',
  })
})

it.each([{ video_translate_id: 't7' }, { id: 't7' }, { id: 'other', video_translate_id: 't7' }])(
  'is paid for under the id that comes as %j',
  async data => {
    const api = await open({ on: 'translate', kind: 'body', text: JSON.stringify({ code: 0, data }) })
    expect(await api.create(REQUEST, signal)).toEqual({ ok: true, value: 't7' })
  },
)

it.each([
  { languages: ['spanish', ' german '] },
  { languages: [{ name: 'spanish' }, { language: 'german' }] },
  { target_languages: ['spanish', 'german'] },
  ['spanish', 'german'],
])('languages come as %j', async data => {
  const api = await open({ on: 'languages', kind: 'body', text: JSON.stringify({ code: 0, data }) })
  expect(await api.languages(signal)).toEqual({ ok: true, value: ['spanish', 'german'] })
})
