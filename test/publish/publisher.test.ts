import { execFile } from 'node:child_process'
import { readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { badGateway } from '../../sandbox/github/index.ts'
import type { Result } from '../../src/outputs/results.ts'
import { file, videoOf } from './support/media.ts'
import { addPull, KEY, openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 7)
  await stage.github.addRelease({ tag: 'v1' })
})

afterEach(() => stage.close())

const EVERYTHING = {
  comment: 'true',
  'attach-to-release': 'true',
  'release-tag': 'v1',
  'download-to': 'out/',
}

/** A run to every target, of which one is broken meanwhile. */
async function publish(
  broken: (world: { appendSummary: (markdown: string) => Promise<void> }) => void | Promise<void>,
) {
  const run = await stage.open(EVERYTHING, 'pull_request', { pr: 7 })
  await broken(run.world.actions)
  const diagnostics = await run.end(stage.ready('p1'))
  return {
    diagnostics: diagnostics.map(({ title }) => title),
    result: run.results.all[0],
    comment: (await stage.github.comments(7))[0]?.body,
    notes: (await stage.github.releases())[0]?.body,
    ...run.world.seen,
  }
}

describe('a target that fails loses none of the others', () => {
  it('when all work, everything is there', async () => {
    const { diagnostics, result, comment, notes, summary, warnings } = await publish(() => undefined)
    expect([diagnostics, warnings]).toEqual([[], []])
    expect(result).toMatchObject({
      status: 'success',
      videoPath: 'out/p1.mp4',
      commentUrl: expect.any(String),
      releaseAssetUrl: expect.any(String),
    })
    for (const text of [comment, notes, summary]) expect(text).toContain(`(${result?.releaseAssetUrl})`)
    expect(summary).toContain(`[Comment on the pull request](${result?.commentUrl})`)
    expect(stage.github.violations).toEqual([])
  })

  it('the download, and the release for lack of a file', async () => {
    const { diagnostics, result, comment, summary } = await publish(() =>
      writeFile(path.join(stage.workspace, 'out'), 'x'),
    )
    expect(diagnostics).toEqual(['The video could not be downloaded'])
    expect(result).toMatchObject({ status: 'success', commentUrl: expect.any(String) })
    for (const text of [comment, summary]) expect(text).toContain('/p1.mp4)')
  })

  it('the release', async () => {
    const { diagnostics, result, comment, summary } = await publish(() =>
      stage.github.fault({ kind: 'answer', ...badGateway, host: 'uploads', times: 9 }),
    )
    expect(diagnostics).toEqual(['The video could not be attached to the release'])
    expect(summary).toContain('> [!WARNING]\n> **The video could not be attached to the release**')
    expect(result).toMatchObject({ videoPath: 'out/p1.mp4', commentUrl: expect.any(String) })
    for (const text of [comment, summary]) expect(text).toContain('/p1.mp4)')
  })

  it('the comment, with a warning', async () => {
    const { diagnostics, result, notes, summary, warnings } = await publish(() =>
      stage.github.fault({ kind: 'answer', ...badGateway, path: /comments$/, times: 99 }),
    )
    expect(diagnostics).toEqual([])
    expect(warnings).toHaveLength(1)
    expect(result).toMatchObject({ videoPath: 'out/p1.mp4', releaseAssetUrl: expect.any(String) })
    for (const text of [notes, summary]) expect(text).toContain('/p1.mp4)')
  })

  it('the summary', async () => {
    const { diagnostics, result, comment, notes } = await publish(actions => {
      actions.appendSummary = () => Promise.reject(new Error('ENOSPC'))
    })
    expect(diagnostics).toEqual(['The action stopped on a defect of its own'])
    expect(result).toMatchObject({ videoPath: 'out/p1.mp4', releaseAssetUrl: expect.any(String) })
    for (const text of [comment, notes]) expect(text).toContain('/p1.mp4)')
  })

  it('the cover', async () => {
    stage.media.on('/p1.jpg', (_, response) => response.writeHead(500).end())
    const { diagnostics, result, comment } = await publish(() => undefined)
    expect(diagnostics).toEqual([])
    expect(result?.coverUrl).toBe(`${stage.media.url}/p1.jpg`)
    expect(comment).not.toContain('<img')
    expect(comment).toContain('▶ Watch the video')
  })

  it('the folder for what is temporary', async () => {
    const run = await stage.open(
      { comment: 'true', 'attach-to-release': 'true', 'release-tag': 'v1' },
      'pull_request',
      { pr: 7 },
    )
    const temp = path.join(stage.workspace, '..')
    await rm(temp, { recursive: true })
    await writeFile(temp, 'a file by now')
    const diagnostics = await run.end(stage.ready('p1'))
    expect(diagnostics).toMatchObject([
      {
        title: 'The video could not be downloaded',
        happened: expect.stringMatching(/p1, failed: E[A-Z]+: /),
      },
    ])
    expect((await stage.github.comments(7))[0]?.body).toContain('▶ Watch the video')
  })
})

it('a folder for what is temporary may be a link', async () => {
  const { github, workspace } = stage
  await github.addRelease({ tag: 'v2' })
  await symlink(workspace, path.join(workspace, 'linked'))
  const targets = { 'attach-to-release': 'true', 'release-tag': 'v2' }
  const run = await stage.open({ ...targets, RUNNER_TEMP: path.join(workspace, 'linked') })
  expect(await run.end(stage.ready('p1'))).toEqual([])
  expect((await readdir(workspace)).filter(name => name.startsWith('jogg-video-'))).toEqual([])
})

describe('a video that is not there', () => {
  it('costs no download, and is told everywhere but in the release', async () => {
    const run = await stage.open(EVERYTHING, 'pull_request', { pr: 7 })
    const diagnostic = {
      title: 'No credits',
      happened: 'Code 18020.',
      means: 'Nothing was paid.',
      advice: 'Buy some.',
    }
    expect(await run.end({ status: 'failed', contentKey: KEY, diagnostic })).toEqual([])
    expect(stage.media.requests).toEqual([])
    expect((await stage.github.comments(7))[0]?.body).toContain('### No credits\n\n> [!CAUTION]')
    expect(run.world.seen.summary).toContain('### No credits\n\n> [!CAUTION]')
    expect((await stage.github.releases())[0]?.body).toBeFalsy()
  })
})

describe('the picture of a video', () => {
  const widthOf = async (inputs: Record<string, string>) => {
    const run = await stage.open({ comment: 'true', ...inputs }, 'pull_request', { pr: 7 })
    await run.end(stage.ready('p1'))
    return / width="(\d+)"/.exec((await stage.github.comments(7))[0]?.body ?? '')?.[1]
  }

  it.each([
    ['landscape', '560'],
    ['square', '400'],
    ['portrait', '315'],
  ])('that was ordered as %s is so wide', async (shape, width) => {
    expect(await widthOf({ 'aspect-ratio': shape })).toBe(width)
  })

  it.each([
    ['landscape', 480, 270, '560'],
    ['square', 360, 360, '400'],
    ['portrait', 270, 480, '315'],
  ])('that was downloaded and is %s is so wide, whatever was ordered', async (_, width, height, shown) => {
    stage.media.on('/p1.mp4', file('video/mp4', videoOf(width, height)))
    const ordered = shown === '560' ? 'portrait' : 'landscape'
    expect(await widthOf({ 'aspect-ratio': ordered, 'download-to': 'out/' })).toBe(shown)
  })
})

describe('the title of a video', () => {
  const headings = async (inputs: Record<string, string>, more: Partial<Result>) => {
    const run = await stage.open({ comment: 'true', ...inputs }, 'pull_request', { pr: 7 })
    await run.end(stage.ready('p1', more))
    const bodies = [run.world.seen.summary, (await stage.github.comments(7))[0]?.body]
    return bodies.map(body => /^### (.*)$/m.exec(body ?? '')?.[1])
  }

  it('is what front matter says', async () => {
    await writeFile(path.join(stage.workspace, 'intro.md'), '---\ntitle: Release 1.2\n---\nHello.\n')
    const inputs = { 'script-file': 'intro.md' }
    const about = { file: 'intro.md', title: 'Release 1.2' }
    expect(await headings(inputs, about)).toEqual(['Release 1.2', 'Release 1.2'])
  })

  it.each([
    [{}, 'octo-org/talking-docs 7/merge'],
    [{ 'script-file': 'intro.md' }, 'octo-org/talking-docs 7/merge'],
    [{ 'script-file': 'intro.md' }, 'Pull request 7 (#7)'],
  ])('is otherwise that of the pull request, with %j and called %j at JoggAI', async (inputs, title) => {
    const about = { ...('script-file' in inputs ? { file: 'intro.md' } : {}), title }
    const shown = (await headings(inputs, about)).map(heading => heading?.replace(/\u200b/g, ''))
    expect(shown).toEqual(['Pull request 7 (#7)', 'Pull request 7 (#7)'])
  })

  it("is its script's path elsewhere, which says more than repository and branch", async () => {
    const run = await stage.open({ 'script-file': 'intro.md' }, 'schedule')
    await run.end(stage.ready('p1', { file: 'intro.md', title: 'octo-org/talking-docs main' }))
    expect(run.world.seen.summary).toContain('### intro.md\n')
  })

  it('is told also where there is no video', async () => {
    const run = await stage.open({ comment: 'true', 'video-name': 'The news' }, 'pull_request', { pr: 7 })
    await run.end({ status: 'pending', projectId: 'p1', file: 'intro.md' })
    expect((await stage.github.comments(7))[0]?.body).toContain('**The news** was submitted')
  })

  it('is that of each language', async () => {
    const run = await stage.open({ 'video-name': 'The news' })
    await run.end(
      stage.ready('p1', { file: 'intro.md', title: 'The news' }),
      stage.ready('p2', { file: 'intro.md', title: 'The news (german)', language: 'german' }),
      { status: 'skipped', file: 'intro.md', language: 'spanish' },
    )
    for (const name of ['**[The news](', '**[The news (german)](', '| The news (spanish) |'])
      expect(run.world.seen.summary).toContain(name)
  })

  it('is, in a batch, the path of each script', async () => {
    await writeFile(path.join(stage.workspace, 'other.md'), 'Hello.\n')
    const run = await stage.open({ 'script-file': '*.md', 'video-name': 'The news' })
    await run.end(
      stage.ready('p1', { file: 'intro.md', title: 'The news' }),
      stage.ready('p2', { file: 'other.md', title: 'The news' }),
    )
    for (const name of ['**[intro.md](', '**[other.md](']) expect(run.world.seen.summary).toContain(name)
  })
})

describe('a dry run', () => {
  it('writes nothing but the summary', async () => {
    const run = await stage.open({ ...EVERYTHING, 'dry-run': 'true' }, 'pull_request', { pr: 7 })
    expect(run.ledger).toBeUndefined()
    run.results.start([{ status: 'dry-run', estimatedCredits: 1, estimatedDuration: 3 }])
    await run.publisher.publish(run.results, { credits: 1, left: 9 })
    expect(run.world.seen.summary).toContain('### Estimate')
    // The release, and the comments.
    expect(stage.github.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })
})

it('writes no summary where none is wanted', async () => {
  const run = await stage.open({ 'job-summary': 'false' })
  await run.end(stage.ready('p1'))
  expect(run.world.seen.summary).toBe('')
})

it('loads what a target needs for that target alone', async () => {
  const script = path.join(import.meta.dirname, 'support/loaded-packages.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  const { packages, diagnostics, summary } = JSON.parse(stdout)
  expect(diagnostics).toEqual([])
  expect(summary).toContain('There is no video')
  expect(packages.toSorted()).toEqual(['valibot'])
})
