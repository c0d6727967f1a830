import { spawnSync } from 'node:child_process'
import { cp, mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { type OutputChunk, build as rolldown } from 'rolldown'
import { licences } from './licences.ts'

/**
 * Builds `dist/` from the sources: the action, and what else has an entry of its own. What is loaded with `import()` is
 * a part of its own, and what several load is there once. The same sources give the same bytes on every machine.
 * `--check` only compares, and fails on any difference. Where anything is wrong, `dist/` stays as it was.
 */
const ENTRIES = [
  { name: 'index', source: 'src/main.ts', says: '::error' },
  { name: 'catalog/index', source: 'src/catalog/catalog-main.ts', says: '::error' },
] as const

/** What a package asks for inside a `try`, and goes without: a proxy that wants Kerberos is not one that we know. */
const DISPENSABLE = new Set(['kerberos'])

const root = path.resolve(import.meta.dirname, '..')
const DIST = path.join(root, 'dist')

const problem = await main(process.argv.includes('--check'))
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

/** @returns what is wrong, here and in all steps */
async function main(check: boolean): Promise<string | undefined> {
  await using folder = await mkdtempDisposable(path.join(os.tmpdir(), 'build-'))
  const built = path.join(folder.path, 'dist')
  return (
    (await asLocked()) ??
    (await build(built)) ??
    (await smoke(built)) ??
    (await (check ? compare(built) : replace(built)))
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

async function build(dir: string): Promise<string | undefined> {
  const { output } = await rolldown({
    cwd: root,
    input: Object.fromEntries(ENTRIES.map(({ name, source }) => [name, source])),
    platform: 'node',
    output: {
      dir,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'parts/[name].js',
      // The licences have a file of their own.
      minify: true,
      comments: false,
    },
  })
  const chunks = output.filter(file => file.type === 'chunk')
  await writeFile(path.join(dir, 'licenses.txt'), await licences(chunks.flatMap(chunk => chunk.moduleIds)))
  // Otherwise Node would look for one further up, and guess.
  await writeFile(path.join(dir, 'package.json'), '{ "type": "module" }\n')
  return foreignImport(chunks)
}

/** The runner has no node_modules: whatever a part imports is another part, or in Node. */
function foreignImport(chunks: readonly OutputChunk[]): string | undefined {
  const parts = new Set(chunks.map(chunk => chunk.fileName))
  const isThere = (name: string) => isBuiltin(name) || parts.has(name) || DISPENSABLE.has(name)
  for (const { fileName, imports, dynamicImports } of chunks) {
    const missing = [...imports, ...dynamicImports].filter(name => !isThere(name))
    if (missing.length > 0) return `${fileName} would look for ${missing.join(', ')} in node_modules`
  }
  return undefined
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

async function replace(built: string): Promise<undefined> {
  await rm(DIST, { recursive: true, force: true })
  await cp(built, DIST, { recursive: true })
}

async function compare(built: string): Promise<string | undefined> {
  const [ours, theirs] = await Promise.all([readAll(built), readAll(DIST)])
  const names = [...new Set([...ours.keys(), ...theirs.keys()])]
  const different = names.filter(name => ours.get(name) !== theirs.get(name))
  if (different.length > 0)
    return `dist/ is not what the sources build: ${different.join(', ')}. Run \`npm run build\` and commit dist/.`
  process.stdout.write(`dist/ is what the sources build: ${names.length} files\n`)
  return undefined
}

async function readAll(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.map(async file => [path.relative(folder, file), await readFile(file, 'latin1')] as const),
    ),
  )
}
