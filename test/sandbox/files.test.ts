import { BlobSource, Input, MP4, WEBM } from 'mediabunny'
import { expect, test } from 'vitest'
import { ask, create, ORDER, openSandbox } from './client.ts'

const CLEAR = { ...ORDER, screen_style: 3, caption: false }

test.each([
  ['mp4', 'video/mp4', ORDER, 'avc'],
  ['webm', 'video/webm', CLEAR, 'vp9'],
])('a finished project has a real %s', async (extension, type, order, codec) => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const id = await create(sandbox, order)
  const { json } = await ask(sandbox, `GET /v1/project?project_id=${id}`)
  expect(json.data.video_url).toBe(`${sandbox.url}/res/${id}.${extension}`)
  const response = await fetch(String(json.data.video_url))
  expect(response.headers.get('content-type')).toBe(type)
  const input = new Input({ source: new BlobSource(await response.blob()), formats: [MP4, WEBM] })
  const track = await input.getPrimaryVideoTrack()
  expect([await input.computeDuration(), track?.codec]).toEqual([json.data.video_duration, codec])
})

test('there is no file before the end, after a removal, or of the other kind', async () => {
  const sandbox = await openSandbox({ renderMs: 60_000 })
  const id = await create(sandbox)
  const status = async (name: string) => (await ask(sandbox, `GET /res/${name}`)).status
  expect(await status(`${id}.mp4`)).toBe(404)
  sandbox.finish(id)
  expect([await status(`${id}.mp4`), await status(`${id}.jpg`)]).toEqual([200, 200])
  expect([await status(`${id}.webm`), await status(`${id}.srt`), await status(`${id}.exe`)]).toEqual([
    404, 404, 404,
  ])
  sandbox.remove(id)
  expect(await status(`${id}.mp4`)).toBe(404)
})

test.each([
  ['bytes=0-99', 206, 100, 'bytes 0-99/'],
  ['bytes=100-', 206, -100, 'bytes 100-'],
  ['bytes=-50', 206, 50, 'bytes '],
  ['bytes=99999999-', 416, 0, 'bytes */'],
  ['lines=1', 200, 0, null],
])('range %s is answered with %i', async (range, status, length, told) => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const url = `${sandbox.url}/res/${await create(sandbox)}.mp4`
  const whole = (await (await fetch(url)).arrayBuffer()).byteLength
  const part = await fetch(url, { headers: { range } })
  expect(part.status).toBe(status)
  const expected = length > 0 ? length : status === 416 ? 0 : whole + length
  expect((await part.arrayBuffer()).byteLength).toBe(expected)
  if (told === null) expect(part.headers.get('content-range')).toBeNull()
  else expect(part.headers.get('content-range')).toContain(told)
})

test('an upload goes to a signed address, without the key, and is served afterwards', async () => {
  const sandbox = await openSandbox()
  const { json } = await ask(sandbox, 'POST /v1/upload/asset', { filename: 'my voice.mp3' })
  const [putUrl, assetUrl] = [String(json.data.sign_url), String(json.data.asset_id)]
  const put = (headers: Record<string, string>, url = putUrl) =>
    ask(sandbox, `PUT ${url}`, 'sound', { 'content-type': 'application/octet-stream', ...headers })
  expect((await put({ 'x-api-key': 'sandbox-key' })).status).toBe(403)
  expect((await put({}, putUrl.replace(/signature=./, 'signature='))).status).toBe(403)
  expect((await put({ 'content-type': 'audio/mpeg' })).status).toBe(403)
  await expect(create(sandbox, audio(assetUrl))).rejects.toThrow('audio_url: nothing was uploaded there')
  expect((await put({})).status).toBe(200)
  expect(await (await fetch(assetUrl)).text()).toBe('sound')
  await create(sandbox, audio(assetUrl))
})

function audio(audio_url: string) {
  const { script, ...rest } = ORDER
  return { ...rest, audio_url }
}

test('v2 signs for the type that was told', async () => {
  const sandbox = await openSandbox()
  const request = { filename: 'a.wav', content_type: 'audio/wav', file_size: 5 }
  const { data } = (await ask(sandbox, 'POST /v2/upload/asset', request)).json
  const put = await ask(sandbox, `PUT ${data.sign_url}`, 'sound', { 'content-type': 'audio/wav' })
  expect(put.status).toBe(200)
  expect(await (await fetch(String(data.asset_url))).text()).toBe('sound')
  const without = await ask(sandbox, 'POST /v2/upload/asset', { filename: 'a.wav' })
  expect(without.json.msg).toContain('content_type')
})
