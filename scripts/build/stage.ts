import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleOf, ENTRIES } from './entries.ts'

const root = path.resolve(import.meta.dirname, '../..')
const NCC = 'node_modules/@vercel/ncc'

/**
 * Lays out what ncc reads, in a folder of its own: the compiled sources in `src/`, and beside them, where their imports
 * by path look for it, a `node_modules` with the packages of a run and ncc itself. ncc numbers modules and chunks by
 * their paths, its own files among them: with the real `node_modules`, which may be a link to anywhere, the same sources
 * would give other bytes.
 *
 * @returns what is wrong
 */
export async function layOut(stage: string): Promise<string | undefined> {
  await Promise.all((await packagesOfRuns()).map(folder => copyPackage(folder, stage)))
  const wrong = compile(path.join(stage, 'src'))
  await writeFile(path.join(stage, 'src/index.js'), bundleOf(ENTRIES))
  await writeFile(path.join(stage, 'package.json'), '{ "type": "module" }\n')
  return wrong
}

/** Top-level folders: what a package has below itself comes along with it. */
async function packagesOfRuns(): Promise<readonly string[]> {
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as Lock
  const ofRuns = Object.entries(packages).filter(
    ([, { dev, optional, devOptional }]) => !(dev || optional || devOptional),
  )
  return [
    ...ofRuns.map(([folder]) => folder).filter(folder => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(folder)),
    NCC,
  ]
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly devOptional?: boolean }>
  >
}

/** Without types and source maps: they are half of the files, and no bundler reads them. */
async function copyPackage(folder: string, stage: string): Promise<void> {
  await mkdir(path.dirname(path.join(stage, folder)), { recursive: true })
  const filter = (file: string) => !/\.(map|[mc]?ts)$/.test(file)
  await cp(path.join(root, folder), path.join(stage, folder), { recursive: true, dereference: true, filter })
}

/** Types are checked by `npm run check`. */
function compile(outDir: string): string | undefined {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  const args = ['--project', root, '--rootDir', 'src', '--outDir', outDir, '--noCheck']
  return run([tsc, ...args], root)
}

/** Runs ncc in the stage. @returns what is wrong */
export function bundle(stage: string, out: string, stats: string): string | undefined {
  const args = ['build', 'src/index.js', '--out', out, '--stats-out', stats, '--no-cache', '--quiet']
  return run([path.join(stage, NCC, 'dist/ncc/cli.js'), ...args], stage)
}

function run(args: readonly string[], cwd: string): string | undefined {
  // tsc would leave a cache of its own code behind, among the temporary files.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' })
  return status === 0 ? undefined : `${args.join(' ')}:\n${stdout}${stderr}`
}
