import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/**
 * Builds `dist/` from the sources with ncc: the action, and what else has an entry of its own. The same sources give
 * the same bytes on every machine. `--check` builds elsewhere, compares, and fails on any difference.
 */
const ENTRIES = [
  { source: 'src/main.ts', folder: '', says: '::error' },
  { source: 'src/catalog/main.ts', folder: 'catalog', says: '::error' },
  // A worker thread's script: on its own it has nothing to do, and nothing to say.
  { source: 'src/cache-worker.ts', folder: 'cache', says: '' },
] as const

const root = path.resolve(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const target = check ? await mkdtemp(path.join(os.tmpdir(), 'dist-')) : path.join(root, 'dist')
await rm(target, { recursive: true, force: true })
for (const entry of ENTRIES) await build(entry.source, path.join(target, entry.folder))
await smoke(target)
if (check) {
  await compare(target, path.join(root, 'dist'))
  await rm(target, { recursive: true })
}

async function build(source: string, folder: string): Promise<void> {
  const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js')
  const args = [
    'build',
    source,
    '--out',
    folder,
    '--minify',
    '--no-cache',
    '--target',
    'es2024',
    '--license',
    'licenses.txt',
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, [ncc, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) fail(`ncc could not build ${source}:\n${stdout}${stderr}`)
}

/** A bundle can be broken with ncc's exit code 0: too small, or unable to start where there is no node_modules. */
async function smoke(dist: string): Promise<void> {
  const away = await mkdtemp(path.join(os.tmpdir(), 'bundle-'))
  await cp(dist, away, { recursive: true })
  for (const { folder, says } of ENTRIES) {
    const bundle = path.join(away, folder, 'index.js')
    const { length } = await readFile(bundle)
    if (length < 20_000) fail(`${bundle} has only ${length} bytes: the bundle is broken`)
    const { status, stdout } = spawnSync(process.execPath, [bundle], { cwd: away, env: {}, encoding: 'utf8' })
    if (status !== (says ? 1 : 0) || !stdout.includes(says)) fail(`${bundle} does not start:\n${stdout}`)
  }
  await rm(away, { recursive: true })
}

async function compare(built: string, committed: string): Promise<void> {
  const [ours, theirs] = await Promise.all([readAll(built), readAll(committed)])
  const names = [...new Set([...ours.keys(), ...theirs.keys()])]
  const different = names.filter(name => ours.get(name) !== theirs.get(name))
  if (different.length > 0)
    fail(
      `dist/ is not what the sources build: ${different.join(', ')}. Run \`npm run build\` and commit dist/.`,
    )
  process.stdout.write(`dist/ is what the sources build: ${names.length} files\n`)
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

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
