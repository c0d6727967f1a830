import { account } from './accounts.ts'
import { type Answer, asObject, type JsonObject, notFound, refusal } from './exchange.ts'
import { ownerOf, shaOf } from './names.ts'
import { onePage } from './pages.ts'
import type { Context, Service } from './service.ts'
import type { PullRequestSeed } from './types.ts'

/** The emulator takes the head of a pull request from branches of its own making: ours, from what was seeded. */
export async function readPull({ params, service }: Context): Promise<Answer> {
  const body = await pullRequest(service, Number(params.number))
  return body ? { status: 200, body } : notFound()
}

export async function listPulls({ call, service }: Context): Promise<Answer> {
  const { query } = call
  const state = query.get('state') ?? 'open'
  const pulls = (await allPulls(service)).filter(({ seed, json }) => {
    if (state !== 'all' && json.state !== state) return false
    if (query.has('head') && query.get('head') !== headLabel(seed, service)) return false
    return !query.has('base') || query.get('base') === 'main'
  })
  const ordered = query.get('direction') === 'asc' ? pulls : pulls.toReversed()
  return onePage(
    ordered.map(({ json }) => json),
    call,
    service,
  )
}

/**
 * The pull requests of a commit, as far as the asked repository knows it. A commit that exists only in a fork belongs
 * to no pull request in the base repository: the fork itself has to be asked.
 */
export async function pullsOfCommit({ call, params, service }: Context): Promise<Answer> {
  const { owner, repo, sha = '' } = params
  if (!/^[0-9a-f]{40}$/.test(sha)) return refusal(422, `No commit found for SHA: ${sha}`)
  const pulls = (await allPulls(service)).filter(({ seed }) => {
    const home = seed.state === 'merged' ? undefined : seed.fork
    if (home === null || (home ?? service.repository) !== `${owner}/${repo}`) return false
    return seed.state !== 'closed' && commitsOf(seed).includes(sha)
  })
  return onePage(
    pulls.map(({ json }) => json),
    call,
    service,
  )
}

/** The pull request as `GET /repos/{owner}/{repo}/pulls/{number}` shows it. */
export async function pullRequest(service: Service, number: number): Promise<JsonObject | undefined> {
  const seed = service.store.pulls.get(number)
  const { emulator, repository } = service
  return (
    seed && presentPull(await emulator.expect('GET', `/repos/${repository}/pulls/${number}`), seed, service)
  )
}

/** In the order of their numbers. */
async function allPulls(service: Service) {
  const query = { state: 'all', direction: 'asc' }
  const list = await service.emulator.all(`/repos/${service.repository}/pulls`, query)
  return list.flatMap(item => {
    const seed = service.store.pulls.get(Number(item.number))
    return seed ? [{ seed, json: presentPull(item, seed, service) }] : []
  })
}

function presentPull(pull: JsonObject, seed: PullRequestSeed, service: Service): JsonObject {
  const { places, repository } = service
  const base = { ...asObject(pull.base), sha: shaOf('base'), user: account(ownerOf(repository), places) }
  const merged = seed.state === 'merged'
  return {
    ...pull,
    user: account(seed.author ?? ownerOf(repository), places),
    base,
    head: headOf(asObject(asObject(pull.base).repo), seed, service),
    author_association: seed.fork === undefined ? 'OWNER' : 'NONE',
    merged,
    merged_at: merged ? pull.updated_at : null,
    merged_by: merged ? account(ownerOf(repository), places) : null,
    merge_commit_sha: mergeShaOf(seed),
  }
}

function headOf(baseRepo: JsonObject, seed: PullRequestSeed, service: Service): JsonObject {
  const label = headLabel(seed, service)
  const head = { label, ref: seed.headRef, sha: seed.headSha }
  if (seed.fork === null) return { ...head, user: null, repo: null }
  const { fork = service.repository } = seed
  const user = account(ownerOf(fork), service.places)
  return { ...head, user, repo: forkOf(baseRepo, fork, service) }
}

/** `owner:branch`, as the filter `head` of the list wants it. */
function headLabel({ fork, headRef, author }: PullRequestSeed, { repository }: Service): string {
  return `${fork === null ? (author ?? 'unknown') : ownerOf(fork ?? repository)}:${headRef}`
}

/** The repository of this name as GitHub shows it, made from the base repository. */
export function forkOf(baseRepo: JsonObject, fullName: string, { repository, places }: Service): JsonObject {
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
