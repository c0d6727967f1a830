import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What is in a bundle, after its bundler's own list (https://webpack.js.org/api/stats/#module-objects). */
export interface Modules {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** Asked for, and not found: looked for once more in every run, where there is no node_modules. */
  readonly missing: readonly string[]
}

interface Stats {
  readonly modules: readonly Module[]
}

interface Module {
  readonly nameForCondition?: string | null
  readonly identifier: string
  /** In no chunk by itself. */
  readonly orphan?: boolean
  /** What was joined into this one. */
  readonly modules?: readonly Module[]
}

/** @param file written by `ncc --stats-out` */
export async function modulesIn(file: string): Promise<Modules> {
  const { modules } = JSON.parse(await readFile(file, 'utf8')) as Stats
  const bundled = modules
    .filter(({ orphan }) => !orphan)
    .flatMap(module => [module, ...(module.modules ?? [])])
  return {
    files: bundled
      .flatMap(({ nameForCondition }) => nameForCondition ?? [])
      .map(name => path.normalize(name)),
    missing: [...new Set(bundled.flatMap(({ identifier }) => NOT_FOUND.exec(identifier)?.[1] ?? []))],
  }
}

/** ncc's stand-in for a module that it can't find throws when it is loaded. */
const NOT_FOUND = /@@notfound\.js\?([^|!]+)/

/** What a package asks for inside a `try`, and goes without. */
const DISPENSABLE = new Set([
  // A proxy that wants Kerberos is not one that we know.
  'kerberos',
  // Colours in a debugging output that nobody turns on.
  'supports-color',
])

/** The runner has no `node_modules`, and the lock file names all that may be bundled. @returns what is wrong */
export function foreignTo(stage: string, { files, missing }: Modules): string | undefined {
  const needed = missing.filter(name => !DISPENSABLE.has(name))
  if (needed.length > 0) return `dist/ would look for ${needed.join(', ')} in node_modules`
  const outside = files.filter(file => !file.startsWith(stage + path.sep))
  if (outside.length > 0)
    return `dist/ would have in it what package-lock.json does not name: ${outside.join(', ')}`
  return undefined
}
