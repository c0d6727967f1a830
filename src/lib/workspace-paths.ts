import path from 'node:path'

/** Whether a path is the folder or below it; of both the real one, symlinks followed, lest a link lead out unseen. */
export function isInside(real: string, folder: string): boolean {
  const way = path.relative(folder, real)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

/** How a file is named everywhere: relative to the workspace, with forward slashes on every system. */
export function workspacePath(file: string, workspace: string): string {
  return path.relative(workspace, file).split(path.sep).join('/') || '.'
}
