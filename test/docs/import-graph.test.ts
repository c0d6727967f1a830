import path from 'node:path'
import { expect, it } from 'vitest'
import { drawImports, reaches, readImports } from '../../scripts/import-graph.ts'

const graph = readImports(path.resolve(import.meta.dirname, '../..'))

it('leads one way: no folder is reached from what it imports', () => {
  const circles = [...graph.keys()].filter(node => reaches(graph, node, node))
  expect(circles).toEqual([])
})

it('has the story at its top, and the words that all share at its bottom', () => {
  expect(reaches(graph, 'run.ts', 'lib/')).toBe(true)
  expect(graph.get('lib/')).toEqual(new Set())
})

it('is drawn without the arrows that follow from others', () => {
  const drawn = drawImports(
    new Map([
      ['a/', new Set(['b/', 'c/'])],
      ['b/', new Set(['c/'])],
      ['c/', new Set<string>()],
    ]),
  )
  expect(drawn.split('\n')).toEqual([
    '```mermaid',
    'flowchart TB',
    '  a_["a/"]',
    '  b_["b/"]',
    '  c_["c/"]',
    '  a_ --> b_',
    '  b_ --> c_',
    '```',
  ])
})

it('sees a circle where there is one', () => {
  const circle = new Map([
    ['a/', new Set(['b/'])],
    ['b/', new Set(['a/'])],
  ])
  expect(reaches(circle, 'a/', 'a/')).toBe(true)
})
