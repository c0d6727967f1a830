import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { badGateway, type Fault } from '../../sandbox/github/index.ts'
import { file, VIDEO, WEBM } from './support/media.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
  await stage.github.addRelease({ tag: 'v1', body: 'Notes' })
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const UPLOAD = { host: 'uploads', method: 'POST' } as const
const release = async () => (await stage.github.releases()).find(one => one.tag === 'v1')
const assets = async () =>
  (await release())?.assets.map(({ name, bytes, state }) => [name, bytes.length, state])

async function attach(projectId: string, inputs = {}) {
  const run = await stage.open({ 'attach-to-release': 'true', ...inputs }, 'release', { release: 'v1' })
  return { run, diagnostics: await run.end(stage.ready(projectId)) }
}

describe('an upload whose answer is lost', () => {
  it.each<[string, Fault]>([
    ['by a bad gateway, and was done', { kind: 'answer', ...badGateway, ...UPLOAD, accepted: true }],
    ['by a bad gateway, and was not done', { kind: 'answer', ...badGateway, ...UPLOAD }],
    ['by a reset, and was done', { kind: 'reset', ...UPLOAD, accepted: true }],
    ['by a reset, and was not done', { kind: 'reset', ...UPLOAD }],
    ['half way', { kind: 'truncate', ...UPLOAD }],
  ])('%s, leaves one whole asset', async (_, fault) => {
    stage.github.fault(fault)
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length, 'uploaded']])
    expect(stage.github.pendingFaults()).toEqual([])
  })

  it('again and again is given up, and the notes stay as they are', async () => {
    stage.github.fault({ kind: 'answer', ...badGateway, ...UPLOAD, times: 9 })
    const { run, diagnostics } = await attach('p1')
    expect(diagnostics).toMatchObject([
      {
        happened: expect.stringMatching(/^Attaching the video to the release v1: uploading p1.mp4 failed: /),
      },
    ])
    expect((await release())?.body).toBe('Notes')
    expect(run.results.all[0]?.status).toBe('success')
    expect(stage.github.requests.filter(({ host }) => host === 'uploads')).toHaveLength(2)
  })
})

describe('a name that is taken', () => {
  it('by a broken upload is cleared', async () => {
    await stage.github.addAsset({ release: 'v1', name: 'p1.mp4', state: 'starter' })
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length, 'uploaded']])
  })

  it('by what an upload at the same time left is cleared, too', async () => {
    await stage.github.addAsset({ release: 'v1', name: 'p1.mp4', state: 'starter' })
    stage.github.fault({ kind: 'answer', status: 200, body: [], method: 'GET', path: /assets$/ })
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length, 'uploaded']])
  })

  it('by another file of the same size is told by its digest, and replaced', async () => {
    await stage.github.addAsset({ release: 'v1', name: 'p1.mp4', bytes: Buffer.alloc(VIDEO.length, 1) })
    await attach('p1')
    expect((await release())?.assets.map(({ bytes }) => bytes)).toEqual([VIDEO])
  })

  it('keeps its file when the new one can not be uploaded', async () => {
    await stage.github.addAsset({ release: 'v1', name: 'p1.mp4', bytes: Buffer.from('old') })
    stage.github.fault({ kind: 'answer', status: 422, body: { message: 'No.' }, ...UPLOAD })
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toHaveLength(1)
    expect(await assets()).toEqual([['p1.mp4', 3, 'uploaded']])
  })

  it('keeps its file when that can not be deleted, and nothing temporary stays', async () => {
    await stage.github.addAsset({ release: 'v1', name: 'p1.mp4', bytes: Buffer.from('old') })
    stage.github.fault({
      kind: 'answer',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
      method: 'DELETE',
    })
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toMatchObject([
      { happened: expect.stringContaining('replacing the asset p1.mp4 failed') },
    ])
    expect(await assets()).toEqual([['p1.mp4', 3, 'uploaded']])
  })
})

describe('the steps after the upload', () => {
  beforeEach(async () => {
    await attach('p1')
    stage.media.on('/p2.mp4', file('video/webm', WEBM))
  })

  it('leave the old asset where the notes still name it', async () => {
    stage.github.fault({ kind: 'answer', ...badGateway, method: 'PATCH', path: /releases\/\d+$/, times: 3 })
    const { diagnostics } = await attach('p2')
    expect(diagnostics).toMatchObject([{ happened: expect.stringContaining('writing the notes failed') }])
    expect((await assets())?.map(([name]) => name)).toEqual(['p1.mp4', 'p2.mp4'])
    await attach('p2')
    expect((await assets())?.map(([name]) => name)).toEqual(['p2.mp4'])
  })

  it('are tried again when they may', async () => {
    stage.github.fault(
      { kind: 'reset', method: 'PATCH' },
      { kind: 'answer', ...badGateway, method: 'DELETE' },
    )
    const { diagnostics } = await attach('p2')
    expect(diagnostics).toEqual([])
    expect((await assets())?.map(([name]) => name)).toEqual(['p2.mp4'])
  })

  it('tell that the old asset is still there', async () => {
    stage.github.fault({ kind: 'answer', status: 403, body: { message: 'No.' }, method: 'DELETE' })
    const { diagnostics } = await attach('p2')
    expect(diagnostics).toMatchObject([
      { happened: expect.stringContaining('removing the asset before it failed: No.') },
    ])
  })

  it('refuse notes that would be too long', async () => {
    const id = (await release())?.id
    await stage.github.addRelease({ tag: 'v2', body: 'x'.repeat(124_900) })
    expect(id).toBeDefined()
    const { diagnostics } = await attach('p2', { 'release-tag': 'v2' })
    expect(diagnostics).toMatchObject([{ happened: expect.stringContaining('over 125000 characters') }])
  })
})
