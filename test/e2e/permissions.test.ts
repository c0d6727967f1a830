import { realpathSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../sandbox/github/index.ts'
import { runAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/**
 * The built action under Node's permission model, with only the paths it needs: it reads itself, the runner's files
 * and the workspace, writes the runner's files and the workspace, and starts nothing.
 */
const DIST = path.resolve(import.meta.dirname, '../../dist')

let scene: Scene
let github: GitHubStandIn
let cache: CacheService
/** Of the cache's entry, which lies in the home folder. */
let home: string

beforeAll(async () => {
  ;[scene, github, cache] = await Promise.all([
    setTheScene({ renderMs: 200 }),
    startGitHub(),
    startCacheService(),
  ])
  home = await mkdtemp(path.join(os.tmpdir(), 'home-'))
  await github.addPullRequest({ number: 7, headSha: '7'.repeat(40), headRef: 'settings' })
  await github.addRelease({ tag: 'v1.2.0' })
})
afterAll(async () => {
  await Promise.all([scene.close(), github.close(), cache.close(), rm(home, { recursive: true })])
})

/** @param more folders to be read and written besides */
function confined(options: readonly string[] = [], ...more: readonly string[]) {
  return (temp: string) => {
    const own = [temp, scene.workspace, ...more]
    // Where the system's folder for temporary files is a link, both its names are met.
    const folders = [...new Set([...own, ...own.map(folder => realpathSync(folder))])]
    const reads = [DIST, ...folders].map(folder => `--allow-fs-read=${folder}`)
    return ['--permission', ...reads, ...folders.map(folder => `--allow-fs-write=${folder}`), ...options]
  }
}

/** What the cache needs: a thread, and the `tar` that packs the entry, which is looked for along the PATH. */
function forCache(): readonly string[] {
  const programs = (process.env.PATH ?? '').split(path.delimiter).map(folder => `--allow-fs-read=${folder}`)
  return ['--allow-worker', '--allow-child-process', ...programs]
}

/** Everything that the action can do without the cache. */
const everything = () => ({
  ...scene.inputs,
  ...github.env,
  GITHUB_TOKEN: JOB_TOKEN,
  'github-token': JOB_TOKEN,
  'script-file': 'notes.md',
  comment: 'true',
  'pr-number': '7',
  'attach-to-release': 'true',
  'release-tag': 'v1.2.0',
  'download-to': 'videos/',
})

it('makes, downloads, comments and attaches with no more than its own files and the workspace', async () => {
  const { code, log, outputs } = await runAction(everything(), {
    workspace: scene.workspace,
    nodeOptions: confined(),
  })
  expect(complaintsOf(log)).toEqual([])
  expect(code).toBe(0)
  expect(outputs).toMatchObject({ status: 'success', 'comment-id': expect.any(String) })
  expect(outputs['release-asset-url']).toContain('v1.2.0')
  expect(await readdir(path.join(scene.workspace, 'videos'))).toHaveLength(1)
})

it('remembers in the cache with a thread, and the tar that packs the entry', async () => {
  const inputs = {
    ...scene.inputs,
    ...cache.env,
    HOME: home,
    GITHUB_SERVER_URL: 'https://github.com',
    script: 'Remembered.',
  }
  const nodeOptions = confined(forCache(), home)
  const first = await runAction(inputs, { workspace: scene.workspace, nodeOptions })
  expect(complaintsOf(first.log)).toEqual([])
  const second = await runAction(inputs, { workspace: scene.workspace, nodeOptions })
  expect(second.outputs).toMatchObject({ reused: 'true', 'project-id': first.outputs['project-id'] })
})

it('lists the catalog with the runner’s files alone', async () => {
  const { 'api-key': key, 'api-url': url } = scene.inputs
  const { code, log } = await runAction(
    { 'api-key': key, 'api-url': url },
    { main: path.join(DIST, 'catalog/index.js'), workspace: scene.workspace, nodeOptions: confined() },
  )
  expect(complaintsOf(log)).toEqual([])
  expect(code).toBe(0)
})

it('is held to it: a workspace that it may not read has no files', async () => {
  const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'elsewhere-'))
  await writeFile(path.join(elsewhere, 'notes.md'), 'Hello.\n')
  const inputs = { ...scene.inputs, 'script-file': 'notes.md', 'dry-run': 'true' }
  const free = await runAction(inputs, { workspace: elsewhere })
  const held = await runAction(inputs, { workspace: elsewhere, nodeOptions: confined() })
  expect([free.code, held.code]).toEqual([0, 1])
  expect(held.log).toContain('no file matches')
  await rm(elsewhere, { recursive: true })
})

/** Errors and warnings, without the one about this scene's short interval. */
function complaintsOf(log: string): readonly string[] {
  const annotations = log.match(/^::(error|warning).*/gm) ?? []
  return annotations.filter(line => !line.includes('`poll-interval` is 1 s'))
}
