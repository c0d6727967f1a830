import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JOB_TOKEN, jobToken } from '../../sandbox/github/index.ts'
import { file, VIDEO, WEBM } from './support/media.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const ATTACH = { 'attach-to-release': 'true' }
const NOTES = '# What is new\r\n\r\n* Retries, by @mona\r\n<!-- a remark -->\r\n'

const release = async (tag = 'v1') => (await stage.github.releases()).find(one => one.tag === tag)
const assets = async () => (await release())?.assets.map(({ name, bytes }) => [name, bytes.length])
const changes = () =>
  stage.github.requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path }) => `${method} ${path.replace(/.*releases\//, '').replace(/\d+/, 'N')}`)

/** As the author does, or another job. */
async function writeNotes(body: string): Promise<void> {
  const { places, repository } = stage.github
  await fetch(`${places.api}/repos/${repository}/releases/${(await release())?.id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${JOB_TOKEN}`,
      'user-agent': 'test',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ body }),
  })
}

async function attach(projectId: string, inputs = {}, more = {}) {
  const run = await stage.open({ ...ATTACH, ...inputs }, 'release', { release: 'v1' })
  const diagnostics = await run.end(stage.ready(projectId, { title: projectId, ...more }))
  return { run, diagnostics }
}

describe('a video on a release', () => {
  beforeEach(async () => {
    await stage.github.addRelease({ tag: 'v1', body: NOTES })
  })

  it('is an asset, and a block below the notes, of which no byte is changed', async () => {
    const { run, diagnostics } = await attach('p1')
    expect(diagnostics).toEqual([])
    expect(await assets()).toEqual([['p1.mp4', VIDEO.length]])
    const found = await release()
    expect(
      found?.body?.startsWith(`${NOTES}\n\n<!-- jogg-video-action:release:default {"assets":["p1.mp4"]} -->`),
    ).toBe(true)
    expect(found?.body).toContain(`**[Download MP4 (9 kB)](${found?.assets[0]?.url})**`)
    expect(found?.body).toContain(`<a href="${found?.assets[0]?.url}"><img `)
    expect(found?.assets[0]?.contentType).toBe('video/mp4')
    expect(run.results.all[0]).toMatchObject({ releaseAssetUrl: found?.assets[0]?.url })
    expect(run.results.all[0]?.videoPath).toBeUndefined()
  })

  it('stays one asset and one block when the same video is attached again', async () => {
    await attach('p1')
    const before = await release()
    const count = changes().length
    await attach('p1', {}, { reused: false })
    expect(await release()).toEqual(before)
    expect(changes()).toHaveLength(count)
  })

  it('gives way to a new one only once that is there', async () => {
    await attach('p1')
    const count = changes().length
    stage.media.on('/p2.mp4', file('video/webm', WEBM))
    await attach('p2')
    expect(changes().slice(count)).toEqual(['POST N/assets', 'PATCH N', 'DELETE assets/N'])
    expect(await assets()).toEqual([['p2.mp4', WEBM.length]])
    const found = await release()
    expect(found?.body?.match(/jogg-video-action:release:default \{/g)).toHaveLength(1)
    expect(found?.body).not.toContain('p1.mp4')
    expect(found?.body?.startsWith(NOTES)).toBe(true)
  })

  it('of the same name is replaced under another, which it takes over', async () => {
    await attach('p1', { 'download-to': 'intro.mp4' })
    const count = changes().length
    stage.media.on('/p2.mp4', file('video/webm', WEBM))
    await attach('p2', { 'download-to': 'intro.mp4' })
    expect(changes().slice(count)).toEqual(['POST N/assets', 'DELETE assets/N', 'PATCH assets/N', 'PATCH N'])
    const upload = stage.github.requests.findLast(({ host }) => host === 'uploads')
    expect(upload?.query.name).toMatch(/^intro-[0-9a-f]{8}\.mp4$/)
    expect(await assets()).toEqual([['intro.mp4', WEBM.length]])
  })

  it('leaves what the author wrote round the block since', async () => {
    await attach('p1')
    const found = await release()
    const edited = `Before\r\n${found?.body?.replaceAll('\n', '\r\n')}\r\nAfter`
    await writeNotes(edited)
    await attach('p2')
    const { body } = (await release()) ?? {}
    expect(body).toMatch(/^Before\r\n# What is new/)
    expect(body).toMatch(/jogg-video-action:release:default -->\r\nAfter$/)
    expect(body).not.toContain('p1.mp4')
  })

  it('keeps out of the way of another tag', async () => {
    await attach('p1', { 'comment-tag': 'intro' })
    await attach('p2', { 'comment-tag': 'outro' })
    await attach('p3', { 'comment-tag': 'intro' })
    expect((await assets())?.map(([name]) => name).toSorted()).toEqual(['p2.mp4', 'p3.mp4'])
    const { body } = (await release()) ?? {}
    expect(body?.match(/<!-- jogg-video-action:release:\w+ /g)).toHaveLength(2)
  })

  it('is in the notes also when another job writes them at the same time', async () => {
    const run = await stage.open({ ...ATTACH, 'comment-tag': 'intro' }, 'release', { release: 'v1' })
    const { sleep } = run.world.clock
    let others = 0
    run.world.clock.sleep = async (ms, signal) => {
      others += 1
      if (others === 1) await writeNotes('Notes as they were.\n\nAnd the block of another job.')
      await sleep(ms, signal)
    }
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    const { body } = (await release()) ?? {}
    expect(body).toMatch(/^Notes as they were\.\n\nAnd the block of another job\.\n\n<!-- jogg-video/)
    expect(others).toBe(2)
  })

  it('is given up in the notes when somebody takes it out again and again', async () => {
    const run = await stage.open(ATTACH, 'release', { release: 'v1' })
    run.world.clock.sleep = () => writeNotes('Mine alone.')
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toMatchObject([
      { happened: expect.stringContaining('was overwritten each time') },
    ])
    expect((await release())?.body).toBe('Mine alone.')
    expect(changes().filter(change => change === 'PATCH N')).toHaveLength(6)
  })

  it('is not written again where GitHub, or a job of the same tag, wrote it otherwise', async () => {
    const run = await stage.open(ATTACH, 'release', { release: 'v1' })
    run.world.clock.sleep = async () => writeNotes(((await release())?.body ?? '').replace('### ', '## '))
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    expect(changes().filter(change => change === 'PATCH N')).toHaveLength(2)
  })

  it('removes no asset that only the notes call ours', async () => {
    const smuggled =
      '<!-- jogg-video-action:release:default {"assets":["app.exe","theirs.mp4"]} -->\n<!-- /jogg-video-action:release:default -->'
    await stage.github.addRelease({ tag: 'v2', body: smuggled })
    await stage.github.addAsset({ release: 'v2', name: 'app.exe', bytes: Buffer.from('MZ') })
    await stage.github.addAsset({
      release: 'v2',
      name: 'theirs.mp4',
      bytes: Buffer.from('x'),
      contentType: 'video/mp4',
    })
    const run = await stage.open({ ...ATTACH, 'release-tag': 'v2' })
    await run.end(stage.ready('p1', { title: 'p1' }))
    expect((await release('v2'))?.assets.map(({ name }) => name).toSorted()).toEqual([
      'app.exe',
      'p1.mp4',
      'theirs.mp4',
    ])
  })

  it('removes nothing but videos, also of its own account', async () => {
    await stage.close()
    const owner = { login: 'octo-org', kind: 'user', permissions: 'write-all' } as const
    stage = await openStage({ tokens: { ghp_owner: owner } })
    const smuggled =
      '<!-- jogg-video-action:release:default {"assets":["app.exe","old.mp4"]} -->\n<!-- /jogg-video-action:release:default -->'
    await stage.github.addRelease({ tag: 'v1', body: smuggled })
    await stage.github.addAsset({ release: 'v1', name: 'app.exe', bytes: Buffer.from('MZ') })
    await stage.github.addAsset({ release: 'v1', name: 'old.mp4', bytes: VIDEO, contentType: 'video/mp4' })
    await attach('p1', { 'github-token': 'ghp_owner' })
    expect((await assets())?.map(([name]) => name)).toEqual(['app.exe', 'p1.mp4'])
  })

  it('can be several, each named after its script, whichever comes first', async () => {
    const second = Promise.withResolvers<void>()
    stage.media.on('/p1.mp4', async (request, response) => {
      await second.promise
      file('video/mp4', VIDEO)(request, response)
    })
    stage.media.on('/p2.mp4', (request, response) => {
      response.once('finish', () => setTimeout(second.resolve, 100))
      file('video/mp4', VIDEO)(request, response)
    })
    const run = await stage.open(ATTACH, 'release', { release: 'v1' })
    await run.end(
      stage.ready('p1', { file: 'docs/Überblick für alle.md' }),
      stage.ready('p2', { file: 'docs/介绍.md', title: '' }),
      stage.ready('p2', { file: 'docs/同じ.md', title: '' }),
      { status: 'failed', file: 'docs/none.md' },
    )
    expect((await assets())?.map(([name]) => name)).toEqual(['Uberblick-fur-alle.mp4', 'v1.mp4'])
    expect((await release())?.body).toContain('### 3 videos')
  })
})

describe('what its readers see', () => {
  const DEFAULT = { title: 'octo-org/talking-docs v1' }
  const published = async (release: { name?: string; tag?: string }, inputs = {}, more = {}) => {
    const { tag = 'v1' } = release
    await stage.github.addRelease({ tag, ...release })
    const run = await stage.open({ ...ATTACH, 'release-tag': tag, ...inputs }, 'schedule')
    expect(await run.end(stage.ready('2095bab', { ...DEFAULT, ...more }))).toEqual([])
    const [found] = await stage.github.releases()
    const heading = /^### (.*)$/m.exec(found?.body ?? '')?.[1]
    return { name: found?.assets[0]?.name, heading: heading?.replace(/\u200b/g, ''), body: found?.body }
  }

  it.each([
    ['the name of the release', { name: 'Spring release' }, {}, {}, 'spring-release.mp4', 'Spring release'],
    ['its tag, where it has no name', { tag: 'pkg@1.2.0' }, {}, {}, 'pkg-1.2.0.mp4', 'pkg@1.2.0'],
    ['its tag, where nothing of its name is left', { name: '春' }, {}, {}, 'v1.mp4', '春'],
    [
      'the name that was asked for',
      { name: 'Spring' },
      { 'video-name': 'What is new' },
      {},
      'what-is-new.mp4',
      'What is new',
    ],
    [
      'the title that it has at JoggAI',
      { name: 'Spring' },
      {},
      { title: 'The tour' },
      'the-tour.mp4',
      'The tour',
    ],
    [
      'its script, for the file alone',
      { name: 'Spring' },
      { 'script-file': 'intro.md', script: '' },
      { file: 'intro.md' },
      'intro.mp4',
      'Spring',
    ],
  ])('is called by %s', async (_, release, inputs, more, name, heading) => {
    const seen = await published(release, inputs, more)
    expect([seen.name, seen.heading]).toEqual([name, heading])
  })

  it('has neither the repository nor the project', async () => {
    const { body } = await published({ name: 'Spring release' })
    const visible = body?.replace(/<!--.*?-->/g, '').replace(/https?:[^)"]*/g, '')
    expect(visible).not.toMatch(/octo-org|talking-docs|2095bab/)
  })

  it("takes no place of a file that is the author's, nor of another tag's", async () => {
    await stage.github.addRelease({ tag: 'v1', name: 'Spring' })
    await stage.github.addAsset({ release: 'v1', name: 'spring.mp4', bytes: Buffer.from('mine') })
    const publish = async (id: string, tag: string) => {
      const run = await stage.open({ ...ATTACH, 'release-tag': 'v1', 'comment-tag': tag }, 'schedule')
      if (id === 'p2') stage.media.on('/p2.mp4', file('video/webm', WEBM))
      expect(await run.end(stage.ready(id, DEFAULT))).toEqual([])
    }
    await publish('p1', 'intro')
    await publish('p2', 'outro')
    expect((await assets())?.toSorted()).toEqual([
      ['spring-p1.mp4', VIDEO.length],
      ['spring-p2.mp4', WEBM.length],
      ['spring.mp4', 4],
    ])
  })

  it('is replaced under its name by a new video', async () => {
    await published({ name: 'Spring' })
    stage.media.on('/p2.mp4', file('video/webm', WEBM))
    const run = await stage.open({ ...ATTACH, 'release-tag': 'v1' }, 'schedule')
    await run.end(stage.ready('p2', DEFAULT))
    expect(await assets()).toEqual([['spring.mp4', WEBM.length]])
  })
})

describe('the release', () => {
  it.each([
    ['a draft', { draft: true }],
    ['a pre-release', { prerelease: true }],
  ])('can be %s', async (_, kind) => {
    await stage.github.addRelease({ tag: 'v1', ...kind })
    const run = await stage.open({ ...ATTACH, 'release-tag': 'v1' })
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    expect(await release()).toMatchObject({ ...kind, assets: [{ name: 'p1.mp4' }] })
    expect((await release())?.body).toMatch(/^<!-- jogg-video-action:release:default /)
  })

  it('is found by the tag that was pushed', async () => {
    await stage.github.addRelease({ tag: 'v1' })
    const run = await stage.open(ATTACH, 'push', { ref: 'refs/tags/v1' })
    await run.end(stage.ready('p1', { title: 'p1' }))
    expect(await assets()).toHaveLength(1)
  })

  const refusal = async (
    inputs: Record<string, string>,
    event: 'workflow_dispatch' | 'schedule' = 'schedule',
  ) => {
    const { publisher } = await stage.open({ ...ATTACH, ...inputs }, event)
    const { diagnostic } = publisher.precheckError ?? expect.unreachable()
    expect(diagnostic.means).toBe('Nothing was submitted, and nothing was paid.')
    return diagnostic
  }

  it('is missed before anything is paid, also in a dry run', async () => {
    const diagnostic = await refusal({ 'release-tag': 'v9' })
    expect(diagnostic.happened).toBe('No release with the tag v9 (`release-tag`) was found.')
    await refusal({ 'release-tag': 'v9', 'dry-run': 'true' })
  })

  const hidden = (times: number) =>
    stage.github.fault(
      { kind: 'answer', status: 404, body: { message: 'Not Found' }, path: /releases\/tags\/v1$/, times },
      { kind: 'answer', status: 200, body: [], path: /releases$/, times },
    )

  it('that its own event announces is waited for', async () => {
    await stage.github.addRelease({ tag: 'v1' })
    hidden(3)
    const run = await stage.open(ATTACH, 'release', { release: 'v1' })
    expect(run.publisher.precheckError).toBeUndefined()
    expect(run.world.clock.now() - Date.UTC(2026, 0, 1)).toBe(7000)
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
  })

  it('that nothing announces is not', async () => {
    await stage.github.addRelease({ tag: 'v1' })
    hidden(1)
    const run = await stage.open({ ...ATTACH, 'release-tag': 'v1' }, 'schedule')
    expect(run.publisher.precheckError?.diagnostic.happened).toContain('was found')
    expect(run.world.clock.now() - Date.UTC(2026, 0, 1)).toBe(0)
  })

  it('can be a draft that the token does not see, which is said, with what lets it', async () => {
    await stage.close()
    stage = await openStage({ tokens: { [JOB_TOKEN]: jobToken({ contents: 'read' }) } })
    await stage.github.addRelease({ tag: 'v1', draft: true })
    const { happened, advice } = await refusal({ 'release-tag': 'v1' })
    expect(happened).not.toMatch(/there is no/i)
    expect(advice).toContain('A draft is shown only to a token that may write contents.')
    expect(advice).toContain('\n\npermissions:\n  contents: write')
  })

  it('must be named where the event has none', async () => {
    expect((await refusal({})).advice).toBe('Set `release-tag`.')
  })

  it('that is immutable gets the video into its notes, and says in time that it takes no file', async () => {
    await stage.github.addRelease({ tag: 'v1', immutable: true, body: 'Notes' })
    const run = await stage.open({ ...ATTACH, 'release-tag': 'v1' })
    expect(run.world.seen.notices).toEqual([
      expect.stringContaining('takes no file for the release v1 any more'),
    ])
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(await assets()).toEqual([])
    expect((await release())?.body).toMatch(/^Notes\n\n<!-- [\s\S]*\*\*\[▶ Watch the video\]\(.*p1\.mp4\)/)
    expect(changes()).toEqual(['PATCH N'])
    expect(run.results.all[0]?.releaseAssetUrl).toBeUndefined()
    expect(stage.media.requests.map(({ url }) => url)).not.toContain('/p1.mp4')
  })

  it('needs a token', async () => {
    expect((await refusal({ 'release-tag': 'v1', 'github-token': '' })).happened).toContain(
      '`github-token` is empty',
    )
  })

  it('needs an address of GitHub', async () => {
    expect((await refusal({ 'release-tag': 'v1', GITHUB_API_URL: 'ghe.example' })).happened).toContain(
      'GITHUB_API_URL is no address',
    )
  })
})

describe('a token that may not write contents', () => {
  it('fails the upload that was asked for, last, and loses nothing else', async () => {
    await stage.close()
    const permissions = { contents: 'read', pull_requests: 'write' } as const
    stage = await openStage({ tokens: { [JOB_TOKEN]: jobToken(permissions) } })
    await stage.github.addRelease({ tag: 'v1' })
    await stage.github.addPullRequest({ number: 3, headSha: 'a'.repeat(40), headRef: 'x' })
    const run = await stage.open(
      { ...ATTACH, comment: 'true', 'pr-number': '3', 'download-to': 'out/' },
      'release',
      { release: 'v1' },
    )
    const [diagnostic, ...others] = await run.end(stage.ready('p1', { title: 'p1' }))
    expect(others).toEqual([])
    expect(diagnostic).toMatchObject({
      title: 'The video could not be attached to the release',
      advice: expect.stringContaining('permissions:\n  contents: write\n  pull-requests: write'),
    })
    expect(run.results.all[0]).toMatchObject({
      status: 'success',
      videoPath: 'out/p1.mp4',
      commentId: expect.any(String),
    })
    expect(run.world.seen.summary).toContain('### p1')
  })
})
