import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACTIONS_BOT, badGateway, type Fault } from '../../sandbox/github/index.ts'
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

/** What an earlier run left. */
const OLD = { release: 'v1', name: 'p1.mp4', contentType: 'video/mp4', uploader: ACTIONS_BOT } as const
const UPLOAD = { host: 'uploads', method: 'POST' } as const
const release = async () => (await stage.github.releases()).find(one => one.tag === 'v1')
const assets = async () =>
  (await release())?.assets.map(({ name, bytes, state }) => [name, bytes.length, state])

async function attach(projectId: string, inputs = {}) {
  const run = await stage.open({ 'attach-to-release': 'true', ...inputs }, 'release', { release: 'v1' })
  return { run, diagnostics: await run.end(stage.ready(projectId, { title: projectId })) }
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
    await stage.github.addAsset({ ...OLD, bytes: Buffer.alloc(VIDEO.length, 1) })
    await attach('p1')
    expect((await release())?.assets.map(({ bytes }) => bytes)).toEqual([VIDEO])
  })

  it('keeps its file when the new one can not be uploaded', async () => {
    await stage.github.addAsset({ ...OLD, bytes: Buffer.from('old') })
    stage.github.fault({ kind: 'answer', status: 422, body: { message: 'No.' }, ...UPLOAD })
    const { diagnostics } = await attach('p1')
    expect(diagnostics).toHaveLength(1)
    expect(await assets()).toEqual([['p1.mp4', 3, 'uploaded']])
  })

  it('keeps its file when that can not be deleted, and nothing temporary stays', async () => {
    await stage.github.addAsset({ ...OLD, bytes: Buffer.from('old') })
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

  it('leave out what does not fit into notes that have grown meanwhile, and then say so', async () => {
    const run = await stage.open({ 'attach-to-release': 'true' }, 'release', { release: 'v1' })
    const grown = async (length: number) => {
      await stage.github.deleteRelease('v1')
      await stage.github.addRelease({ tag: 'v1', body: 'x'.repeat(length) })
      return run.end(stage.ready('p1', { title: 'p1' }))
    }
    expect(await grown(124_600)).toEqual([])
    expect((await release())?.body).toMatch(/x\n\n<!-- jogg-video-action[\s\S]*Download MP4/)
    expect((await release())?.body).not.toContain('<img')
    expect(await grown(124_900)).toMatchObject([
      { happened: expect.stringContaining('over 125000 characters') },
    ])
    expect((await release())?.body).toHaveLength(124_900)
  })
})

describe('notes that have no room', () => {
  const refused = async (length: number, inputs = {}) => {
    await stage.github.addRelease({ tag: 'v2', body: 'x'.repeat(length) })
    const run = await stage.open({ 'attach-to-release': 'true', 'release-tag': 'v2', ...inputs }, 'schedule')
    return run.publisher.precheckError?.diagnostic
  }

  it.each([125_000, 124_900, 124_500])('are refused before anything is paid: %i characters', async length => {
    const { happened, means, advice } = (await refused(length)) ?? expect.unreachable()
    expect(happened).toContain(
      `have ${length.toLocaleString('en')} characters of the 125,000 characters that`,
    )
    expect(means).toBe('Nothing was submitted, and nothing was paid.')
    const over = Number(/^Shorten the notes by ([\d,]+) characters/.exec(advice)?.[1]?.replace(',', ''))
    await stage.github.deleteRelease('v2')
    expect(await refused(length - over + 1)).toBeDefined()
    await stage.github.deleteRelease('v2')
    expect(await refused(length - over)).toBeUndefined()
  })

  it('are counted for every video of a batch', async () => {
    for (const n of Array(40).keys()) await writeFile(path.join(stage.workspace, `s${n}.md`), `Video ${n}.`)
    expect(await refused(100_000)).toBeUndefined()
    await stage.github.deleteRelease('v2')
    expect(await refused(100_000, { 'script-file': 's*.md' })).toBeDefined()
  })

  it('have the room that the block of an earlier run takes', async () => {
    await stage.github.addRelease({ tag: 'v3', body: 'x'.repeat(123_000) })
    const inputs = { 'attach-to-release': 'true', 'release-tag': 'v3' }
    const first = await stage.open(inputs, 'schedule')
    expect(await first.end(stage.ready('p1'))).toEqual([])
    const again = await stage.open(inputs, 'schedule')
    expect(again.publisher.precheckError).toBeUndefined()
  })
})

describe('a release that is not what it was before the video was made', () => {
  const opened = () =>
    stage.open({ 'attach-to-release': 'true', comment: 'true', 'pr-number': '3' }, 'release', {
      release: 'v1',
    })
  beforeEach(() => stage.github.addPullRequest({ number: 3, headSha: 'a'.repeat(40), headRef: 'x' }))

  it('but deleted and made again under its tag takes the video', async () => {
    const run = await opened()
    await stage.github.deleteRelease('v1')
    await stage.github.addRelease({ tag: 'v1', body: 'Tonight' })
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length, 'uploaded']])
    expect((await release())?.body).toMatch(/^Tonight\n\n<!-- jogg-video-action/)
  })

  it.each(['POST', 'PATCH'])('also when that happens only just before a %s', async method => {
    const run = await opened()
    stage.github.fault({
      kind: 'answer',
      status: 404,
      body: { message: 'Not Found' },
      method,
      path: /releases\/\d+/,
    })
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length, 'uploaded']])
    expect((await release())?.body).toContain('p1.mp4')
  })

  it('but gone is told so', async () => {
    const run = await opened()
    await stage.github.deleteRelease('v1')
    expect(await run.end(stage.ready('p1'))).toMatchObject([
      { happened: 'Attaching the video to the release v1: it is not there any more.' },
    ])
  })

  it('but published from a draft has the address that lives', async () => {
    await stage.github.deleteRelease('v1')
    await stage.github.addRelease({ tag: 'v1', draft: true })
    const run = await opened()
    await stage.github.publishRelease('v1')
    await run.end(stage.ready('p1', { title: 'p1' }))
    expect(run.results.all[0]?.releaseAssetUrl).toBe((await release())?.assets[0]?.url)
  })

  it.each(['v1', 'release/1.0', '@scope/pkg@1.0+2'])(
    'stays a draft, of %s: what is stored is what will be',
    async tag => {
      await stage.github.deleteRelease('v1')
      await stage.github.addRelease({ tag, draft: true })
      const run = await stage.open(
        { 'attach-to-release': 'true', 'release-tag': tag, comment: 'true', 'pr-number': '3' },
        'schedule',
      )
      expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
      const [draft] = await stage.github.releases()
      expect(draft?.assets[0]?.url).toContain('/untagged-')
      const url = run.results.all[0]?.releaseAssetUrl ?? ''
      const stored = [draft?.body, run.world.seen.summary, (await stage.github.comments(3))[0]?.body]
      for (const text of stored) {
        expect(text).toContain(`](${url.replaceAll('(', '%28')})`)
        expect(text).not.toContain('untagged-')
      }
      await stage.github.publishRelease(tag)
      const response = await fetch(url)
      expect(Buffer.from(await response.arrayBuffer()).length).toBe(VIDEO.length)
    },
  )
})
