import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Before a commit: formats what is staged, writes the documents' tables anew, and rebuilds `dist/` when the sources
 * changed. What it changes becomes part of the commit. A file that is staged in part only is checked and left alone,
 * so that nothing gets into a commit that was not meant to; for the same reason `dist/` is left alone while other sources
 * have changes that are not part of the commit.
 */
const root = path.resolve(import.meta.dirname, '..')

function preCommit(): void {
  const plan = planOf(names(['diff', '--cached', '--name-only', '--diff-filter=ACMRD', '-z']), unstaged())
  if (plan.format.length > 0) run('biome', ['check', '--write', ...QUIET, ...plan.format])
  if (plan.check.length > 0) run('biome', ['check', ...QUIET, ...plan.check])
  if (plan.docs) run('node', ['scripts/docs.ts'])
  if (plan.build === 'yes') run('node', ['scripts/build.ts'])
  if (plan.build === 'later')
    process.stdout.write(
      'dist/ is not rebuilt: there are changes in the sources that are not part of this commit.\n',
    )
  const changed = [
    ...plan.format,
    ...(plan.docs ? plan.tables : []),
    ...(plan.build === 'yes' ? ['dist'] : []),
  ]
  if (changed.length > 0) run('git', ['add', '--', ...changed])
}

export interface Plan {
  readonly format: readonly string[]
  readonly check: readonly string[]
  readonly docs: boolean
  /** The documents with tables that may be added to the commit. */
  readonly tables: readonly string[]
  /** `later`: it would hold what is not part of the commit. */
  readonly build: 'yes' | 'no' | 'later'
}

/**
 * @param staged paths of the commit, with forward slashes
 * @param touched paths with changes that are not part of it
 */
export function planOf(
  staged: readonly string[],
  touched: ReadonlySet<string>,
  exists: (file: string) => boolean = file => existsSync(path.join(root, file)),
): Plan {
  const code = staged.filter(file => CODE.test(file) && !file.startsWith('dist/') && exists(file))
  return {
    format: code.filter(file => !touched.has(file)),
    check: code.filter(file => touched.has(file)),
    docs: staged.some(file => TABLE_SOURCES.test(file)),
    tables: TABLES.filter(file => !touched.has(file) && exists(file)),
    build: buildOf(staged, touched),
  }
}

function buildOf(staged: readonly string[], touched: ReadonlySet<string>): Plan['build'] {
  if (!staged.some(file => BUNDLED.test(file))) return 'no'
  return [...touched].some(file => BUNDLED.test(file)) ? 'later' : 'yes'
}

const QUIET = ['--no-errors-on-unmatched', '--files-ignore-unknown=true']
const CODE = /\.(ts|mts|js|mjs|json|jsonc)$/
/** Whatever can change a byte of `dist/`. */
const BUNDLED = /^(src\/|package-lock\.json$|tsconfig\.json$|scripts\/build(\.ts$|\/))/
const TABLE_SOURCES =
  /^(action\.yml|catalog\/action\.yml|src\/jogg\/error-advice\.ts|scripts\/docs\.ts|README\.md|docs\/.*\.md)$/
const TABLES = ['README.md', 'docs/errors.md']

function unstaged(): ReadonlySet<string> {
  return new Set(names(['diff', '--name-only', '-z']))
}

function names(args: readonly string[]): string[] {
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) process.exit(1)
  return stdout.split('\0').filter(Boolean)
}

function run(command: string, args: readonly string[]): void {
  const isWindows = process.platform === 'win32' && command !== 'git'
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: isWindows })
  if (error) process.stderr.write(`${error.message}: is everything installed? \`npm ci\` does it.\n`)
  if (status !== 0) process.exit(1)
}

if (import.meta.main) preCommit()
