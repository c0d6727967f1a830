import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say } from '../sandbox/terminal.ts'

/**
 * Puts the account or organisation that this repository belongs to in the place of `org`, in every file that is
 * committed: `npm run set-owner -- acme`. Done once, when the repository gets its home; docs/releasing.md lists it.
 */
const root = path.resolve(import.meta.dirname, '..')

function run(owner: string): number {
  if (!OWNER.test(owner)) {
    say('Usage: npm run set-owner -- OWNER, the account or organisation on GitHub')
    return 1
  }
  const changed = committedFiles().filter(file => rewrite(path.join(root, file), owner))
  say(`${changed.length} files name ${owner} now: ${changed.join(', ')}`)
  return 0
}

/** As GitHub allows: https://docs.github.com/en/enterprise-cloud@latest/admin/concepts/identity-and-access-management */
const OWNER = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i

/** @returns whether the file named the placeholder */
function rewrite(file: string, owner: string): boolean {
  const before = readFileSync(file, 'utf8')
  const after = withOwner(before, owner)
  if (after !== before) writeFileSync(file, after)
  return after !== before
}

/** The text with `owner` in the place of `org`; in a regular expression the slash is escaped. */
export function withOwner(text: string, owner: string): string {
  return text.replace(/\borg(\\?\/)(jogg-video-action|maintainers)\b/g, `${owner}$1$2`)
}

/** Text files alone: what a build makes, and pictures, name nobody. */
function committedFiles(): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  return stdout
    .split('\0')
    .filter(
      file =>
        /(?:\.(?:ts|md|ya?ml|json)|CODEOWNERS)$/.test(file) && !/^dist\/|fixtures\/|set-owner/.test(file),
    )
}

// Last: what it needs stands above.
if (import.meta.main) process.exitCode = run(process.argv[2] ?? '')
