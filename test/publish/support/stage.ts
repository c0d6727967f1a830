import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {
  type EventName,
  type EventOptions,
  type GitHubOptions,
  type GitHubStandIn,
  JOB_TOKEN,
  startGitHub,
} from '../../../sandbox/github/index.ts'
import type { Ledger } from '../../../src/ledger/ledger.ts'
import { type Result, Results } from '../../../src/outputs/results.ts'
import type { Plan } from '../../../src/plan.ts'
import { prepare } from '../../../src/prepare.ts'
import { openPublisher, type Publisher } from '../../../src/publish/publisher.ts'
import type { Env } from '../../../src/runtime/world.ts'
import { ledgerWith } from '../../support/memory.ts'
import { type TestWorld, testWorld } from '../../support/world.ts'
import { type MediaServer, startMedia } from './media.ts'

/** A GitHub, a server for the videos and a workspace, on which one run after the other is played. */
export interface Stage {
  readonly github: GitHubStandIn
  readonly media: MediaServer
  readonly workspace: string
  /** A run up to the point at which its targets are open. */
  open(inputs: Env, event?: EventName, options?: EventOptions): Promise<OpenRun>
  /** What JoggAI tells of a video that is ready. */
  ready(projectId: string, more?: Partial<Result>): Result
  close(): Promise<void>
}

export interface OpenRun {
  readonly plan: Plan
  readonly world: TestWorld
  readonly publisher: Publisher
  readonly results: Results
  /** What the comment remembers; undefined where there is none. */
  readonly ledger: Ledger | undefined
  /** The end of the run: these are its results. */
  end(...results: Result[]): Promise<readonly { readonly title: string; readonly happened: string }[]>
}

export const SHA = 'a'.repeat(40)
export const KEY = 'c0ffee'.padEnd(64, '0')

export async function openStage(options: GitHubOptions = {}): Promise<Stage> {
  const [github, media] = await Promise.all([startGitHub(options), startMedia()])
  const temp = await mkdtemp(path.join(os.tmpdir(), 'publish-'))
  const workspace = path.join(temp, 'workspace')
  await mkdir(workspace)
  await writeFile(path.join(workspace, 'intro.md'), '# Hello\n\nWelcome to the tour.\n')
  const stage = { github, media, workspace, temp }
  return {
    ...stage,
    open: (inputs, event = 'workflow_dispatch', about = {}) => open(stage, inputs, event, about),
    ready: (projectId, more = {}) => ({
      status: 'success',
      projectId,
      contentKey: KEY,
      videoUrl: `${media.url}/${projectId}.mp4`,
      coverUrl: `${media.url}/${projectId}.jpg`,
      duration: 134,
      title: 'The tour',
      script: 'Welcome to the tour.',
      reused: false,
      ...more,
    }),
    async close() {
      await Promise.all([github.close(), media.close(), rm(temp, { recursive: true, force: true })])
    },
  }
}

/** Runs start in the order in which tests open them, a minute apart. */
async function open(
  { github, workspace, temp }: { github: GitHubStandIn; workspace: string; temp: string },
  inputs: Env,
  event: EventName,
  options: EventOptions,
): Promise<OpenRun> {
  const source = inputs['project-id'] || inputs['script-file'] ? {} : { script: 'Welcome to the tour.' }
  const world = testWorld({
    ...(await github.writeEvent(temp, event, options)),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    'api-key': 'key',
    'api-url': 'http://127.0.0.1:1',
    'github-token': JOB_TOKEN,
    'avatar-id': '81',
    'voice-id': 'en-US-ChristopherNeural',
    ...source,
    ...inputs,
  })
  const plan = await prepare(world)
  if (plan === 'skipped') throw new Error('the run is skipped')
  const publisher = await openPublisher(plan, world)
  const results = new Results(() => undefined)
  const { comment } = publisher.keepers
  return {
    ledger: comment && ledgerWith(world.clock, comment),
    plan,
    world,
    publisher,
    results,
    end(...all) {
      results.start(all)
      return publisher.publish(results)
    },
  }
}

export async function addPull(stage: Stage, number: number, more = {}): Promise<void> {
  await stage.github.addPullRequest({ number, headSha: SHA, headRef: `branch-${number}`, ...more })
}
