import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** A copy of this repository, as far as a build reads it, and the folder for its temporary files. */
let copy: string
let temp: string
beforeEach(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'build-'))
  copy = path.join(folder, 'copy')
  temp = path.join(folder, 'temp')
  await Promise.all([mkdir(path.join(copy, 'dist'), { recursive: true }), mkdir(temp)])
  for (const name of ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'])
    await cp(path.join(root, name), path.join(copy, name), { recursive: true })
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  await writeFile(path.join(copy, 'dist/index.js'), 'as committed')
})
afterEach(() => rm(path.dirname(copy), { recursive: true }))

function build(...args: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/build.ts', ...args], {
    cwd: copy,
    env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
    encoding: 'utf8',
  })
}

it('that only checks tells what is different, changes nothing, and leaves nothing behind', async () => {
  const { status, stderr } = build('--check')
  expect(stderr).toMatch(/^dist\/ is not what the sources build: .*index\.js.*Run `npm run build`/)
  expect(status).toBe(1)
  expect(await readFile(path.join(copy, 'dist/index.js'), 'utf8')).toBe('as committed')
  expect(await readdir(temp)).toEqual([])
}, 60_000)

it('leaves dist/ as it was where something would be looked for in node_modules', async () => {
  await writeFile(path.join(copy, 'src/main.ts'), "import 'somewhere-else'\n")
  const { status, stderr } = build()
  expect(stderr).toContain('index.js would look for somewhere-else in node_modules\n')
  expect(status).toBe(1)
  expect(await readFile(path.join(copy, 'dist/index.js'), 'utf8')).toBe('as committed')
  expect(await readdir(temp)).toEqual([])
}, 60_000)

it('that was built passes its own check', async () => {
  expect(build()).toMatchObject({ status: 0, stderr: '' })
  expect(build('--check')).toMatchObject({ status: 0, stderr: '' })
  expect(await readdir(temp)).toEqual([])
}, 60_000)
