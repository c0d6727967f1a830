import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, type Release, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client
let release: Release
const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 251)

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
  release = await github.addRelease({ tag: 'v1.0' })
})

afterAll(() => github.close())

const upload = (name: string, id = release.id) =>
  ask('POST', `/repo/releases/${id}/assets?name=${encodeURIComponent(name)}`, { host: 'uploads', bytes })

describe('release assets', () => {
  it('keep their bytes, and GitHub says their size and digest', async () => {
    const asset = await upload('intro video (final).mp4')
    expect(asset.status).toBe(201)
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    const name = 'intro.video.final.mp4'
    expect(asset.body).toMatchObject({
      name,
      size: 5000,
      digest,
      state: 'uploaded',
      content_type: 'video/mp4',
    })
    expect(asset.body.uploader).toMatchObject({ login: 'github-actions[bot]' })
    expect((await ask('GET', `/repo/releases/${release.id}/assets`)).list).toEqual([asset.body])
    expect((await ask('GET', '/repo/releases/tags/v1.0')).body.assets).toEqual([asset.body])
    expect((await ask('GET', `/repo/releases/assets/${asset.body.id}`)).body).toEqual(asset.body)
  })

  it('are downloaded by a redirect to another host, which wants no token', async () => {
    const { id, browser_download_url } = (await upload('download.mp4')).body
    const octets = { accept: 'application/octet-stream' }
    const redirect = await ask('GET', `/repo/releases/assets/${id}`, octets)
    expect(redirect.status).toBe(302)
    const location = redirect.headers.get('location') ?? ''
    expect(location.startsWith(github.places.web)).toBe(true)
    expect(new Uint8Array(await (await fetch(location)).arrayBuffer())).toEqual(bytes)
    expect(new Uint8Array(await (await fetch(String(browser_download_url))).arrayBuffer())).toEqual(bytes)
    const withToken = await fetch(location, { headers: { authorization: `Bearer ${JOB_TOKEN}` } })
    expect(withToken.status).toBe(400)
  })

  it('of a name that is taken are refused, what a failed upload left behind included', async () => {
    await github.addAsset({ release: 'v1.0', name: 'broken.mp4', state: 'starter' })
    const refused = await upload('broken.mp4')
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual([{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }])
    const left = (await github.releases())[0]?.assets.find(({ name }) => name === 'broken.mp4')
    expect(left).toMatchObject({ state: 'starter', bytes: Buffer.alloc(0) })
    expect((await ask('DELETE', `/repo/releases/assets/${left?.id}`)).status).toBe(204)
    expect((await upload('broken.mp4')).status).toBe(201)
  })

  it('are renamed, unless the new name is taken', async () => {
    const { id } = (await upload('old.mp4')).body
    await upload('other.mp4')
    const path = `/repo/releases/assets/${id}`
    expect((await ask('PATCH', path, { json: { name: 'other.mp4' } })).status).toBe(422)
    expect((await ask('PATCH', path, { json: { name: 'new name.mp4' } })).body.name).toBe('new.name.mp4')
    expect((await ask('PATCH', path, { json: { label: 'A film' } })).body).toMatchObject({
      name: 'new.name.mp4',
      label: 'A film',
      size: 5000,
    })
  })

  it('need a length, a release, and the uploads host', async () => {
    const empty = await ask('POST', `/repo/releases/${release.id}/assets?name=x.mp4`, { host: 'uploads' })
    expect([empty.status, empty.body.message]).toEqual([400, 'Bad Content-Length: '])
    expect((await upload('x.mp4', 99)).status).toBe(404)
    expect((await ask('POST', `/repo/releases/${release.id}/assets?name=x.mp4`, { bytes })).status).toBe(404)
  })

  it('of an immutable release can be read, and its notes changed, and nothing else', async () => {
    const frozen = await github.addRelease({ tag: 'v2.0', immutable: true })
    await github.addAsset({ release: 'v2.0', name: 'kept.mp4', bytes })
    const kept = (await github.releases()).find(({ tag }) => tag === 'v2.0')?.assets[0]
    expect(kept?.bytes).toEqual(Buffer.from(bytes))
    const refused = await upload('late.mp4', frozen.id)
    expect([refused.status, refused.body.message]).toEqual([
      422,
      'Cannot upload assets to an immutable release.',
    ])
    expect((await ask('DELETE', `/repo/releases/assets/${kept?.id}`)).status).toBe(422)
    expect((await ask('PATCH', `/repo/releases/assets/${kept?.id}`, { json: { name: 'x' } })).status).toBe(
      422,
    )
    const notes = await ask('PATCH', `/repo/releases/${frozen.id}`, { json: { body: 'New notes' } })
    expect(notes.body).toMatchObject({ immutable: true, body: 'New notes' })
  })
})
