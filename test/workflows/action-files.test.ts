import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readAction } from '../support/runner/workflow.ts'
import { ROOT } from '../support/workflow-sources.ts'

it.each([
  ['.', 'dist/index.js'],
  ['catalog', 'dist/catalog/index.js'],
  ['avatar', 'dist/avatar/index.js'],
])('GitHub can load %s/action.yml, which starts %s', async (folder, main) => {
  expect((await readAction(path.join(ROOT, folder))).main).toBe(path.join(ROOT, main))
})

it('and it would refuse an expression in a description, where it means nothing', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'action-'))
  const inputs = 'inputs:\n  a:\n    description: Use ${{ github.token }}\n'
  const text = `name: a\ndescription: b\n${inputs}runs:\n  using: node24\n  main: a.js\n`
  await writeFile(path.join(folder, 'action.yml'), text)
  await expect(readAction(folder)).rejects.toThrow('Unrecognized named-value')
  await writeFile(path.join(folder, 'action.yml'), text.replace(inputs, ''))
  expect((await readAction(folder)).main).toBe(path.join(folder, 'a.js'))
  await rm(folder, { recursive: true })
})
