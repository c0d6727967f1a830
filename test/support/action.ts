import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createRunnerFiles, type StepReport } from '../../scripts/runner-files.ts'
import type { Env } from '../../src/runtime/world.ts'
import { toRunnerEnv } from './world.ts'

/**
 * Runs the built action as the runner does: Node 24, inputs as `INPUT_*`, files for outputs and summary, an event's
 * payload, the workspace as the working directory, and nothing of this process's environment.
 */
export async function startAction(env: Env, options: ActionOptions = {}): Promise<RunningAction> {
  const temp = await mkdtemp(path.join(os.tmpdir(), 'action-'))
  const { main = MAIN, workspace = temp, event = {}, nodeOptions = () => [] } = options
  const files = await createRunnerFiles(temp)
  const eventFile = path.join(temp, 'event.json')
  await writeFile(eventFile, JSON.stringify(event))
  const child = spawn(process.execPath, [...nodeOptions(temp), main], {
    cwd: workspace,
    env: { ...runnerVariables(workspace, eventFile), ...files.env, ...toRunnerEnv(env) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = collect(child)
  return {
    child,
    log: log.text,
    seen: log.until,
    async finished() {
      const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
      const result = { code, signal, ...(await files.read()), log: log.text() }
      await rm(temp, { recursive: true })
      return result
    },
  }
}

function runnerVariables(workspace: string, eventFile: string) {
  return {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_REF_NAME: 'main',
    GITHUB_RUN_ID: '4711',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: eventFile,
  }
}

/** Runs the action to its end. */
export async function runAction(env: Env, options: ActionOptions = {}): Promise<FinishedAction> {
  return (await startAction(env, options)).finished()
}

export interface ActionOptions {
  readonly workspace?: string
  readonly event?: unknown
  /** Another entry than `dist/index.js`. */
  readonly main?: string
  /** Options for Node. @param temp the folder of the runner's files */
  readonly nodeOptions?: (temp: string) => readonly string[]
}

export interface RunningAction {
  readonly child: ChildProcess
  log(): string
  /** Resolves when the log shows the pattern; rejects when the run ends without it. */
  seen(pattern: RegExp): Promise<void>
  finished(): Promise<FinishedAction>
}

export interface FinishedAction extends StepReport {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Standard output and standard error. */
  readonly log: string
}

const MAIN = path.resolve(import.meta.dirname, '../../dist/index.js')

function collect(child: ChildProcess): { text(): string; until(pattern: RegExp): Promise<void> } {
  let text = ''
  const watchers = new Set<() => void>()
  const add = (chunk: Buffer) => {
    text += chunk.toString()
    for (const look of watchers) look()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return {
    text: () => text,
    until: pattern =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(text)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        child.once('close', () => reject(new Error(`the run ended without ${pattern}:\n${text}`)))
        look()
      }),
  }
}
