import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Who imports whom in `src/`, read from the code: a folder is one node (`job/`), a file at the top is its own
 * (`run.ts`). Types count, and so does what is loaded with `import()`.
 *
 * @param root the repository
 */
export function readImports(root: string): ImportGraph {
  const source = path.join(root, 'src')
  const graph = new Map<string, Set<string>>()
  for (const file of globSync('**/*.ts', { cwd: source }).sort()) {
    const from = nodeOf(file)
    const known = graph.get(from) ?? new Set()
    graph.set(from, known)
    for (const to of importsOf(path.join(source, file)).map(target => nodeOf(path.relative(source, target))))
      if (to !== from) known.add(to)
  }
  return graph
}

export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>

const IMPORT = /(?:\bfrom |\bimport\()\s*'(\.[^']+)'/g

function importsOf(file: string): string[] {
  const found = Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, specifier = '']) => specifier)
  return found.filter(name => !name.includes('node_modules')).map(name => path.join(path.dirname(file), name))
}

function nodeOf(file: string): string {
  const [first = '', ...rest] = file.split(path.sep)
  return rest.length === 0 ? first : `${first}/`
}

/**
 * The graph as a Mermaid flowchart, without the arrows that follow from others: where A knows B and B knows C, that A
 * knows C too is not drawn.
 */
export function drawImports(graph: ImportGraph): string {
  const arrows = [...graph].flatMap(([from, known]) =>
    [...known].filter(to => !isImplied(graph, from, to)).map(to => `  ${id(from)} --> ${id(to)}`),
  )
  const nodes = [...graph.keys()].map(node => `  ${id(node)}["${node}"]`)
  return ['```mermaid', 'flowchart TB', ...nodes, ...arrows, '```'].join('\n')
}

function isImplied(graph: ImportGraph, from: string, to: string): boolean {
  return [...(graph.get(from) ?? [])].some(step => step !== to && reaches(graph, step, to))
}

/** @returns whether one node leads to the other; a circle in the graph does not trap it */
export function reaches(graph: ImportGraph, from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  const known = graph.get(from) ?? new Set<string>()
  return known.has(to) || [...known].some(step => reaches(graph, step, to, seen))
}

function id(node: string): string {
  return node.replace(/\W/g, '_')
}
