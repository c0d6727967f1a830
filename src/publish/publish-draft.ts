import type { Answer } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import { adviceOn } from '../github/permissions.ts'
import { findRelease, publishRelease, type Release, readRelease } from '../github/releases.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import { type Result, worstStatus } from '../outputs/results.ts'
import type { ReleaseTarget } from './release.ts'
import { runAgain } from './run-again.ts'

/**
 * Publishes the draft that the videos were attached to. It is read again first: one that was published in the meantime
 * is left as it is, so that it can't become the latest release once more.
 *
 * @param failures what went wrong with the other targets
 * @returns why the release could not be published
 */
export async function publishDraft(
  target: ReleaseTarget,
  results: readonly Result[],
  failures: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const { github, world, release } = target
  const why = whyDraft(results, failures)
  const current = await readAgain(target)
  if (!current.ok) return release.draft && !why ? [unpublished(target, results, current.error)] : []
  if (!current.value?.draft) return []
  const { id, tag_name } = current.value
  if (why) {
    world.actions.notice(`The release ${tag_name} stays a draft: ${why}.`, { title: TITLE })
    return []
  }
  const published = await publishRelease(github, id)
  if (!published.ok) return [unpublished(target, results, published.error)]
  world.actions.info(`Published the release ${tag_name}.`)
  return []
}

const TITLE = 'The release stays a draft'

/** By its tag where it was deleted and made again since. */
async function readAgain({ github, release }: ReleaseTarget): Promise<Answer<Release | undefined>> {
  const same = await readRelease(github, release.id)
  return same.ok || same.error.kind !== 'missing' ? same : findRelease(github, release.tag_name)
}

/** Undefined where every video of the run is on the release, and nothing else went wrong either. */
export function whyDraft(results: readonly Result[], failures: readonly Diagnostic[]): string | undefined {
  const status = worstStatus(results)
  if (status === 'dry-run') return 'a dry run makes no video'
  if (status === 'pending' || status === 'processing')
    return 'its video is not ready yet. Run with `project-id`, `attach-to-release` and `publish-release` when it is'
  const isWhole = results.length > 0 && results.every(isAttached)
  if (!isWhole) return 'it does not have its video'
  return failures.length > 0 ? 'not everything that was asked for was done' : undefined
}

function isAttached({ status, releaseAssetUrl, diagnostic }: Result): boolean {
  return status === 'success' && releaseAssetUrl !== undefined && !diagnostic
}

function unpublished(
  { release, plan }: ReleaseTarget,
  results: readonly Result[],
  error: GitHubError,
): Diagnostic {
  const advice = adviceOn(error, plan.context, plan.inputs.targets)
  return {
    title: 'The release could not be published',
    happened: `Publishing the draft release ${release.tag_name} failed: ${githubErrorText(error)}.`,
    means: 'The video is on the draft, and nothing is lost.',
    advice: `Publish the release on its page. Or: ${runAgain(results)}\n\n${advice}`,
  }
}
