import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseOutputs } from '../outputs-file.ts'

/** What came of a run. */
export interface Ran {
  readonly code: number
  readonly outputs: Readonly<Record<string, string>>
  /** The job summary, Markdown. */
  readonly summary: string
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
  const temp = await mkdtemp(path.join(os.tmpdir(), 'demo-'))
  const [output, summary] = [path.join(temp, 'output'), path.join(temp, 'summary.md')]
  await Promise.all([writeFile(output, ''), writeFile(summary, '')])
  process.stdout.write('\nThe run’s log:\n\n')
  const child = spawn(process.execPath, [path.join(root, 'dist', entry)], {
    cwd: root,
    env: {
      ...process.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: root,
      GITHUB_REF_NAME: 'v0.1.0',
      GITHUB_RUN_ID: '4711',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      ...env,
    },
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const outputs = parseOutputs(await readFile(output, 'utf8'))
  const ran = { code: code ?? 1, outputs, summary: await readFile(summary, 'utf8') }
  await rm(temp, { recursive: true })
  return ran
}
