import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Tries the properties of all tests many times as often as `npm test` does: `npm run fuzz -- 500`, by default 100 times.
 * What fails is told with the smallest counterexample, and with the seed that finds it again.
 */
const root = path.resolve(import.meta.dirname, '..')
const [, , times = '100'] = process.argv
if (!(Number(times) >= 1)) {
  process.stderr.write(`"${times}" is not how many times: npm run fuzz -- 500\n`)
  process.exit(1)
}
const properties = globSync('test/**/*.test.ts', { cwd: root }).filter(file =>
  readFileSync(path.join(root, file), 'utf8').includes("from 'fast-check'"),
)
const { status } = spawnSync('vitest', ['run', ...properties], {
  cwd: root,
  env: { ...process.env, FUZZ: times },
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exitCode = status ?? 1
