import * as v from 'valibot'
import type { Answer, GitHub } from './client.ts'
import type { Context } from './context.ts'
import type { GitHubError } from './github-error.ts'
import { readHead } from './pull-request.ts'
import { findRelease } from './releases.ts'

/**
 * The commit that a status of the run belongs to: the release's, else the head of the pull request, else the one that
 * was pushed or that the run was started on.
 */
export async function findCommit(github: GitHub, context: Context, wanted: Wanted): Promise<StatusCommit> {
  const { tag, pr } = wanted
  if (tag) return commitOfRelease(github, context, tag)
  const isOfEvent = pr === undefined || pr === context.prNumber
  if (isOfEvent && context.headSha) return { kind: 'found', sha: context.headSha }
  if (pr !== undefined) return found(await readHead(github, pr))
  if (OF_COMMITS.includes(context.eventName) && context.sha) return { kind: 'found', sha: context.sha }
  return { kind: 'none', why: `the event \`${context.eventName}\` belongs to no pull request and no release` }
}

interface Wanted {
  /** Of the release. */
  readonly tag: string | undefined
  /** Of the pull request. */
  readonly pr: number | undefined
}

export type StatusCommit =
  | { readonly kind: 'found'; readonly sha: string }
  | { readonly kind: 'none'; readonly why: string }
  /** It could not be asked for. */
  | { readonly kind: 'unclear'; readonly error: GitHubError }

/** Events whose `github.sha` is what a person sees as the commit of the run. */
const OF_COMMITS = ['push', 'workflow_dispatch', 'schedule']

/** A draft can have a tag that is not there yet: then the commit is what the tag will be put on. */
async function commitOfRelease(github: GitHub, context: Context, tag: string): Promise<StatusCommit> {
  const isOfEvent = tag === context.releaseTag && (context.isReleaseEvent || context.eventName === 'push')
  if (isOfEvent && context.sha) return { kind: 'found', sha: context.sha }
  const tagged = await readCommit(github, `tags/${tag}`)
  if (tagged.ok || !isUnknown(tagged.error)) return found(tagged)
  const release = await findRelease(github, tag)
  if (!release.ok) return { kind: 'unclear', error: release.error }
  const target = release.value?.draft ? release.value.target_commitish : ''
  if (!target) return { kind: 'none', why: `there is no tag ${tag}, and no draft of it` }
  return found(await readCommit(github, target))
}

/** GitHub answers with 422 for a name that is no commit, with 404 in an empty repository. */
function isUnknown({ kind, status }: GitHubError): boolean {
  return kind === 'missing' || status === 422
}

function found(answer: Answer<string>): StatusCommit {
  return answer.ok ? { kind: 'found', sha: answer.value } : { kind: 'unclear', error: answer.error }
}

async function readCommit(github: GitHub, ref: string): Promise<Answer<string>> {
  const answer = await github.call('GET /repos/{owner}/{repo}/commits/{ref}', { ref }, COMMIT)
  return answer.ok ? { ...answer, value: answer.value.sha } : answer
}

const COMMIT = v.object({ sha: v.string() })
