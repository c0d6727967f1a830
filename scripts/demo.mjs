import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// The one script that must run on whatever Node a fresh clone finds: it installs what is missing, then hands over to
// the demo on the Node 24 that came with it.
const root = fileURLToPath(new URL('..', import.meta.url))
const node = path.join(root, 'node_modules/.bin/node')

if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) {
  process.stdout.write('Installing what the demo needs (npm ci) …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const install = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (install.error) process.stderr.write(`npm can't be started: ${install.error.message}\n`)
  if (install.status !== 0) process.exit(install.status ?? 1)
}

const runtime = existsSync(node) ? node : process.execPath
const demo = spawnSync(runtime, [path.join(root, 'scripts/demo.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(demo.status ?? 1)
