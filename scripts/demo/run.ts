import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposable } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { say } from '../../sandbox/terminal.ts'
import { createRunnerFiles, type StepReport } from '../runner-files.ts'

/** What came of a run. */
export interface Ran extends StepReport {
  readonly code: number
}

/**
 * Runs the built action as the runner does, with its log on this terminal.
 *
 * @param entry below `dist/`
 */
export async function demoRun(
  root: string,
  env: Readonly<Record<string, string>>,
  entry = 'index.js',
): Promise<Ran> {
  await using temp = await mkdtempDisposable(path.join(os.tmpdir(), 'demo-'))
  const files = await createRunnerFiles(temp.path)
  say('\nThe run’s log:\n')
  const child = spawn(process.execPath, [path.join(root, 'dist', entry)], {
    cwd: root,
    env: { ...process.env, ...runnerVariables(root), ...files.env, ...env },
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? 1, ...(await files.read()) }
}

function runnerVariables(root: string) {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: root,
    GITHUB_REF_NAME: 'v1.0.0',
    GITHUB_RUN_ID: '4711',
  }
}
