import type { Stats } from 'node:fs'
import { glob, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Labelled } from '../lib/labelled.ts'
import { count, quoted, reasonOf } from '../lib/text.ts'
import { hostPathHint, isInside, workspacePath } from '../lib/workspace-paths.ts'
import { leavesOut, type Pattern, readPatterns } from './file-patterns.ts'
import { MAX_SCRIPT_BYTES } from './script-limits.ts'

/**
 * Finds the script files that patterns mean, in the order of the patterns and then of the names, and reads them.
 * Nothing outside the workspace is ever opened, no matter what links say; every problem names its file.
 */
export async function readScripts(patterns: readonly string[], workspace: string): Promise<Files> {
  const { paths, problems: unfound, warnings } = await findFiles(patterns, workspace)
  const problems = [...unfound]
  const files: ScriptFile[] = []
  for (const file of paths) {
    const read = await readScript(file, workspace)
    if (typeof read === 'string') problems.push(`input \`script-file\`: ${read}`)
    else files.push(read)
  }
  return { files, problems, warnings }
}

export interface Files {
  readonly files: readonly ScriptFile[]
  readonly problems: readonly string[]
  /** Lines that leave nothing out. */
  readonly warnings: readonly Labelled[]
}

export interface ScriptFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Files one run takes. */
const MAX_FILES = 1000

async function findFiles(lines: readonly string[], workspace: string): Promise<Found> {
  const { include, exclude } = readPatterns(lines, await rootsOf(workspace))
  const exclusions = await Promise.all(
    exclude.map(async pattern => ({ pattern, isPath: await exists(path.resolve(workspace, pattern.glob)) })),
  )
  const found = new Set<string>()
  const effective = new Set<Pattern>()
  const problems = include.length === 0 ? [ONLY_LEFT_OUT] : []
  for (const pattern of include) {
    const matches = await expand(pattern, workspace)
    const kept = matches.filter(file => {
      const name = workspacePath(file, workspace)
      const against = exclusions.filter(one => leavesOut(name, one.pattern, one.isPath))
      for (const one of against) effective.add(one.pattern)
      return against.length === 0
    })
    for (const file of kept) found.add(file)
    if (kept.length === 0) problems.push(nothingFound(pattern, matches.length, workspace))
  }
  const idle = include.length > 0 ? exclude.filter(pattern => !effective.has(pattern)) : []
  const warnings = idle.map(nothingLeftOut)
  if (found.size <= MAX_FILES) return { paths: [...found], problems, warnings }
  const tooMany = `input \`script-file\`: over ${MAX_FILES} files match; one run takes at most as many`
  return { paths: [], problems: [tooMany], warnings }
}

interface Found {
  /** Absolute. */
  readonly paths: readonly string[]
  readonly problems: readonly string[]
  readonly warnings: readonly Labelled[]
}

/** Steps may name the workspace by where it really is. */
async function rootsOf(workspace: string): Promise<string[]> {
  return [path.resolve(workspace), await realpath(workspace).catch(() => workspace)]
}

const ONLY_LEFT_OUT =
  'input `script-file` only leaves files out (`!pattern`): name those to be read as well, e.g. `docs/*.md` on a line of its own'

function nothingFound({ line, glob }: Pattern, leftOut: number, workspace: string): string {
  const shown = quoted(line, 300)
  if (leftOut > 0) {
    return `input \`script-file\`: ${shown} matches ${count(leftOut, 'file')}, and the lines that begin with \`!\` leave out all of them`
  }
  return `input \`script-file\`: no file matches ${shown} in the workspace ${workspace}${hintFor(line) || hostPathHint(glob)}`
}

function nothingLeftOut({ line, glob }: Pattern): Labelled {
  return {
    label: `input \`script-file\`: ${quoted(line, 300)}`,
    text: `this leaves out none of the files that the other lines match, and each of those becomes a video. Compare its path with theirs${hostPathHint(glob)}`,
  }
}

function hintFor(line: string): string {
  return /[,;]/.test(line) ? ' (of several paths or patterns, each stands on a line of its own)' : ''
}

/** A path that exists means itself, brackets and stars in its name included; anything else is a pattern. */
async function expand({ glob: pattern }: Pattern, workspace: string): Promise<string[]> {
  const literal = path.resolve(workspace, pattern)
  if (await exists(literal)) return [literal]
  const matches: string[] = []
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true })) {
    if (!entry.isDirectory()) matches.push(path.join(entry.parentPath, entry.name))
    if (matches.length > MAX_MATCHES) break
  }
  return matches.sort()
}

/** Of one pattern, before any are left out: an end for `**` in a workspace with all its packages. */
const MAX_MATCHES = 100_000

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
  if (isUtf16(bytes, text)) return `${name} is not UTF-8 text, but UTF-16 by its look: save it as UTF-8`
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

/**
 * UTF-16 without a byte order mark is mostly valid UTF-8, and would be read out letter by letter. Text has no NUL, which
 * every blank is there; and a word of one alphabet alone has a control character for every second byte.
 */
function isUtf16(bytes: Uint8Array, text: string): boolean {
  if (text.includes('\0')) return true
  const isControl = (parity: number) => bytes.every((byte, index) => index % 2 !== parity || byte < 0x20)
  return bytes.length % 2 === 0 && text.trim() !== '' && (isControl(0) || isControl(1))
}
