import { lstat, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { InputFailure, inputTrouble } from '../failure.ts'
import { quoted } from '../text.ts'
import { isInside } from '../workspace.ts'

/** Where downloads go: a folder of the workspace, and the file's name where the workflow gives one. */
export interface Destination {
  /** Absolute, symlinks followed as far as it exists. */
  readonly folder: string
  readonly fileName: string | undefined
  /** What `video-path` is relative to. */
  readonly workspace: string
}

/**
 * What the input `download-to` means: a folder if it ends in `/`, is one already, or has no extension, otherwise a
 * file.
 *
 * @throws InputFailure when it leads out of the workspace, by itself or through a symlink
 */
export async function findDestination(downloadTo: string, workspace: string): Promise<Destination> {
  const root = await realpath(workspace)
  const wanted = path.resolve(root, downloadTo)
  const target = await followed(wanted)
  if (!target || !isInside(target, root)) {
    const problem = `input \`download-to\` is ${quoted(downloadTo, 300)}, which leads out of the workspace: name a file or a folder inside it, e.g. \`videos/\``
    throw new InputFailure(inputTrouble([problem]))
  }
  if (await isFolder(downloadTo, target)) return { folder: target, fileName: undefined, workspace: root }
  return { folder: path.dirname(target), fileName: path.basename(target), workspace: root }
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
