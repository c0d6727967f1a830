import type { Context } from '../github/context.ts'
import type { Release } from '../github/releases.ts'

/**
 * What the readers of a release call its video: by the title that somebody gave it, else as the release is called. The
 * repository, which a title that nobody gave begins with, is where they are already.
 */
export function releaseTitle(
  shown: Titled,
  release: Pick<Release, 'name' | 'tag_name'>,
  context: Context,
): string {
  const own = ownTitle(shown, context)
  const name = release.name.trim() || release.tag_name
  if (own) return own
  return shown.language ? `${name} (${shown.language})` : name
}

interface Titled {
  readonly title?: string | undefined
  readonly videoName?: string | undefined
  readonly language?: string | undefined
}

/** The title that somebody gave a video: the workflow, or who submitted it. */
export function ownTitle({ title, videoName }: Titled, { repository }: Context): string | undefined {
  const isDefault = (name: string) => name === repository || name.startsWith(`${repository} `)
  return [videoName, title].find(name => name && !isDefault(name))
}
