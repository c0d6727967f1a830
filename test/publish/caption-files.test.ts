import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebVTTParser } from 'webvtt-parser'
import { submittedOf } from '../support/memory.ts'
import { file, WEBM } from './support/media.ts'
import { addPull, openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const ALL = { 'caption-files': 'vtt, srt, txt' }
const script = 'This is the news. It is all about doors, which open by themselves by now.'
const files = async (folder: string) => (await readdir(path.join(stage.workspace, folder))).toSorted()
const readOut = (name: string) => readFile(path.join(stage.workspace, name), 'utf8')
const assets = async () => (await stage.github.releases()).find(({ tag }) => tag === 'v1')?.assets ?? []
const names = async () => (await assets()).map(({ name }) => name).toSorted()

describe('beside the downloaded video', () => {
  it('lie the files that are asked for, by its true length, with their paths as outputs', async () => {
    const run = await stage.open({ ...ALL, script, 'download-to': 'out/' })
    expect(await run.end(stage.ready('p1', { script }))).toEqual([])
    expect(await files('out')).toEqual(['p1.mp4', 'p1.srt', 'p1.txt', 'p1.vtt'])
    expect(run.results.all[0]).toMatchObject({
      captionsPath: 'out/p1.vtt',
      transcriptPath: 'out/p1.txt',
    })
    const { cues, errors } = new WebVTTParser().parse(await readOut('out/p1.vtt'))
    expect(errors).toEqual([])
    expect(cues.map(({ text }) => text.replaceAll('\n', ' ')).join(' ')).toBe(script)
    // JoggAI says 134 s; the file has 4.
    expect(cues.at(-1)?.endTime).toBeCloseTo(4, 1)
    expect(await readOut('out/p1.srt')).toMatch(/^1\r\n00:00:00,000 --> /)
    expect(await readOut('out/p1.txt')).toBe(
      'This is the news.\nIt is all about doors, which open by themselves by now.\n',
    )
  })

  it('are as many as are asked for: the first path is that of srt where vtt is not', async () => {
    const run = await stage.open({ 'caption-files': 'txt,srt', script, 'download-to': 'out/tour.mp4' })
    await run.end(stage.ready('p1', { script }))
    expect(await files('out')).toEqual(['tour.mp4', 'tour.srt', 'tour.txt'])
    expect(run.results.all[0]).toMatchObject({ captionsPath: 'out/tour.srt' })
  })

  it('are none, nor is anything of them loaded, where nobody asks', async () => {
    const run = await stage.open({ script, 'download-to': 'out/' })
    await run.end(stage.ready('p1', { script }))
    expect(await files('out')).toEqual(['p1.mp4'])
    expect(run.results.all[0]).not.toHaveProperty('captionsPath')
  })

  it('has each of a batch its own, also where only the extension keeps two apart', async () => {
    await mkdir(path.join(stage.workspace, 'docs'))
    for (const name of ['a', 'b'])
      await writeFile(path.join(stage.workspace, `docs/${name}.md`), `Text ${name}.`)
    stage.media.on('/p3.webm', file('video/webm', WEBM))
    const run = await stage.open({
      'caption-files': 'txt',
      'script-file': 'docs/*.md',
      'download-to': 'out/',
    })
    const ready = (id: string, name: string, more = {}) =>
      stage.ready(id, { script: `Text of ${id}.`, file: `docs/${name}.md`, ...more })
    const videoUrl = `${stage.media.url}/p3.webm`
    await run.end(ready('p1', 'a'), ready('p2', 'b'), ready('p3', 'a', { videoUrl }))
    expect(await files('out')).toEqual(['a.mp4', 'a.mp4.txt', 'a.webm', 'a.webm.txt', 'b.mp4', 'b.txt'])
    expect(await readOut('out/b.txt')).toBe('Text of p2.\n')
    expect(run.results.all.map(({ transcriptPath }) => transcriptPath)).toEqual([
      'out/a.mp4.txt',
      'out/b.txt',
      'out/a.webm.txt',
    ])
  })

  it('replace a link, and do not follow it out of the workspace', async () => {
    await mkdir(path.join(stage.workspace, 'out'))
    const outside = path.join(stage.workspace, '../outside.txt')
    await writeFile(outside, 'mine')
    await symlink(outside, path.join(stage.workspace, 'out/p1.txt'))
    const run = await stage.open({ 'caption-files': 'txt', script, 'download-to': 'out/' })
    expect(await run.end(stage.ready('p1', { script }))).toEqual([])
    expect(await readFile(outside, 'utf8')).toBe('mine')
    await rm(outside)
  })

  it('that can not be written are told, and the video stays', async () => {
    await mkdir(path.join(stage.workspace, 'out/p1.vtt/in the way'), { recursive: true })
    const run = await stage.open({ 'caption-files': 'vtt', script, 'download-to': 'out/' })
    expect(await run.end(stage.ready('p1', { script }))).toMatchObject([
      { title: 'The caption files could not be written' },
    ])
    expect(await files('out')).toEqual(['p1.mp4', 'p1.vtt'])
  })
})

describe('of a video without a script of this run', () => {
  const SUBTITLES =
    '1\n00:00:00,000 --> 00:00:02,000\nHallo & guten Tag.\n\n2\n00:00:02,500 --> 00:00:04,000\nDas ist alles.\n'
  const translation = (more = {}) => {
    const { script: _, ...ready } = stage.ready('p2', {
      language: 'german',
      subtitleUrl: `${stage.media.url}/p2.srt`,
      ...more,
    })
    return ready
  }

  it('a translation has the subtitles that JoggAI made of it', async () => {
    stage.media.on('/p2.srt', file('application/x-subrip', Buffer.from(SUBTITLES)))
    const run = await stage.open({ ...ALL, script, 'download-to': 'out/' })
    expect(await run.end(stage.ready('p1', { script }), translation())).toEqual([])
    expect(await readOut('out/p2.german.vtt')).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHallo &amp; guten Tag.\n\n00:00:02.500 --> 00:00:04.000\nDas ist alles.\n',
    )
    expect(await readOut('out/p2.german.txt')).toBe('Hallo & guten Tag.\nDas ist alles.\n')
    expect(await readOut('out/p1.txt')).toContain('This is the news.')
  })

  it('a translation whose subtitles do not come is told of, after three attempts', async () => {
    const run = await stage.open({ ...ALL, script, 'download-to': 'out/' })
    expect(await run.end(translation())).toMatchObject([
      {
        title: 'The subtitles could not be downloaded',
        happened: expect.stringContaining('project p2, failed: the server answered with 404.'),
      },
    ])
    expect(stage.media.requests.filter(({ url }) => url === '/p2.srt')).toHaveLength(3)
    expect(await files('out')).toEqual(['p2.german.mp4'])
  })

  it.each([
    'The *news* of #12, by @mona: 1 < 2 & $3.\n\n- one_two\n3. [four](x) `five` deadbeefcafe',
    script,
  ])('a collected one has the text of the comment that waited for it: %j', async text => {
    await addPull(stage, 7)
    const first = await stage.open({ comment: 'true', wait: 'false' }, 'pull_request', { pr: 7 })
    const contentKey = 'c'.repeat(64)
    await first.ledger?.remember(contentKey, submittedOf('p1', Date.UTC(2026, 0, 1)))
    await first.end({ projectId: 'p1', status: 'pending', contentKey, script: text })
    const second = await stage.open(
      { ...ALL, comment: 'true', 'project-id': 'p1', 'download-to': 'out/' },
      'repository_dispatch',
      { clientPayload: { 'project-id': 'p1' } },
    )
    const { script: _, contentKey: _key, ...ready } = stage.ready('p1')
    expect(await second.end(ready)).toEqual([])
    expect((await readOut('out/p1.txt')).replace(/\s+/g, ' ')).toBe(`${text.replace(/\s+/g, ' ')} `)
  })

  it('a collected one that nobody waited for has none, and the run says why', async () => {
    const run = await stage.open({ ...ALL, 'project-id': 'p1', 'download-to': 'out/' })
    const { script: _, ...ready } = stage.ready('p1')
    expect(await run.end(ready)).toEqual([])
    expect(await files('out')).toEqual(['p1.mp4'])
    expect(run.world.seen.notices).toEqual([expect.stringContaining('No captions and no transcript of')])
  })
})

describe('on the release', () => {
  const attach = async (projectId: string, inputs = {}, more = {}) => {
    const run = await stage.open({ 'attach-to-release': 'true', script, ...inputs }, 'release', {
      release: 'v1',
    })
    return { run, diagnostics: await run.end(stage.ready(projectId, { title: projectId, script, ...more })) }
  }

  beforeEach(async () => {
    await stage.github.addRelease({ tag: 'v1', body: 'Notes.' })
  })

  it('are assets with the name of the video, and nothing is left in the workspace', async () => {
    const { run, diagnostics } = await attach('p1', ALL)
    expect(diagnostics).toEqual([])
    expect(await names()).toEqual(['p1.mp4', 'p1.srt', 'p1.txt', 'p1.vtt'])
    expect((await assets()).find(({ name }) => name === 'p1.vtt')?.contentType).toBe('text/vtt')
    expect(run.results.all[0]).not.toHaveProperty('captionsPath')
    expect(await files('.')).toEqual(['intro.md'])
  })

  it('stay what they are in a second run of the same', async () => {
    await attach('p1', ALL)
    const before = await assets()
    await attach('p1', ALL)
    expect(await assets()).toEqual(before)
  })

  it('go with the video that they belong to, and one by one', async () => {
    await attach('p1', ALL)
    await attach('p2', { 'caption-files': 'vtt' })
    expect(await names()).toEqual(['p2.mp4', 'p2.vtt'])
    await attach('p2')
    expect(await names()).toEqual(['p2.mp4'])
  })

  it('are replaced where the words are others', async () => {
    const named = { 'caption-files': 'txt', 'download-to': 'intro.mp4' }
    await attach('p1', named)
    await attach('p1', named, { script: 'Other words.' })
    expect(await names()).toEqual(['intro.mp4', 'intro.txt'])
    const text = (await assets()).find(({ name }) => name === 'intro.txt')
    expect(Buffer.from(text?.bytes ?? []).toString()).toBe('Other words.\n')
  })

  it('take no name from what is not ours', async () => {
    const bytes = Buffer.from('checksums')
    await stage.github.addRelease({ tag: 'v2', body: '' })
    await stage.github.addAsset({ release: 'v2', name: 'p1.txt', bytes, contentType: 'text/plain' })
    const run = await stage.open({ ...ALL, 'attach-to-release': 'true', script, 'release-tag': 'v2' })
    expect(await run.end(stage.ready('p1', { title: 'p1', script }))).toEqual([])
    const found = (await stage.github.releases()).find(({ tag }) => tag === 'v2')?.assets ?? []
    const theirs = found.find(({ name }) => name === 'p1.txt')
    expect(Buffer.from(theirs?.bytes ?? []).toString()).toBe('checksums')
    expect(found.filter(({ name }) => /^p1-p1\.\w+$/.test(name))).toHaveLength(4)
  })
})
