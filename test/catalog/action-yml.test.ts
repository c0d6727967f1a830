import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { readCatalogInputs } from '../../src/catalog/catalog-inputs.ts'
import { catalogOutputs } from '../../src/catalog/catalog-outputs.ts'

interface ActionYml {
  readonly inputs: Record<string, { default?: string; required?: boolean }>
  readonly outputs: Record<string, unknown>
  readonly runs: { using: string; main: string }
}

const read = (path: string) => load(readFileSync(new URL(path, import.meta.url), 'utf8')) as ActionYml
const action = read('../../catalog/action.yml')
const main = read('../../action.yml')
const variable = (name: string) => `INPUT_${name.toUpperCase()}`

it('declares exactly the inputs that are read', () => {
  const seen = new Set<string>()
  const watched = new Proxy<Record<string, string>>({}, { get: (_, key) => void seen.add(String(key)) })
  readCatalogInputs(watched)
  expect(Object.keys(action.inputs).map(variable).sort()).toEqual([...seen].sort())
})

it('has the defaults that the code has, and those of the main action', () => {
  const defaults = Object.entries(action.inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, input.default] as const],
  )
  const env = Object.fromEntries(defaults.map(([name, value]) => [variable(name), value]))
  expect(readCatalogInputs(env).inputs).toEqual(readCatalogInputs({}).inputs)
  for (const [name, value] of defaults) expect(main.inputs[name]?.default).toBe(value)
})

it('declares exactly the outputs that are set, and runs on Node 24', () => {
  const { outputs } = catalogOutputs({ avatars: [], voices: [], templates: [], music: [] })
  expect(Object.keys(action.outputs).sort()).toEqual(Object.keys(outputs).sort())
  expect(action.runs).toEqual({ using: 'node24', main: '../dist/catalog/index.js' })
})
