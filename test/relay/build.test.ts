import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}

test('npm run relay:build makes one file that needs no packages', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'relay-'))
  const file = path.join(folder, 'relay.mjs')
  const command = (scripts['relay:build'] ?? '').replace('relay/dist/relay.mjs', `"${file}"`)
  const built = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8' })
  expect(built).toMatchObject({ status: 0 })
  const { status, stderr, stdout } = spawnSync(process.execPath, [file], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stdout + stderr).toContain('JOGG_WEBHOOK_SECRET')
  rmSync(folder, { recursive: true })
})
