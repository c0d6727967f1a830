import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { say } from '../sandbox/terminal.ts'

/**
 * What should be right before every commit, in under 20 seconds on two cores: types, lint and format, layers, nothing
 * unused, the documents' tables, and the tests that start nothing, each property a tenth as often as `npm test` tries it.
 * Two things at a time; the output of what fails is shown, and no other. `--without-tests` leaves those to `npm test`,
 * which has them too.
 */
const root = path.resolve(import.meta.dirname, '..')
const start = performance.now()
const failed = [
  ...(await inTurn(
    ['tsc --noEmit -p tsconfig.check.json'],
    [
      'biome check --error-on-warnings .',
      'npm run --silent layers',
      'knip --no-progress --treat-config-hints-as-errors',
      'node scripts/docs.ts --check',
    ],
  )),
  ...(process.argv.includes('--without-tests') ? [] : await inTurn(['vitest run --project unit --silent'])),
]
say(`${((performance.now() - start) / 1000).toFixed(1)} s`)
process.exitCode = failed.length > 0 ? 1 : 0

/** Runs several lanes at once, and in each lane one command after the other. @returns the commands that failed */
async function inTurn(...lanes: readonly (readonly string[])[]): Promise<readonly string[]> {
  const failures = lanes.map(async lane => {
    const failing: string[] = []
    for (const command of lane) if (!(await passes(command))) failing.push(command)
    return failing
  })
  return (await Promise.all(failures)).flat()
}

async function passes(command: string): Promise<boolean> {
  const env = { ...process.env, FUZZ: '0.1' }
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  say(code === 0 ? `✓ ${command}` : `✗ ${command}\n${output}`)
  return code === 0
}
