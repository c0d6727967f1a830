import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { licences } from '../../scripts/build/licences.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'licences-'))
})
afterEach(() => rm(root, { recursive: true }))

/** @returns a module of that package */
async function install(
  name: string,
  manifest: object,
  texts: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = path.join(root, 'node_modules', name)
  await mkdir(path.join(folder, 'lib'), { recursive: true })
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }))
  for (const [file, text] of Object.entries(texts)) await writeFile(path.join(folder, file), text)
  return path.join(folder, 'lib/index.js')
}

it('names each package once, with the texts that it brings, and none of our own', async () => {
  const one = await install('@b/one', { license: 'MIT' }, { LICENSE: 'Take it.\r\n', NOTICE: 'By us.' })
  const other = await install('a', { license: 'ISC' })
  expect(await licences([one, other, `${one}x`, path.join(root, 'src/main.js')])).toBe(
    `@b/one 1.2.3\nMIT\n\nTake it.\n\nBy us.\n\n${'-'.repeat(80)}\n\na 1.2.3\nISC\n`,
  )
})

it.each([
  { repository: { url: 'git+https://example.com/media.git' } },
  { repository: 'https://example.com/media' },
])('says where the sources are of what is under the MPL: %j', async place => {
  const file = await install('media', { license: 'MPL-2.0', ...place }, { LICENSE: 'Mozilla Public License' })
  expect(await licences([file])).toContain(
    'MPL-2.0\nSource code, of which nothing was changed: https://example.com/media (version 1.2.3)\n',
  )
})

it.each([
  [{}, 'media names no licence'],
  [{ license: 'MPL-2.0' }, 'media is under MPL-2.0, and does not say where its sources are'],
  [{ license: 'MPL-2.0', repository: 'a/b' }, 'does not say where its sources are'],
])('refuses a package of which too little is known: %j', async (manifest, refusal) => {
  await expect(licences([await install('media', manifest)])).rejects.toThrow(refusal)
})
