import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compare, replace } from '../../scripts/build/dist.ts'

let folder: string
let built: string
let dist: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dist-'))
  built = path.join(folder, 'built')
  dist = path.join(folder, 'dist')
  for (const where of [built, dist]) {
    await mkdir(path.join(where, 'parts'), { recursive: true })
    await writeFile(path.join(where, 'index.js'), 'start')
    await writeFile(path.join(where, 'parts/1.js'), 'part')
  }
})
afterEach(() => rm(folder, { recursive: true }))

it('finds nothing where every byte is the same', async () => {
  expect(await compare(built, dist)).toBeUndefined()
})

it.each([
  ['changed', 'index.js'],
  ['left over', 'parts/2.js'],
])('names what was %s', async (_, name) => {
  await writeFile(path.join(dist, name), 'by hand')
  expect(await compare(built, dist)).toBe(
    `dist/ is not what the sources build: ${path.normalize(name)}. Run \`npm run build\` and commit dist/.`,
  )
  expect(await readFile(path.join(dist, name), 'utf8')).toBe('by hand')
})

it('names all where nothing was built yet', async () => {
  await rm(dist, { recursive: true })
  expect(await compare(built, dist)).toContain(`index.js, ${path.join('parts', '1.js')}`)
})

it('replaces all that was there', async () => {
  await writeFile(path.join(dist, 'parts/2.js'), 'left over')
  await replace(dist, built)
  expect(await compare(built, dist)).toBeUndefined()
})
