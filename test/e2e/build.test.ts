import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compare } from '../../scripts/build/dist.ts'
import { ENTRIES } from '../../scripts/build/entries.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A copy of this repository, as far as a build reads it, and the folder for its temporary files. */
let copy: string
let temp: string
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'build-'))
  copy = path.join(folder, 'copy')
  temp = path.join(folder, 'temp')
  await Promise.all([mkdir(path.join(copy, 'dist'), { recursive: true }), mkdir(temp)])
  for (const name of ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'])
    await cp(path.join(root, name), path.join(copy, name), { recursive: true })
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  await writeFile(path.join(copy, 'dist/index.js'), 'as committed')
})
afterEach(() => rm(folder, { recursive: true }))

function build(...args: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/build.ts', ...args], {
    cwd: copy,
    env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
    encoding: 'utf8',
  })
}

it('refuses packages that the lock file does not name', async () => {
  const file = path.join(copy, 'package-lock.json')
  const lock = JSON.parse(await readFile(file, 'utf8'))
  lock.packages['node_modules/undici'].version = '0.0.1'
  await writeFile(file, JSON.stringify(lock))
  expect(build()).toMatchObject({
    status: 1,
    stderr: 'Installed is not what package-lock.json names: node_modules/undici. Run `npm ci`.\n',
  })
  expect(await readFile(path.join(copy, 'dist/index.js'), 'utf8')).toBe('as committed')
})

it('leaves dist/ as it was where something would be looked for in node_modules', async () => {
  // Small sources: bundling all of ours would take ten times as long.
  await rm(path.join(copy, 'src'), { recursive: true })
  for (const { source } of ENTRIES) await writeSource(source, '')
  await writeSource('main', "import 'somewhere-else'\n")
  const { status, stderr } = build()
  expect(stderr).toBe('dist/ would look for somewhere-else in node_modules\n')
  expect(status).toBe(1)
  expect(await readFile(path.join(copy, 'dist/index.js'), 'utf8')).toBe('as committed')
  expect(await readdir(temp)).toEqual([])
}, 120_000)

it('gives the same bytes from any folder, and where node_modules is a link', async () => {
  expect(build()).toMatchObject({ status: 0, stderr: '' })
  expect(await compare(path.join(copy, 'dist'), path.join(root, 'dist'))).toBeUndefined()
  expect(await sizeOf(path.join(copy, 'dist'))).toBeLessThan(2_500_000)
  expect(await readdir(temp)).toEqual([])
}, 300_000)

async function writeSource(source: string, text: string): Promise<void> {
  const file = path.join(copy, 'src', `${source}.ts`)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${text}export {}\n`)
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(files.map(async file => (await stat(path.join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
