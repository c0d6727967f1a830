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

beforeAll(async () => {
  ;[scene, github, cache] = await Promise.all([
    setTheScene({ renderMs: 200 }),
    startGitHub(),
    startCacheService(),
  ])
  await github.addPullRequest({ number: 7, headSha: '7'.repeat(40), headRef: 'settings' })
  await github.addRelease({ tag: 'v1.2.0' })
})
afterAll(async () => {
  await Promise.all([scene.close(), github.close(), cache.close()])
})

function confined() {
  return (temp: string) => {
    const own = [temp, scene.workspace]
    // Where the system's folder for temporary files is a link, both its names are met.
    const folders = [...new Set([...own, ...own.map(folder => realpathSync(folder))])]
    const reads = [DIST, ...folders].map(folder => `--allow-fs-read=${folder}`)
    return ['--permission', ...reads, ...folders.map(folder => `--allow-fs-write=${folder}`)]
  }
}

/** Everything that the action can do. */
const everything = () => ({
  ...scene.inputs,
  ...github.env,
  ...cache.env,
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

it('remembers in the cache and in git refs with no more than that: no thread, no program, no home folder', async () => {
  const inputs = {
    ...everything(),
    HOME: '/nowhere',
    PATH: '/nowhere',
    memory: 'repository',
    script: 'Remembered.',
  }
  const { 'script-file': _, ...said } = inputs
  const options = { workspace: scene.workspace, nodeOptions: confined() }
  const first = await runAction(said, options)
  expect(complaintsOf(first.log)).toEqual([])
  const second = await runAction(said, options)
  expect(second.outputs).toMatchObject({ reused: 'true', 'project-id': first.outputs['project-id'] })
  expect(cache.entries.length).toBeGreaterThan(0)
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
