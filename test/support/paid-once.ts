import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type GitHubStandIn, startGitHub } from '../../sandbox/github/index.ts'
import { type ActionOptions, type RunningAction, startAction } from './action.ts'
import { type CacheService, type CacheServiceOptions, startCacheService } from './cache-service.ts'
import { type Scene, setTheScene } from './sandboxed.ts'

/** JoggAI, a cache and a GitHub, between which runs of the built action want the same video. */
export interface Stage {
  readonly scene: Scene
  readonly cache: CacheService
  readonly github: GitHubStandIn
  /** A run with what it may remember in. Scripts that differ are other videos. */
  start(
    memory: Memory,
    script: string,
    more?: Readonly<Record<string, string>>,
    options?: ActionOptions,
  ): Promise<RunningAction>
  /** Creates that were accepted for a script. */
  accepted(script: string): number
  close(): Promise<void>
}

export type Memory = 'cache v1' | 'cache v2' | 'comment and cache' | 'refs' | 'comment'

export async function openStage(
  options: Parameters<typeof setTheScene>[0] = {},
  cacheOptions: CacheServiceOptions = {},
): Promise<Stage> {
  const [scene, cache] = await Promise.all([setTheScene(options), startCacheService(cacheOptions)])
  const github = await startGitHub()
  const temp = await mkdtemp(path.join(os.tmpdir(), 'stage-'))
  await github.addPullRequest({ number: 7, headSha: 'a'.repeat(40), headRef: 'branch' })
  const event = await github.writeEvent(temp, 'pull_request', { pr: 7 })
  const places: Readonly<Record<Memory, Readonly<Record<string, string>>>> = {
    'cache v1': { ...cache.env, GITHUB_SERVER_URL: 'https://github.example.com' },
    'cache v2': { ...cache.env, GITHUB_SERVER_URL: 'https://github.com' },
    'comment and cache': { ...event, ...cache.env, GITHUB_SERVER_URL: 'https://github.com', comment: 'true' },
    refs: { ...event, memory: 'repository' },
    comment: { ...event, comment: 'true' },
  }
  return {
    scene,
    cache,
    github,
    start(memory, script, more = {}, actionOptions = {}) {
      // A comment of its own for each video.
      const tag = script.replace(/[^\w]+/g, '-').slice(0, 60)
      const token = { 'github-token': 'ghs_jobTokenOfTheStandIn', 'comment-tag': tag }
      return startAction({ ...scene.inputs, ...token, ...places[memory], script, ...more }, actionOptions)
    },
    accepted: script =>
      scene.sandbox.projects.filter(project => JSON.stringify(project).includes(script)).length,
    async close() {
      await Promise.all([
        scene.close(),
        cache.close(),
        github.close(),
        rm(temp, { recursive: true, force: true }),
      ])
    },
  }
}
