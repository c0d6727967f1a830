import nock from 'nock'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_KEY, type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { uploadAsset } from '../../src/jogg/upload.ts'
import { account, jogg, success } from '../support/jogg.ts'
import { silentWav } from '../support/sound.ts'
import { quickClock } from '../support/world.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()))
})

const bytes = silentWav(0.2)
const asset = { filename: 'a1b2.wav', mimeType: 'audio/wav', bytes }

async function openSandbox(...faults: Fault[]): Promise<Sandbox> {
  const sandbox = await startSandbox()
  closing.push(() => sandbox.close())
  sandbox.faults.add(...faults)
  return sandbox
}

function upload(url: string, apiVersion: 'v1' | 'v2' = 'v1', signal = new AbortController().signal) {
  const apiUrl = parseApiUrl(url)
  if (!apiUrl) throw new Error('there is no address')
  return uploadAsset(
    { fetch, clock: quickClock(), signal },
    { apiUrl, apiKey: DEFAULT_KEY, apiVersion },
    asset,
  )
}

const STORAGE = 'https://storage.example'
const PLACE = { sign_url: `${STORAGE}/put?signature=s`, asset_id: `${STORAGE}/asset` }

/** An upload with an answer to the request for a place. */
function uploadTo(place: object, apiVersion: 'v1' | 'v2' = 'v1') {
  jogg().post(`/${apiVersion}/upload/asset`).reply(200, success(place))
  return uploadAsset(
    { fetch, clock: quickClock(), signal: new AbortController().signal },
    account(apiVersion),
    asset,
  )
}

describe.each(['v1', 'v2'] as const)('an upload by %s', version => {
  it('asks for a place in the words of its version', async () => {
    const [written, place, type] = {
      v1: [{ filename: 'a1b2.wav' }, PLACE, 'application/octet-stream'],
      v2: [
        { filename: 'a1b2.wav', content_type: 'audio/wav', file_size: bytes.byteLength },
        { sign_url: PLACE.sign_url, asset_url: PLACE.asset_id },
        'audio/wav',
      ],
    }[version] as [Record<string, string>, object, string]
    jogg().post(`/${version}/upload/asset`, written).reply(200, success(place))
    nock(STORAGE, { reqheaders: { 'content-type': type }, badheaders: ['x-api-key'] })
      .put('/put?signature=s', body => Buffer.from(body, 'hex').equals(bytes))
      .reply(200)
    const world = { fetch, clock: quickClock(), signal: new AbortController().signal }
    expect(await uploadAsset(world, account(version), asset)).toEqual({ ok: true, value: PLACE.asset_id })
  })

  it('brings the bytes to the storage without the key, and gives the address where they are', async () => {
    const sandbox = await openSandbox()
    const reply = await upload(sandbox.url, version)
    const stored = reply.ok ? await (await fetch(reply.value)).bytes() : undefined
    expect(stored).toEqual(bytes)
    const [signed, put] = sandbox.requests
    expect(signed?.headers).toMatchObject({ 'x-api-key': DEFAULT_KEY })
    expect(put).toMatchObject({ method: 'PUT', point: 'put' })
    expect(put?.headers).not.toHaveProperty('x-api-key')
    expect(put?.headers['content-type']).toBe(version === 'v1' ? 'application/octet-stream' : 'audio/wav')
  })

  it.each<Fault>([
    { kind: 'reset', on: 'upload' },
    { kind: 'http', on: 'upload', status: 503 },
    { kind: 'code', on: 'upload', code: 429, retryAfter: 3 },
    { kind: 'reset', on: 'put' },
    { kind: 'http', on: 'put', status: 500 },
    { kind: 'reset', on: 'put', accepted: true },
  ])('survives %j', async fault => {
    const sandbox = await openSandbox(fault)
    expect(await upload(sandbox.url, version)).toMatchObject({ ok: true })
    expect(sandbox.requests).toHaveLength(3)
  })
})

describe('an upload that fails', () => {
  it('hands on what JoggAI refuses, and puts nothing anywhere', async () => {
    const sandbox = await openSandbox({ kind: 'code', on: 'upload', code: 18025 })
    expect(await upload(sandbox.url)).toMatchObject({ ok: false, error: { kind: 'refused', code: 18025 } })
    expect(sandbox.requests).toHaveLength(1)
  })

  it('does not repeat what the storage refuses', async () => {
    const sandbox = await openSandbox({ kind: 'http', on: 'put', status: 403 })
    expect(await upload(sandbox.url)).toMatchObject({
      ok: false,
      error: { kind: 'unclear', detail: 'the storage did not take the file', httpStatus: 403 },
    })
    expect(sandbox.requests).toHaveLength(2)
  })

  it('gives up after a few attempts', async () => {
    const sandbox = await openSandbox({ kind: 'reset', on: 'put', times: 50 })
    const reply = await upload(sandbox.url)
    expect(reply).toMatchObject({
      error: { kind: 'unclear', detail: expect.not.stringContaining('no complete answer within') },
    })
    expect(sandbox.requests.filter(({ point }) => point === 'put')).toHaveLength(4)
  })

  it('does not follow a redirect with the file', async () => {
    nock(STORAGE).put('/put?signature=s').reply(307, '', { location: 'https://elsewhere.example/' })
    expect(await uploadTo(PLACE)).toMatchObject({ ok: false, error: { httpStatus: 307 } })
  })

  it('believes JoggAI’s envelope more than HTTP 200', async () => {
    nock(STORAGE).persist().put('/put?signature=s').reply(200, { code: 40000, msg: 'said', data: null })
    expect(await uploadTo(PLACE)).toMatchObject({
      ok: false,
      error: { detail: 'the storage did not take the file (code 40000)' },
    })
  })

  it.each([
    [{ sign_url: 'http://storage.example/put', asset_id: 'https://storage.example/asset' }],
    [{ sign_url: 'https://user:word@storage.example/put', asset_id: 'https://storage.example/asset' }],
    [{ sign_url: 'https://storage.example/put', asset_id: 'ftp://storage.example/asset' }],
    [{ sign_url: 'file:///etc/passwd', asset_id: 'https://storage.example/asset' }],
  ])('sends nothing to %j', async place => {
    expect(await uploadTo(place)).toMatchObject({
      ok: false,
      error: { detail: 'the service names an address for the upload that is not https' },
    })
  })

  it('ends at once when the run is cancelled', async () => {
    const sandbox = await openSandbox({ kind: 'stall', on: 'put' })
    const cancel = new AbortController()
    const ended = upload(sandbox.url, 'v1', cancel.signal)
    await vi.waitUntil(() => sandbox.requests.length === 2, { timeout: 10_000 })
    cancel.abort()
    expect(await ended).toMatchObject({ ok: false })
    expect(sandbox.requests).toHaveLength(2)
  })
})
