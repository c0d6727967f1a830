import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Prints figures, and judges nothing: how long a run takes that fails on its inputs, whole process against bare Node,
 * in turns, and how large the bundles are. Beside them stand well-known actions, measured the same way once.
 */
const RUNS = 21
const dist = path.resolve(import.meta.dirname, '../dist')
const empty = path.join(os.tmpdir(), `empty-${process.pid}.js`)
writeFileSync(empty, '')

const pairs = Array.from({ length: RUNS + 1 }, () => ({
  action: time(path.join(dist, 'index.js')),
  bare: time(empty),
})).slice(1)

const action = median(pairs.map(pair => pair.action))
const ratio = median(pairs.map(pair => pair.action / pair.bare))
print('start-up, median of pairs', `${action.toFixed(0)} ms, ${ratio.toFixed(2)} × bare Node`)
for (const [name, size] of bundles()) print(name, `${size.toLocaleString('en-US')} bytes`)
print('\nwell-known actions', '(2026-11-22, another machine)')
for (const [name, bytes, times] of field())
  print(name, `${bytes.toLocaleString('en-US')} bytes, ${times} × bare Node`)

function time(script: string): number {
  const start = performance.now()
  spawnSync(process.execPath, [script], { env: {}, stdio: 'ignore' })
  return performance.now() - start
}

function median(figures: readonly number[]): number {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0
}

/** Every script of `dist/`, the numbered ones being loaded only when they are needed. */
function bundles(): [string, number][] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'))
  return files.map(file => [`dist/${file}`, statSync(path.join(dist, file)).size])
}

function field(): [string, number, number][] {
  return [
    ['actions/create-github-app-token', 942_966, 2.83],
    ['peter-evans/create-or-update-comment', 1_146_478, 2.98],
    ['marocchino/sticky-pull-request-comment', 1_298_356, 3.09],
    ['actions/ai-inference', 1_116_858, 3.16],
    ['softprops/action-gh-release', 788_476, 3.72],
    ['narakeet/build-video-github-action', 1_222_000, 4.22],
  ]
}

function print(name: string, figure: string): void {
  process.stdout.write(`${name.padEnd(40)} ${figure}\n`)
}
