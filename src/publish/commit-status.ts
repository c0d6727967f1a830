import * as v from 'valibot'
import type { Answer, GitHub } from '../github/client.ts'
import { findCommit, type StatusCommit } from '../github/commit.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import { adviceOn } from '../github/permissions.ts'
import { count, duration, plain } from '../lib/text.ts'
import type { Estimate, Result } from '../outputs/results.ts'
import { worstStatus } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'

/**
 * The status `video` of a commit: pending from before the submission, then how the video ended. It never fails a run:
 * what GitHub refuses is a warning, once.
 *
 * @param pr of the comment that is written, where there is one
 * @returns undefined where there is no commit, or GitHub takes no status for it
 */
export async function openCommitStatus(
  github: GitHub,
  plan: Plan,
  world: World,
  pr: number | undefined,
): Promise<CommitStatus | undefined> {
  const commit = await findCommit(github, plan.context, wanted(plan, pr))
  if (commit.kind !== 'found') {
    warnOf(commit, plan, world)
    return undefined
  }
  const post = (status: Status) => setStatus(github, commit.sha, status)
  const description = plan.inputs.job.dryRun ? 'Dry run: nothing is paid.' : 'The video is being made.'
  const opened = await post({ state: 'pending', description, target_url: plan.context.runUrl })
  if (!opened.ok) warn(opened.error, plan, world)
  if (!opened.ok && isRefused(opened.error)) return undefined
  return {
    async publish(results, estimate) {
      const status = statusOf(results, plan, { estimate, isCancelled: world.signal.aborted })
      const set = await persist(() => post(status))
      if (!set.ok && opened.ok) warn(set.error, plan, world)
    },
  }
}

export interface CommitStatus {
  /** @param estimate of a dry run */
  publish(results: readonly Result[], estimate: Estimate | undefined): Promise<void>
}

/** The run's release, where it has to do with one; else its pull request. */
function wanted({ inputs, context }: Plan, pr: number | undefined) {
  const { attachToRelease, releaseTag, prNumber } = inputs.targets
  const readsRelease = inputs.source?.kind === 'github' && inputs.source.from === 'release'
  const isOfRelease = attachToRelease || readsRelease || context.isReleaseEvent
  return {
    tag: isOfRelease ? releaseTag || context.releaseTag : undefined,
    pr: prNumber ?? pr ?? context.prNumber,
  }
}

/** As GitHub takes it: https://docs.github.com/en/rest/commits/statuses#create-a-commit-status */
interface Status {
  readonly state: 'pending' | 'success' | 'failure' | 'error'
  readonly description: string
  readonly target_url: string | undefined
}

const CONTEXT = 'video'
const LONGEST_DESCRIPTION = 140

function setStatus(github: GitHub, sha: string, status: Status): Promise<Answer<unknown>> {
  const params = { sha, context: CONTEXT, ...status }
  return github.call('POST /repos/{owner}/{repo}/statuses/{sha}', params, v.unknown())
}

/** Setting a status twice is setting it once: an outcome that stayed open is no reason to leave it pending for ever. */
async function persist(post: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  const answer = await post()
  return !answer.ok && answer.error.kind === 'unclear' ? post() : answer
}

function isRefused({ kind }: GitHubError): boolean {
  return kind === 'forbidden' || kind === 'missing' || kind === 'refused'
}

/** How the videos of a run ended, as one status; the worst of them counts. A dry run makes none, so that one is to come. */
export function statusOf(
  results: readonly Result[],
  { inputs, context }: Pick<Plan, 'inputs' | 'context'>,
  { estimate, isCancelled }: { readonly estimate: Estimate | undefined; readonly isCancelled: boolean },
): Status {
  const { state, text } = inputs.job.dryRun ? planned(results, estimate) : ended(results, isCancelled)
  const urls = new Set(results.flatMap(({ videoUrl }) => videoUrl ?? []))
  const [url] = state === 'success' && urls.size === 1 ? urls : [context.runUrl]
  return { state, description: plain(text, LONGEST_DESCRIPTION), target_url: url }
}

interface Ended {
  readonly state: Status['state']
  readonly text: string
}

function planned(results: readonly Result[], estimate: Estimate | undefined): Ended {
  if (!estimate) return { state: 'pending', text: `Dry run: ${whyNot(results)}.` }
  const seconds = results.reduce((sum, { estimatedDuration = 0 }) => sum + estimatedDuration, 0)
  const price = `about ${duration(seconds)}, ${count(estimate.credits, 'credit')}`
  return { state: 'pending', text: `Dry run: ${price}. Nothing was paid.` }
}

function ended(results: readonly Result[], isCancelled: boolean): Ended {
  switch (worstStatus(results)) {
    case 'success':
      return { state: 'success', text: ready(results) }
    case 'pending':
    case 'processing':
      return { state: 'pending', text: 'JoggAI is making the video; a later run collects it.' }
    case 'failed':
    case 'deleted':
      return { state: 'failure', text: `${whyNot(results)}.` }
    case 'unknown':
      return { state: 'error', text: `${whyNot(results)}.` }
    default:
      return unfinished(results, isCancelled)
  }
}

/** No video has come so far that its status is known. */
function unfinished(results: readonly Result[], isCancelled: boolean): Ended {
  if (!isCancelled) return { state: 'error', text: `${whyNot(results)}.` }
  return results.some(({ projectId }) => projectId)
    ? { state: 'pending', text: 'The run was cancelled; JoggAI goes on, and a later run collects the video.' }
    : { state: 'error', text: 'The run was cancelled before a video was submitted.' }
}

function ready(results: readonly Result[]): string {
  const [first] = results
  if (results.length > 1) return `${count(results.length, 'video')} are ready.`
  return first?.duration === undefined
    ? 'The video is ready.'
    : `The video is ready: ${duration(first.duration)}.`
}

/** In the words of the first annotation. */
function whyNot(results: readonly Result[]): string {
  const failed = results.flatMap(({ diagnostic }) => diagnostic?.title ?? [])
  const [title = 'No video was made'] = failed
  return results.length > 1 && failed.length > 0 ? `${title} (${failed.length} of ${results.length})` : title
}

function warnOf(commit: Exclude<StatusCommit, { kind: 'found' }>, plan: Plan, world: World): void {
  if (commit.kind === 'unclear') warn(commit.error, plan, world)
  else
    world.actions.warning(`No commit status was set: ${commit.why}. The video is not affected.`, {
      title: TITLE,
    })
}

const TITLE = 'Commit status'

function warn(error: GitHubError, { context, inputs }: Plan, world: World): void {
  const needs = { ...inputs.targets, readsPullRequest: !inputs.targets.attachToRelease }
  world.actions.warning(
    `The commit status could not be set: ${githubErrorText(error)}. The video is not affected.\n\n${adviceOn(error, context, needs)}`,
    { title: TITLE },
  )
}
