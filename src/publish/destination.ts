import { access, constants, lstat, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { quoted, reasonOf } from '../lib/text.ts'
import { hostPathHint, isInside, workspacePath } from '../lib/workspace-paths.ts'
import { InputError, inputDiagnostic } from '../outputs/diagnostics.ts'

/** Where files go: a folder of the workspace, and the file's name where the workflow gives one. */
export interface Destination {
  /** Absolute, symlinks followed as far as it exists. */
  readonly folder: string
  readonly fileName: string | undefined
  /** What the outputs with its paths are relative to. */
  readonly workspace: string
}

/**
 * What the input `download-to`, or `page`, means: a folder if it ends in `/`, is one already, or has no extension, otherwise a
 * file.
 *
 * @throws InputError when it leads out of the workspace, by itself or through a symlink, or where nothing can be written
 */
export async function findDestination(
  given: string,
  workspace: string,
  input: Input = 'download-to',
): Promise<Destination> {
  const refused = (fault: string) => refusal(input, given, fault)
  const root = await realpath(workspace).catch(() => undefined)
  if (!root) throw refused(`and the workspace ${workspace} is not there`)
  const target = await followed(path.resolve(root, given))
  if (!target || !isInside(target, root)) {
    throw refused(
      `which leads out of the workspace: name a file or a folder inside it, e.g. \`${EXAMPLES[input].folder}\`${hostPathHint(given)}`,
    )
  }
  const isWhole = await isFolder(given, target)
  const folder = isWhole ? target : path.dirname(target)
  const fault = await findFault(folder, root, EXAMPLES[input].file)
  if (fault) throw refused(fault)
  return { folder, fileName: isWhole ? undefined : path.basename(target), workspace: root }
}

type Input = 'download-to' | 'page'

const EXAMPLES: Readonly<Record<Input, { readonly folder: string; readonly file: string }>> = {
  'download-to': { folder: 'videos/', file: 'videos/intro.mp4' },
  page: { folder: 'site/', file: 'site/index.html' },
}

function refusal(input: Input, given: string, fault: string): InputError {
  const problem = `input \`${input}\` is ${quoted(given, 300)}, ${fault}`
  return new InputError(inputDiagnostic([problem]))
}

/** What keeps a file from being written into a folder, or the folder from being made. */
async function findFault(folder: string, root: string, example: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined)
  if (!found && folder !== root) return findFault(path.dirname(folder), root, example)
  const name = quoted(workspacePath(folder, root), 300)
  if (!found?.isDirectory())
    return `but ${name} is a file: name another folder, or a file with an extension, e.g. \`${example}\``
  return access(folder, constants.W_OK).then(
    () => undefined,
    error => `but nothing can be written into ${name}: ${reasonOf(error)}`,
  )
}

/** Asked again just before writing: what a run does in between can change what is there. */
export async function leadsOut({ folder, workspace }: Destination): Promise<boolean> {
  const now = await followed(folder)
  return !now || !isInside(now, workspace)
}

/** The path with the symlinks of what exists of it followed; undefined where one leads nowhere. */
async function followed(wanted: string): Promise<string | undefined> {
  const missing: string[] = []
  for (let existing = wanted; ; existing = path.dirname(existing)) {
    try {
      return path.join(await realpath(existing), ...missing)
    } catch {
      const isDangling = await lstat(existing).catch(() => undefined)
      if (isDangling || existing === path.dirname(existing)) return undefined
      missing.unshift(path.basename(existing))
    }
  }
}

async function isFolder(downloadTo: string, target: string): Promise<boolean> {
  if (/[/\\]$/.test(downloadTo) || path.extname(target) === '') return true
  const found = await stat(target).catch(() => undefined)
  return found?.isDirectory() ?? false
}
