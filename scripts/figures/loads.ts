import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposable, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSandbox } from '../../sandbox/index.ts'
import { ALONE, markdownFile, type Plan } from './runs.ts'

/** What one run of the built action loaded. */
export interface Load {
  readonly run: string
  /** Relative to `dist/`, in order of loading. */
  readonly files: readonly string[]
  /** Of those files. */
  readonly bytes: number
  /** Parts of Node, such as `node:http`. */
  readonly builtins: readonly string[]
}

export const DIST = path.resolve(import.meta.dirname, '../../dist')

/** The runs whose start-up is watched, each as a process of its own. */
export async function measureLoads(): Promise<readonly Load[]> {
  const sandbox = await startSandbox({ renderMs: 0 })
  try {
    await using workspace = await mkdtempDisposable(path.join(os.tmpdir(), 'loads-'))
    await writeFile(path.join(workspace.path, 'notes.md'), '# Release 1.2\n\nIt is **faster**.\n')
    const loads: Load[] = []
    for (const plan of [...ALONE, markdownFile(sandbox.url)]) loads.push(await loadOf(plan, workspace.path))
    return loads
  } finally {
    await sandbox.close()
  }
}

/** Node tells on its own what it loaded: https://nodejs.org/api/cli.html#node_v8_coveragedir. */
async function loadOf({ run, env, code }: Plan, workspace: string): Promise<Load> {
  await using reports = await mkdtempDisposable(path.join(os.tmpdir(), 'loaded-'))
  const child = spawn(process.execPath, [path.join(DIST, 'index.js')], {
    cwd: workspace,
    env: { GITHUB_WORKSPACE: workspace, NODE_V8_COVERAGE: reports.path, ...env },
    stdio: 'ignore',
  })
  const [ended] = (await once(child, 'close')) as [number | null]
  if (ended !== code) throw new Error(`the run "${run}" ended with ${ended}`)
  const urls = await loadedUrls(reports.path)
  const files = urls.filter(url => url.startsWith('file:')).map(url => fileURLToPath(url))
  const sizes = await Promise.all(files.map(async file => (await stat(file)).size))
  return {
    run,
    files: files.map(file => path.relative(DIST, file)),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    builtins: urls.filter(url => url.startsWith('node:') && !url.startsWith('node:internal/')),
  }
}

async function loadedUrls(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  const reports = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
  return reports.flatMap(report => (JSON.parse(report) as Report).result.map(({ url }) => url))
}

interface Report {
  readonly result: readonly { readonly url: string }[]
}
