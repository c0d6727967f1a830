import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Doc {
  /** Relative to the repository. */
  readonly file: string
  readonly text: string
}

/** What a person reads here: every Markdown file and every workflow, ignored folders and test data left out. */
export function documents(pattern: RegExp): readonly Doc[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  const files = stdout.split('\0').filter(file => pattern.test(file) && !file.includes('/fixtures/'))
  return [...new Set(files)].map(file => ({ file, text: read(file) })).filter(({ text }) => text !== '')
}

/** Empty for a file that was deleted and not committed yet. */
function read(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    return ''
  }
}
