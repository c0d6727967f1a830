import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { count, quoted, reasonOf } from './text.ts'
import { hostPathHint, isInside, workspacePath } from './workspace-paths.ts'

/** The bytes of a file in the workspace; it is never opened when it lies outside, no matter what links say, or is too large. */
export async function readWorkspaceFile(
  file: string,
  workspace: string,
  maxMegabytes: number,
): Promise<WorkspaceFile> {
  const real = await realpath(path.resolve(workspace, file)).catch(() => undefined)
  const fault = real ? await findFault(real, workspace, maxMegabytes) : notThere(file, workspace)
  if (fault || !real) return { ok: false, fault: fault ?? notThere(file, workspace) }
  const bytes = await readFile(real).catch(reasonOf)
  if (typeof bytes === 'string') return { ok: false, fault: `can't be read: ${bytes}` }
  return { ok: true, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

export type WorkspaceFile =
  /** @property sha256 of the bytes, in hex */
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  /** @property fault what follows the file's name in a message: `is empty` */
  | { readonly ok: false; readonly fault: string }

/** A file as messages name it. */
export function shownFile(file: string, workspace: string): string {
  return quoted(workspacePath(path.resolve(workspace, file), workspace), 300)
}

function notThere(file: string, workspace: string): string {
  return `is not there: the path is taken from the workspace ${workspace}${hostPathHint(file)}`
}

async function findFault(real: string, workspace: string, maxMegabytes: number): Promise<string | undefined> {
  if (!isInside(real, await realpath(workspace))) {
    return `lies outside the workspace ${workspace}: only files inside it are read`
  }
  const facts = await stat(real)
  if (!facts.isFile()) return 'is not a regular file'
  if (facts.size === 0) return 'is empty'
  return tooLarge(facts.size, maxMegabytes)
}

/** The fault of a file with more bytes than JoggAI takes; undefined for none. */
export function tooLarge(bytes: number, maxMegabytes: number): string | undefined {
  const most = maxMegabytes * 1024 * 1024
  if (bytes <= most) return undefined
  return `has ${count(bytes, 'byte')}: JoggAI takes at most ${maxMegabytes} MB (${count(most, 'byte')})`
}
