import { spawnSync } from 'node:child_process'
import { mkdir, mkdtempDisposable, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { minify } from 'terser'
import { compare, replace } from './build/dist.ts'
import { ENTRIES, PARTS, scriptOf } from './build/entries.ts'
import { licences } from './build/licences.ts'
import { foreignTo, type Modules, modulesIn } from './build/modules.ts'
import { withModulesCompiledAtOnce, withShortWayToBuiltins } from './build/speed.ts'
import { bundle, layOut } from './build/stage.ts'

/**
 * Builds `dist/` from the sources: tsc compiles them, ncc bundles them with their packages, terser makes them small.
 * What is loaded with `import()` is a part of its own, and what several parts load is there once. The same sources give
 * the same bytes on every machine. `--check` only compares, and fails on any difference. Where anything is wrong,
 * `dist/` stays as it was.
 */
const root = path.resolve(import.meta.dirname, '..')
const DIST = path.join(root, 'dist')

const problem = await main(process.argv.includes('--check'))
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

/** @returns what is wrong, here and in all steps */
async function main(check: boolean): Promise<string | undefined> {
  await using folder = await mkdtempDisposable(path.join(await realpath(os.tmpdir()), 'build-'))
  const built = path.join(folder.path, 'dist')
  return (
    (await asLocked()) ??
    (await build(path.join(folder.path, 'stage'), built)) ??
    (await smoke(built)) ??
    (await (check ? compare(built, DIST) : replace(DIST, built)))
  )
}

/** The same sources give the same bytes only with the packages that the lock file names. */
async function asLocked(): Promise<string | undefined> {
  const [locked, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(versionsIn),
  )
  const others = Object.keys(installed ?? {}).filter(
    folder => installed?.[folder]?.version !== locked?.[folder]?.version,
  )
  if (others.length === 0) return undefined
  return `Installed is not what package-lock.json names: ${others.join(', ')}. Run \`npm ci\`.`
}

async function versionsIn(file: string): Promise<Readonly<Record<string, { readonly version?: string }>>> {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')).packages
}

async function build(stage: string, dir: string): Promise<string | undefined> {
  const [parts, stats] = [path.join(dir, PARTS), path.join(stage, 'stats.json')]
  await mkdir(parts, { recursive: true })
  const wrong = (await layOut(stage)) ?? bundle(stage, parts, stats)
  if (wrong !== undefined) return wrong
  const modules = await modulesIn(stats)
  const foreign = foreignTo(stage, modules)
  if (foreign !== undefined) return foreign
  await Promise.all([minifyAll(parts), writeEntries(dir), writeLicences(dir, modules)])
  return undefined
}

async function writeEntries(dir: string): Promise<void> {
  for (const entry of ENTRIES) {
    const file = path.join(dir, `${entry.name}.js`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, scriptOf(entry))
  }
  // Their modules' kind; ncc gives the parts a file of their own.
  await writeFile(path.join(dir, 'package.json'), '{ "type": "commonjs" }\n')
}

async function writeLicences(dir: string, { files }: Modules): Promise<void> {
  await writeFile(path.join(dir, 'licenses.txt'), await licences(files))
}

async function minifyAll(folder: string): Promise<void> {
  const scripts = (await readdir(folder)).filter(name => name.endsWith('.js')).sort()
  for (const name of scripts) {
    const file = path.join(folder, name)
    await writeFile(file, await minified(await readFile(file, 'utf8')))
  }
}

/** Not by `ncc --minify`: that leaves out the chunks, and what nothing uses. The licences have a file of their own. */
async function minified(code: string): Promise<string> {
  const options = { module: true, format: { comments: false } }
  const { code: short = '' } = await minify(withShortWayToBuiltins(code), options)
  return withModulesCompiledAtOnce(short)
}

/** Starts each entry, away from here: what is missing shows at once. */
async function smoke(built: string): Promise<string | undefined> {
  for (const { name, says } of ENTRIES) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(built, `${name}.js`)], {
      cwd: built,
      env: {},
      encoding: 'utf8',
    })
    if (status !== 1 || !stdout.includes(says)) return `${name}.js does not start:\n${stdout}${stderr}`
  }
  return undefined
}
