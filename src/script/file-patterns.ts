import path from 'node:path'

/**
 * The lines of `script-file` as they are meant, all by the same rules: relative to the workspace, with forward slashes,
 * `./` and `..` worked out. A line that begins with `!` leaves files out.
 *
 * @param roots the workspace under each name that it has (a link to it, and where the link leads)
 */
export function readPatterns(lines: readonly string[], roots: readonly string[]): Patterns {
  const isExclusion = (line: string) => line.startsWith('!')
  return {
    include: lines.filter(line => !isExclusion(line)).map(line => toPattern(line, line, roots)),
    exclude: lines.filter(isExclusion).map(line => toPattern(line, line.slice(1).trim(), roots)),
  }
}

export interface Patterns {
  readonly include: readonly Pattern[]
  readonly exclude: readonly Pattern[]
}

export interface Pattern {
  /** As the workflow has it, for messages. */
  readonly line: string
  /** '' where nothing stands after the `!`; absolute, or up with `..`, where it leads out of the workspace. */
  readonly glob: string
}

function toPattern(line: string, text: string, roots: readonly string[]): Pattern {
  if (text === '') return { line, glob: '' }
  const slashed = withSlashes(text)
  const inside = roots.map(root => below(path.posix.normalize(slashed), withSlashes(root)))
  const glob = inside.find(found => found !== undefined) ?? path.posix.normalize(slashed)
  return { line, glob: glob.length > 1 ? glob.replace(/\/$/, '') : glob }
}

function withSlashes(text: string): string {
  return path.sep === '/' ? text : text.replaceAll(path.sep, '/')
}

/** What follows the folder in a path that is the folder or below it. */
function below(text: string, folder: string): string | undefined {
  if (text === folder || text === `${folder}/`) return '.'
  return text.startsWith(`${folder}/`) ? text.slice(folder.length + 1) : undefined
}

/**
 * Whether a pattern leaves a file out: it means the file, or a folder in which the file lies, however deep. Each file
 * that it fails to leave out is paid for, so that hidden files and folders are met too, which `*` passes by otherwise.
 *
 * @param file relative to the workspace, with forward slashes
 * @param isPath the pattern is the path of something that is there: brackets and stars in it are part of the name
 */
export function leavesOut(file: string, { glob }: Pattern, isPath: boolean): boolean {
  if (glob === '') return false
  if (glob === '.') return !file.startsWith('../')
  if (isPath) return file === glob || file.startsWith(`${glob}/`)
  return [file, ...foldersOf(file)].some(
    one => path.posix.matchesGlob(one, glob) || path.posix.matchesGlob(shown(one), shown(glob)),
  )
}

/** `a/b` and `a`, of `a/b/c.md`. */
function foldersOf(file: string): string[] {
  const parts = file.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** With another character for the dots that hide a file or folder; those of `..` stay. */
function shown(file: string): string {
  return file.replace(/(^|\/)\.(?=[^./])/g, '$1\u2024')
}
