import * as v from 'valibot'
import type { Answer, GitHub } from './client.ts'
import type { Context } from './context.ts'
import type { GitHubError } from './github-error.ts'

/**
 * The pull request that a run belongs to: the one the workflow names, the event's, or the one whose head is the
 * commit that the event is about. A push, also one that another workflow ran for, means open ones only: what was merged
 * is only remembered by.
 *
 * @param given the input `pr-number`
 */
export async function findPullRequest(
  github: GitHub,
  context: Context,
  given: number | undefined,
): Promise<FoundPull> {
  const number = given ?? context.prNumber
  if (number !== undefined) return { kind: 'found', number }
  const sha = commitOf(context)
  if (!sha) return { kind: 'none', why: `the event \`${context.eventName}\` belongs to no pull request` }
  const pulls = await pullsOf(github, context, sha)
  if (!pulls.ok) return { kind: 'unclear', error: pulls.error }
  const pull = choose(pulls.value, context, sha)
  if (pull && (pull.state === 'open' || !openOnly(context))) return { kind: 'found', number: pull.number }
  return {
    kind: 'none',
    ...(pull ? { merged: pull.number } : {}),
    why: `no ${openOnly(context) ? 'open ' : ''}pull request has the commit ${sha.slice(0, 7)}`,
  }
}

/** As it is now, which the event may not know. */
export function readPullRequest(github: GitHub, number: number): Promise<Answer<PullRequestText>> {
  return github.call('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number }, PULL_TEXT)
}

/** The commit that the pull request's branch is on now. */
export async function readHead(github: GitHub, number: number): Promise<Answer<string>> {
  const answer = await github.call(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    { pull_number: number },
    PULL_HEAD,
  )
  return answer.ok ? { ...answer, value: answer.value.head.sha } : answer
}

const PULL_HEAD = v.object({ head: v.object({ sha: v.string() }) })

const PULL_TEXT = v.object({ title: v.string(), body: v.nullish(v.string()) })

type PullRequestText = Readonly<v.InferOutput<typeof PULL_TEXT>>

export type FoundPull =
  | { readonly kind: 'found'; readonly number: number }
  /** @property merged one that is no longer open, and brought the commit */
  | { readonly kind: 'none'; readonly why: string; readonly merged?: number }
  /** It could not be asked for. */
  | { readonly kind: 'unclear'; readonly error: GitHubError }

function commitOf({ eventName, headSha, sha }: Context): string | undefined {
  return headSha ?? (eventName === 'push' ? sha : undefined)
}

/** GitHub does not connect a commit that exists only in a fork with the pull request here: there the branch leads to it. */
async function pullsOf(github: GitHub, context: Context, sha: string): Promise<Answer<readonly Pull[]>> {
  const own = await listPulls(github, 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    commit_sha: sha,
  })
  const { headRepository = context.repository, headBranch } = context
  if (!own.ok || own.value.length > 0 || headRepository === context.repository || !headBranch) return own
  const head = `${headRepository.split('/')[0]}:${headBranch}`
  return listPulls(github, 'GET /repos/{owner}/{repo}/pulls', { head, state: 'all' })
}

function listPulls(github: GitHub, route: string, params: Record<string, unknown>) {
  return github.call(route, { ...params, per_page: 100 }, v.array(PULL))
}

function choose(pulls: readonly Pull[], context: Context, sha: string): Pull | undefined {
  const ours = pulls.filter(
    pull => pull.base.repo.full_name.toLowerCase() === context.repository.toLowerCase(),
  )
  const rank = (pull: Pull) => (pull.state === 'open' ? 0 : 2) + (pull.head.sha === sha ? 0 : 1)
  return ours.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** Whether the commit is a branch's: only what is run for a pull request is about one that may be closed by now. */
function openOnly({ eventName, headEvent }: Context): boolean {
  if (eventName !== 'workflow_run') return eventName === 'push'
  return headEvent !== undefined && !headEvent.startsWith('pull_request')
}

const PULL = v.object({
  number: v.number(),
  state: v.string(),
  head: v.object({ sha: v.string() }),
  base: v.object({ repo: v.object({ full_name: v.string() }) }),
})

type Pull = v.InferOutput<typeof PULL>
