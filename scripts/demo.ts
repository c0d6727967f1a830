import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from '../sandbox/index.ts'
import { parseOutputs } from './outputs-file.ts'

/**
 * The main job, as the runner does it: the built action reads a release-notes file of this repository and makes a
 * video of it, on the embedded sandbox, or with `--live` and JOGG_API_KEY on the real service.
 */
const root = path.resolve(import.meta.dirname, '..')
const folder = 'demo-output'
const { values } = parseArgs({ options: { live: { type: 'boolean', default: false } } })

process.exitCode = await (values.live ? demoLive() : demoOnSandbox())

async function demoOnSandbox(): Promise<number> {
  const sandbox = await startSandbox({ renderMs: 6000 })
  say(`A sandbox JoggAI listens on ${sandbox.url}: nothing leaves this machine, and nothing is paid.`)
  try {
    return await runAction({
      'INPUT_API-URL': sandbox.url,
      'INPUT_API-KEY': 'sandbox-key',
      'INPUT_AVATAR-ID': '81',
      'INPUT_AVATAR-TYPE': 'public',
      'INPUT_VOICE-ID': 'en-US-ChristopherNeural',
      'INPUT_POLL-INTERVAL': '2',
    })
  } finally {
    await sandbox.close()
  }
}

async function demoLive(): Promise<number> {
  return 1
}

/** Runs `dist/index.js` with its log on this terminal, and prints what a workflow would get from it. */
async function runAction(inputs: Record<string, string>): Promise<number> {
  const temp = await mkdtemp(path.join(os.tmpdir(), 'demo-'))
  const [output, summary, event] = [
    path.join(temp, 'output'),
    path.join(temp, 'summary.md'),
    path.join(temp, 'event.json'),
  ]
  await Promise.all([
    writeFile(output, ''),
    writeFile(summary, ''),
    writeFile(event, '{}'),
    mkdir(path.join(root, folder), { recursive: true }),
  ])
  say('\nThe run’s log:\n')
  const child = spawn(process.execPath, [path.join(root, 'dist/index.js')], {
    cwd: root,
    env: {
      ...process.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: root,
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_REF_NAME: 'v0.1.0',
      GITHUB_EVENT_NAME: 'release',
      GITHUB_EVENT_PATH: event,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      'INPUT_SCRIPT-FILE': 'CHANGELOG.md',
      'INPUT_DOWNLOAD-TO': `${folder}/`,
      ...inputs,
    },
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const outputs = parseOutputs(await readFile(output, 'utf8'))
  await rm(temp, { recursive: true })
  report(outputs)
  return code ?? 1
}

function report(outputs: Record<string, string>): void {
  say('\nThe outputs:\n')
  for (const [name, value] of Object.entries(outputs)) say(`  ${name.padEnd(20)} ${shorten(value)}`)
  say('')
  say(`Project id  ${outputs['project-id']}`)
  say(`Video       ${outputs['video-url']}`)
  say(`Downloaded  ${outputs['video-path'] ? path.join(root, outputs['video-path']) : 'nothing'}`)
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
