import { account } from './accounts.ts'
import { type Answer, asObject, type JsonObject, notFound, refusal } from './exchange.ts'
import { ownerOf, shaOf } from './names.ts'
import type { Backstage } from './store.ts'
import type { PullRequestSeed } from './types.ts'
import type { Visit } from './visit.ts'

/** The emulator takes the head of a pull request from branches of its own making: ours, from what was seeded. */
export async function readPull({ params, backstage }: Visit): Promise<Answer> {
  const body = await pullRequest(backstage, Number(params.number))
  return body ? { status: 200, body } : notFound()
}

export async function listPulls({ call, backstage }: Visit): Promise<Answer> {
  const { query } = call
  const state = query.get('state') ?? 'open'
  const pulls = (await allPulls(backstage)).filter(({ seed, json }) => {
    if (state !== 'all' && json.state !== state) return false
    if (query.has('head') && query.get('head') !== headLabel(seed, backstage)) return false
    return !query.has('base') || query.get('base') === 'main'
  })
  const ordered = query.get('direction') === 'asc' ? pulls : pulls.toReversed()
  return onePage(
    ordered.map(({ json }) => json),
    call.path,
    query,
    backstage.places.api,
  )
}

/**
 * The pull requests of a commit, as far as the asked repository knows it. A commit that exists only in a fork belongs
 * to no pull request in the base repository: the fork itself has to be asked.
 */
export async function pullsOfCommit({ call, params, backstage }: Visit): Promise<Answer> {
  const { owner, repo, sha = '' } = params
  if (!/^[0-9a-f]{40}$/.test(sha)) return refusal(422, `No commit found for SHA: ${sha}`)
  const pulls = (await allPulls(backstage)).filter(({ seed }) => {
    const home = seed.state === 'merged' ? undefined : seed.fork
    if (home === null || (home ?? backstage.repository) !== `${owner}/${repo}`) return false
    return seed.state !== 'closed' && commitsOf(seed).includes(sha)
  })
  return onePage(
    pulls.map(({ json }) => json),
    call.path,
    call.query,
    backstage.places.api,
  )
}

/** The pull request as `GET /repos/{owner}/{repo}/pulls/{number}` shows it. */
export async function pullRequest(backstage: Backstage, number: number): Promise<JsonObject | undefined> {
  const seed = backstage.store.pulls.get(number)
  const { emulator, repository } = backstage
  return (
    seed && dressedPull(await emulator.expect('GET', `/repos/${repository}/pulls/${number}`), seed, backstage)
  )
}

/** In the order of their numbers. */
async function allPulls(backstage: Backstage) {
  const query = { state: 'all', direction: 'asc' }
  const list = await backstage.emulator.all(`/repos/${backstage.repository}/pulls`, query)
  return list.flatMap(item => {
    const seed = backstage.store.pulls.get(Number(item.number))
    return seed ? [{ seed, json: dressedPull(item, seed, backstage) }] : []
  })
}

function dressedPull(pull: JsonObject, seed: PullRequestSeed, backstage: Backstage): JsonObject {
  const { places, repository } = backstage
  const base = { ...asObject(pull.base), sha: shaOf('base'), user: account(ownerOf(repository), places) }
  const merged = seed.state === 'merged'
  return {
    ...pull,
    user: account(seed.author ?? ownerOf(repository), places),
    base,
    head: headOf(asObject(asObject(pull.base).repo), seed, backstage),
    author_association: seed.fork === undefined ? 'OWNER' : 'NONE',
    merged,
    merged_at: merged ? pull.updated_at : null,
    merged_by: merged ? account(ownerOf(repository), places) : null,
    merge_commit_sha: mergeShaOf(seed),
  }
}

function headOf(baseRepo: JsonObject, seed: PullRequestSeed, backstage: Backstage): JsonObject {
  const label = headLabel(seed, backstage)
  const head = { label, ref: seed.headRef, sha: seed.headSha }
  if (seed.fork === null) return { ...head, user: null, repo: null }
  const { fork = backstage.repository } = seed
  const user = account(ownerOf(fork), backstage.places)
  return { ...head, user, repo: forkOf(baseRepo, fork, backstage) }
}

/** `owner:branch`, as the filter `head` of the list wants it. */
function headLabel({ fork, headRef, author }: PullRequestSeed, { repository }: Backstage): string {
  return `${fork === null ? (author ?? 'unknown') : ownerOf(fork ?? repository)}:${headRef}`
}

/** The repository of this name as GitHub shows it, made from the base repository. */
export function forkOf(
  baseRepo: JsonObject,
  fullName: string,
  { repository, places }: Backstage,
): JsonObject {
  if (fullName === repository) return baseRepo
  const renamed = JSON.parse(JSON.stringify(baseRepo).replaceAll(repository, fullName))
  const owner = account(ownerOf(fullName), places)
  return { ...renamed, id: Number(owner.id), name: fullName.split('/')[1], owner, fork: true }
}

/** The commits that GitHub knows as the pull request's. */
function commitsOf(seed: PullRequestSeed): readonly string[] {
  const own = [seed.headSha, ...(seed.commits ?? [])]
  return seed.state === 'merged' ? [...own, mergeShaOf(seed)] : own
}

/** What `refs/pull/N/merge` points at, and after merging, the default branch. */
function mergeShaOf({ number }: PullRequestSeed): string {
  return shaOf(`merge of ${number}`)
}

/** The page of a list that the query asks for. */
export function onePage(
  items: readonly JsonObject[],
  path: string,
  query: URLSearchParams,
  api: string,
): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Number(query.get('page') ?? 1)
  const body = items.slice((page - 1) * size, page * size)
  if (page * size >= items.length) return { status: 200, body }
  const next = new URL(`${api}${path}?${query}`)
  next.searchParams.set('page', String(page + 1))
  return { status: 200, body, headers: { link: `<${next}>; rel="next"` } }
}
