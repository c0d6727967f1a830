import type { Stats } from 'node:fs'
import { glob, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { count, quoted, reasonOf } from '../lib/text.ts'
import { isInside, workspacePath } from '../lib/workspace-paths.ts'

/**
 * Finds the script files that patterns mean, in the order of the patterns and then of the names, and reads them.
 * Nothing outside the workspace is ever opened, whatever links say; every problem names its file.
 */
export async function readScripts(patterns: readonly string[], workspace: string): Promise<Files> {
  const { paths, problems } = await findFiles(patterns, workspace)
  const files: ScriptFile[] = []
  for (const file of paths) {
    const read = await readScript(file, workspace)
    if (typeof read === 'string') problems.push(`input \`script-file\`: ${read}`)
    else files.push(read)
  }
  return { files, problems }
}

export interface Files {
  readonly files: readonly ScriptFile[]
  readonly problems: readonly string[]
}

export interface ScriptFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Bytes a script may have: about an hour of speech. */
export const MAX_SCRIPT_BYTES = 65_536

/** Files one run takes. */
const MAX_FILES = 1000

async function findFiles(patterns: readonly string[], workspace: string) {
  const exclude = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => pattern.slice(1).trim())
  const include = patterns.filter(pattern => !pattern.startsWith('!'))
  const found = new Set<string>()
  const problems = include.length === 0 ? [ONLY_LEFT_OUT] : []
  for (const pattern of include) {
    const paths = await expand(pattern, exclude, workspace)
    for (const file of paths) found.add(file)
    if (paths.length === 0) {
      problems.push(
        `input \`script-file\`: no file matches ${quoted(pattern, 300)} in the workspace ${workspace}${hintFor(pattern)}`,
      )
    }
  }
  if (found.size <= MAX_FILES) return { paths: [...found], problems }
  return {
    paths: [],
    problems: [`input \`script-file\`: over ${MAX_FILES} files match; one run takes at most as many`],
  }
}

const ONLY_LEFT_OUT =
  'input `script-file` only leaves files out (`!pattern`): name those to be read as well, e.g. `docs/*.md` on a line of its own'

function hintFor(pattern: string): string {
  return /[,;]/.test(pattern) ? ' (of several paths or patterns, each stands on a line of its own)' : ''
}

/** A path that exists means itself, brackets and stars in its name included; anything else is a pattern. */
async function expand(pattern: string, exclude: readonly string[], workspace: string): Promise<string[]> {
  const isExcluded = (file: string) =>
    exclude.some(not => path.matchesGlob(workspacePath(file, workspace), not))
  const literal = path.resolve(workspace, pattern)
  if (await exists(literal)) return isExcluded(literal) ? [] : [literal]
  const matches: string[] = []
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (!entry.isDirectory() && !isExcluded(file)) matches.push(file)
    if (matches.length > MAX_FILES) break
  }
  return matches.sort()
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

async function readScript(file: string, workspace: string): Promise<ScriptFile | string> {
  const shown = workspacePath(file, workspace)
  const name = JSON.stringify(shown)
  const real = await realpath(file).catch(() => undefined)
  if (!real) return `${name} can't be opened: it is a link to nothing, or may not be read`
  if (!isInside(real, await realpath(workspace))) {
    return `${name} lies outside the workspace ${workspace}: only files inside it are read`
  }
  const fault = findFault(await stat(real), shown)
  if (fault) return `${name} ${fault}`
  const bytes = await readFile(real).catch(reasonOf)
  if (typeof bytes === 'string') return `${name} can't be read: ${bytes}`
  const text = decode(bytes)
  if (text === undefined) return `${name} is not UTF-8 text: save it as UTF-8`
  return text.trim() === '' ? `${name} is empty: there is nothing to say` : { path: shown, text }
}

function findFault(facts: Stats, shown: string): string | undefined {
  if (facts.isDirectory())
    return `is a folder: name its files with a pattern such as ${JSON.stringify(`${shown}/**/*.md`)}`
  if (!facts.isFile()) return 'is not a regular file'
  if (facts.size <= MAX_SCRIPT_BYTES) return undefined
  return `has ${count(facts.size, 'byte')}: a script has at most ${count(MAX_SCRIPT_BYTES, 'byte')}`
}

/** Undefined when the bytes are no UTF-8; a byte order mark is dropped. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
