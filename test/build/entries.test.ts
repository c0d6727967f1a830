import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { ENTRIES, scriptOf } from '../../scripts/build/entries.ts'
import { readAction } from '../support/runner/workflow.ts'
import { ROOT } from '../support/workflow-sources.ts'

/** Starts an entry's script as a Node of that version would. */
function start(name: string, version: string) {
  const entry = ENTRIES.find(each => each.name === name)
  if (!entry) throw new Error(`no entry ${name}`)
  const [log, started]: [string[], string[]] = [[], []]
  const process: { exitCode?: number } = {}
  const load = (file: string) => ({
    start: new Proxy({}, { get: (_, key) => () => started.push(`${file} ${String(key)}`) }),
  })
  vm.runInNewContext(scriptOf(entry), {
    process: Object.assign(process, { execPath: '/usr/bin/node', versions: { node: version } }),
    console: { log: (line: string) => log.push(line) },
    require: load,
  })
  return { log, started, exitCode: process.exitCode }
}

describe.each(ENTRIES)("$name's script", entry => {
  it('is a script that any Node parses', () => {
    expect(() => parse(scriptOf(entry), { ecmaVersion: 3, sourceType: 'script' })).not.toThrow()
  })

  it.each(['0.12.18', '4.9.1', '16.20.2', '20.20.2', '23.11.1'])('refuses Node %s in one error', version => {
    const { log, started, exitCode } = start(entry.name, version)
    expect(log).toEqual([
      expect.stringMatching(
        /^::error title=Node 24 is needed::.* nothing was paid\. On your own runner: .*$/,
      ),
    ])
    expect(log[0]).toContain(`/usr/bin/node is Node ${version} and can't run this action`)
    expect(log[0]).not.toMatch(/[\r\n%]/)
    expect({ started, exitCode }).toEqual({ started: [], exitCode: 1 })
  })
})

it.each([
  ['index', '24.0.0', './parts/index.js index'],
  ['index', '26.1.0', './parts/index.js index'],
  ['index', '100.0.0', './parts/index.js index'],
  ['catalog/index', '24.19.0', '../parts/index.js catalog/index'],
])('%s starts its part of the bundle on Node %s', (name, version, part) => {
  expect(start(name, version)).toEqual({ log: [], started: [part], exitCode: undefined })
})

it.each(['.', 'catalog'])('%s/action.yml names an entry, and the Node that it asks for', async folder => {
  const { main } = await readAction(path.join(ROOT, folder))
  const names = ENTRIES.map(({ name }) => path.join(ROOT, 'dist', `${name}.js`))
  expect(names).toContain(main)
  const using = /using: node(\d+)/.exec(readFileSync(path.join(ROOT, folder, 'action.yml'), 'utf8'))?.[1]
  expect(start('index', `${using}.0.0`).started).toHaveLength(1)
  expect(start('index', `${Number(using) - 1}.0.0`).exitCode).toBe(1)
})
