import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { file, VIDEO, WEBM } from './support/media.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await stage.close()
})

const SHA256 = createHash('sha256').update(VIDEO).digest('hex')
const files = async (folder = '.') => (await readdir(path.join(stage.workspace, folder))).toSorted()
const asked = (name: string) => stage.media.requests.filter(({ url }) => url === `/${name}`)

async function download(
  downloadTo: string,
  results: Parameters<Awaited<ReturnType<Stage['open']>>['end']>,
  env = {},
) {
  const run = await stage.open({ 'download-to': downloadTo, ...env })
  const diagnostics = await run.end(...results)
  return { run, diagnostics, results: run.results.all }
}

describe('a video that is downloaded', () => {
  it('lies in the workspace, with its path and checksum as outputs', async () => {
    const { diagnostics, results } = await download('out/tour/', [stage.ready('p1')])
    expect(diagnostics).toEqual([])
    expect(results[0]).toMatchObject({ videoPath: 'out/tour/p1.mp4', videoSha256: SHA256, duration: 134 })
    expect(await readFile(path.join(stage.workspace, 'out/tour/p1.mp4'))).toEqual(VIDEO)
    expect(await files('out/tour')).toEqual(['p1.mp4'])
  })

  it('replaces the file of an earlier run', async () => {
    await writeFile(path.join(stage.workspace, 'intro.mp4'), 'old')
    await download('intro.mp4', [stage.ready('p1')])
    expect(await readFile(path.join(stage.workspace, 'intro.mp4'))).toEqual(VIDEO)
  })

  it('tells its duration where JoggAI did not', async () => {
    const { duration, ...ready } = stage.ready('p1')
    const { results } = await download('intro.mp4', [ready])
    expect([duration, results[0]?.duration]).toEqual([134, 4])
  })

  it('can be transparent', async () => {
    const { results } = await download('out/', [
      stage.ready('p1', { videoUrl: `${stage.media.url}/p1.webm` }),
    ])
    expect(results[0]?.videoPath).toBe('out/p1.webm')
    expect(await readFile(path.join(stage.workspace, 'out/p1.webm'))).toEqual(WEBM)
  })

  it('is fetched once where two scripts say the same, and twice where they do not', async () => {
    const { results } = await download('out', [
      stage.ready('p1', { file: 'a.md' }),
      stage.ready('p1', { file: 'b.md' }),
      stage.ready('p2', { file: 'c.md' }),
      { status: 'failed', file: 'd.md' },
    ])
    expect(results.map(({ videoPath }) => videoPath)).toEqual([
      'out/a.mp4',
      'out/a.mp4',
      'out/c.mp4',
      undefined,
    ])
    expect(asked('p1.mp4')).toHaveLength(1)
  })
})

describe('a download that was asked for and failed', () => {
  const failing = async () => {
    const { run, diagnostics } = await download('out/', [stage.ready('p1'), stage.ready('p2')])
    expect(await files('out')).toEqual(['p2.mp4'])
    expect(run.results.all.map(({ status, videoPath }) => [status, videoPath])).toEqual([
      ['success', undefined],
      ['success', 'out/p2.mp4'],
    ])
    expect(run.world.seen.summary).toContain('/p1.mp4')
    expect(run.world.seen.summary).toContain('The video could not be downloaded')
    return diagnostics
  }

  it('leaves no short file, and keeps nothing else from being done', async () => {
    stage.media.on('/p1.mp4', (_, response) => {
      response.writeHead(200, { 'content-length': VIDEO.length })
      response.write(VIDEO.subarray(0, 4000), () => response.destroy())
    })
    const [diagnostic, ...others] = await failing()
    expect(others).toEqual([])
    expect(diagnostic).toMatchObject({
      title: 'The video could not be downloaded',
      happened: expect.stringMatching(/^Downloading the video of The tour, project p1, failed: /),
      means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
      advice: 'Run the job again: it takes this video up without paying again.',
    })
    expect(asked('p1.mp4')).toHaveLength(3)
  })

  it('is found by looking into it: a file that ends too early', async () => {
    stage.media.on('/p1.mp4', file('video/mp4', VIDEO.subarray(0, -100)))
    expect(await failing()).toMatchObject([
      { happened: expect.stringContaining('no whole video: it is cut short') },
    ])
  })

  it('is found by looking into it: a page instead of a video', async () => {
    stage.media.on('/p1.mp4', file('video/mp4', Buffer.from('<!doctype html><title>Gone</title>')))
    expect(await failing()).toMatchObject([{ happened: expect.stringContaining('it is not a video') }])
  })

  it('is not tried again where that is useless', async () => {
    stage.media.on('/p1.mp4', (_, response) => response.writeHead(410).end())
    expect(await failing()).toMatchObject([{ happened: expect.stringContaining('answered with 410') }])
    expect(asked('p1.mp4')).toHaveLength(1)
  })

  it.each([403, 404, 429])(
    'is fetched again where it answers %i at first: JoggAI has just named it',
    async status => {
      let count = 0
      stage.media.on('/p1.mp4', (request, response) => {
        count += 1
        if (count <= 2) response.writeHead(status).end()
        else file('video/mp4', VIDEO)(request, response)
      })
      const { diagnostics } = await download('out/', [stage.ready('p1')])
      expect([diagnostics, await files('out')]).toEqual([[], ['p1.mp4']])
    },
  )

  it('may have a reason of its own here', async () => {
    const run = await stage.open({ 'download-to': 'taken/x.mp4' })
    await writeFile(path.join(stage.workspace, 'taken'), 'a file')
    expect(await run.end(stage.ready('p1'))).toMatchObject([
      { happened: expect.stringMatching(/EEXIST|ENOTDIR/) },
    ])
  })

  it('may be led out of the workspace meanwhile', async () => {
    const run = await stage.open({ 'download-to': 'out/' })
    await symlink('/tmp', path.join(stage.workspace, 'out'))
    expect(await run.end(stage.ready('p1'))).toMatchObject([
      { happened: expect.stringContaining('leads out of the workspace by now') },
    ])
  })
})

it('a download succeeds after one that broke', async () => {
  let attempts = 0
  stage.media.on('/p1.mp4', (request, response) => {
    attempts += 1
    if (attempts < 3) response.destroy()
    else file('video/mp4', VIDEO)(request, response)
  })
  const { diagnostics } = await download('out/', [stage.ready('p1')])
  expect([diagnostics, attempts]).toEqual([[], 3])
})

describe("the runner's tool cache", () => {
  const withCache = async (more = {}) => {
    const cache = path.join(stage.workspace, '..', 'cache')
    await mkdir(cache, { recursive: true })
    vi.stubEnv('RUNNER_TOOL_CACHE', cache)
    return { RUNNER_TOOL_CACHE: cache, ...more }
  }

  it('keeps a video by its project, so that a self-hosted runner fetches it once', async () => {
    const env = await withCache()
    await download('out/', [stage.ready('p1')], env)
    const { results } = await download('again/', [stage.ready('p1')], env)
    expect(results[0]).toMatchObject({ videoPath: 'again/p1.mp4', videoSha256: SHA256 })
    expect(asked('p1.mp4')).toHaveLength(1)
  })

  it('is not believed blindly', async () => {
    const env = await withCache()
    await download('out/', [stage.ready('p1')], env)
    const cached = path.join(env.RUNNER_TOOL_CACHE, 'jogg-video', '1.0.0', 'p1', 'video')
    await writeFile(cached, VIDEO.subarray(0, 500))
    const { results } = await download('again/', [stage.ready('p1')], env)
    expect(results[0]?.videoSha256).toBe(SHA256)
    expect(asked('p1.mp4')).toHaveLength(2)
  })

  it("is not filled on GitHub's own runners, nor by what could be a path", async () => {
    const env = await withCache({ RUNNER_ENVIRONMENT: 'github-hosted' })
    await download('out/', [stage.ready('p1')], env)
    const other = await withCache()
    await download('out/', [stage.ready('p2', { projectId: '../p2' })], other)
    expect(await readdir(other.RUNNER_TOOL_CACHE)).toEqual([])
  })

  it('is its owner’s alone, whatever it was before', async () => {
    const env = await withCache()
    const folder = path.join(env.RUNNER_TOOL_CACHE, 'jogg-video')
    await mkdir(path.join(folder, '1.0.0'), { recursive: true, mode: 0o755 })
    await download('out/', [stage.ready('p1')], env)
    const modes = ['', '1.0.0', '1.0.0/p1/video'].map(
      async name => (await stat(path.join(folder, name))).mode,
    )
    expect((await Promise.all(modes)).map(mode => mode & 0o077)).toEqual([0, 0, 0])
  })

  it('keeps nothing for more than a week, be it asked for or not', async () => {
    const env = await withCache()
    await download('out/', [stage.ready('p1'), stage.ready('p2')], env)
    const folder = path.join(env.RUNNER_TOOL_CACHE, 'jogg-video/1.0.0')
    const daysAgo = (days: number) => Date.UTC(2026, 0, 1) / 1000 - days * 24 * 60 * 60
    for (const [name, days] of [
      ['p1', 7.1],
      ['p2', 6.9],
    ] as const)
      await utimes(path.join(folder, name, 'video'), daysAgo(days), daysAgo(days))
    await download('again/', [stage.ready('p2')], env)
    expect(asked('p2.mp4')).toHaveLength(1)
    expect((await readdir(folder)).toSorted()).toEqual(['p2', 'p2.complete'])
    await download('again/', [stage.ready('p1')], env)
    expect(asked('p1.mp4')).toHaveLength(2)
    await utimes(path.join(folder, 'p2/video'), daysAgo(8), daysAgo(8))
    await download('again/', [stage.ready('p3')], env)
    expect((await readdir(folder)).toSorted()).toEqual(['p1', 'p1.complete', 'p3', 'p3.complete'])
  })

  it('that can not be written costs nothing', async () => {
    const env = await withCache()
    await writeFile(path.join(env.RUNNER_TOOL_CACHE, 'jogg-video'), 'in the way')
    const { diagnostics } = await download('out/', [stage.ready('p1')], env)
    expect(diagnostics).toEqual([])
  })
})
