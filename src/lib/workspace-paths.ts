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

/**
 * Why an absolute path may be none of the workspace's, in brackets after the message; '' for a relative one.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
export function hostPathHint(file: string): string {
  if (!path.isAbsolute(file)) return ''
  return ' (in a container `${{ github.workspace }}` is the path on the host, which the container does not have: write the path from the workspace on, e.g. `docs/a.md`)'
}
