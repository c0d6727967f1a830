import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf, readBudget } from '../../scripts/figures/budget.ts'
import { type Load, measureLoads } from '../../scripts/figures/loads.ts'
import { ALONE } from '../../scripts/figures/runs.ts'

let loads: readonly Load[]
beforeAll(async () => {
  loads = await measureLoads()
})

it('dist/, and what each run loads of it, are within budget.json', () => {
  const figures = figuresOf(loads)
  expect(figures.length).toBeGreaterThan(3)
  expect(figures.filter(({ bytes, limit }) => bytes > limit)).toEqual([])
})

it('has a limit for each figure, and a figure for each limit', () => {
  expect(() => figuresOf(loads.slice(1))).toThrow('inputs that are not right')
})

it('has an aim for the start-up of each run that asks nobody', () => {
  expect(Object.keys(readBudget().startUp.timesBareNode)).toEqual(ALONE.map(({ run }) => run))
})

describe.each(ALONE.map(({ run }, nth) => [run, nth] as const))('%s', (_, nth) => {
  it.each(['node:http', 'node:net', 'node:tls', 'node:worker_threads', 'node:child_process'])(
    'loads no %s',
    builtin => expect(loads[nth]?.builtins).not.toContain(builtin),
  )
})

it('finds those parts of Node where they are loaded', () => {
  expect(loads.at(-1)?.builtins).toContain('node:http')
})
