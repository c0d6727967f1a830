import { readFile } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { startAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
afterEach(() => scene.close())

const scripts = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, nth) => [
      `${String(nth).padStart(3, '0')}.txt`,
      `Script number ${nth}.`,
    ]),
  )

const rowsOf = (outputs: Readonly<Record<string, string>>) =>
  JSON.parse(outputs.results ?? '[]') as Record<string, string>[]

it('delivers all of a batch that is larger than what the account may submit at once', async () => {
  scene = await setTheScene({ renderMs: 500, createsPerWindow: 5, windowMs: 3000 }, scripts(12))
  const run = await startAction({ ...scene.inputs, 'script-file': '*.txt' }, { workspace: scene.workspace })
  const { code, outputs } = await run.finished()
  expect(code).toBe(0)
  expect(outputs.status).toBe('success')
  expect(rowsOf(outputs).map(row => row.file)).toEqual(Object.keys(scripts(12)))
  expect(scene.sandbox.acceptedCreates()).toBe(12)
})

it('loses none of the others to one that fails, and pays for identical files once', async () => {
  scene = await setTheScene(
    { renderMs: 300 },
    { 'a.txt': 'The same.', 'b.txt': 'The same.', 'c.txt': 'Another one.', 'd.txt': 'The last.' },
  )
  scene.sandbox.faults.add({ on: 'create', kind: 'code', code: 40000, msg: 'voice_id is wrong', nth: 2 })
  const run = await startAction({ ...scene.inputs, 'script-file': '*.txt' }, { workspace: scene.workspace })
  const { code, outputs, log } = await run.finished()
  expect(code).toBe(1)
  expect(rowsOf(outputs).filter(row => row.status === 'success').length).toBeGreaterThanOrEqual(2)
  expect(rowsOf(outputs).filter(row => row.status === 'failed').length).toBeGreaterThanOrEqual(1)
  expect(outputs.status).toBe('failed')
  expect(scene.sandbox.acceptedCreates()).toBe(2)
  expect(log).toContain('voice_id is wrong')
})

it('holds a hundred files with few requests at once and little memory', { timeout: 60_000 }, async () => {
  scene = await setTheScene(
    { renderMs: 300, createsPerWindow: 0, accounts: { 'sandbox-key': { credits: 500 } } },
    scripts(100),
  )
  const run = await startAction({ ...scene.inputs, 'script-file': '*.txt' }, { workspace: scene.workspace })
  let peakKb = 0
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${run.child.pid}/status`, 'utf8').catch(() => '')
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }, 50)
  const { code, outputs } = await run.finished()
  clearInterval(watch)
  expect(code).toBe(0)
  expect(rowsOf(outputs)).toHaveLength(100)
  expect(scene.sandbox.peakInFlight()).toBeLessThanOrEqual(10)
  if (process.platform === 'linux') expect(peakKb).toBeGreaterThan(0)
  expect(peakKb).toBeLessThan(200 * 1024)
})
