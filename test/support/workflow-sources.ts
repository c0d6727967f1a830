import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { load } from 'js-yaml'

/** Something that a reader may take for a workflow of their own: a file, or a block in a document. */
export interface Source {
  /** File and first line. */
  readonly name: string
  /** A complete workflow: what is only a part of one stands in one here. */
  readonly text: string
  /** Whether it was complete as it stood. */
  readonly whole: boolean
  /** Whether people take it over, as they do from `examples/` and documents, not from `.github/`. */
  readonly shown: boolean
}

export const ROOT = path.resolve(import.meta.dirname, '../..')

const FILES = ['examples/*.yml', '.github/workflows/*.yml']
const DOCUMENTS = ['*.md', 'docs/**/*.md', 'relay/*.md', 'examples/*.md', '.github/**/*.md']

/** All workflows of this repository, those in documents included. */
export async function findSources(): Promise<Source[]> {
  const sources: Source[] = []
  for await (const found of glob(FILES, { cwd: ROOT })) {
    const file = found.replaceAll('\\', '/')
    const text = await readFile(path.join(ROOT, file), 'utf8')
    sources.push({ name: file, text, whole: true, shown: file.startsWith('examples') })
  }
  for await (const found of glob(DOCUMENTS, { cwd: ROOT }))
    sources.push(...blocksOf(found.replaceAll('\\', '/'), await readFile(path.join(ROOT, found), 'utf8')))
  return sources.sort((a, b) => a.name.localeCompare(b.name))
}

/** The workflows, and parts of workflows, among the YAML blocks of a document. Throws where a part is not understood. */
export function blocksOf(file: string, document: string): Source[] {
  return [...document.matchAll(/^( *)```ya?ml\n([\s\S]*?)^\1```/gm)].flatMap(block => {
    const [, margin = '', content = ''] = block
    const line = document.slice(0, block.index).split('\n').length + 1
    const name = `${file}:${line}`
    const text = content.replace(new RegExp(`^${margin}`, 'gm'), '')
    const completed = complete(text)
    if (!completed && /\buses:/.test(text)) throw new Error(`${name}: neither a workflow nor a part of one`)
    return completed ? [{ name, ...completed, shown: true }] : []
  })
}

const ROOT_KEYS = ['name', 'on', 'permissions', 'concurrency', 'env', 'jobs', 'run-name', 'defaults']
const JOB = '\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n'
const HEAD = `on: push\npermissions: {}${JOB}`

/** Undefined for YAML that is about something else. */
function complete(text: string): Pick<Source, 'text' | 'whole'> | undefined {
  const yaml: unknown = load(text)
  if (Array.isArray(yaml)) return isSteps(yaml) ? { text: HEAD + indent(text, 6), whole: false } : undefined
  if (typeof yaml !== 'object' || yaml === null) return undefined
  const keys = Object.keys(yaml)
  if (keys.includes('on') && keys.includes('jobs')) return { text, whole: true }
  if (keys.includes('with') || keys.includes('uses')) return { text: HEAD + asStep(text, keys), whole: false }
  if (!keys.every(key => ROOT_KEYS.includes(key))) return undefined
  const on = keys.includes('on') ? '' : 'on: push\n'
  const jobs = keys.includes('jobs') ? '' : `${JOB}      - run: 'true'\n`
  return { text: on + text + jobs, whole: false }
}

function isSteps(list: readonly unknown[]): boolean {
  return list.every(item => typeof item === 'object' && item !== null && ('uses' in item || 'run' in item))
}

function asStep(text: string, keys: readonly string[]): string {
  const uses = keys.includes('uses') ? '' : 'uses: org/jogg-video-action@v1\n'
  return indent(uses + text, 8).replace(/^ {8}/, '      - ')
}

function indent(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns))
}
