import { account } from './accounts.ts'
import { type Answer, asObject, type JsonObject, jsonBody, refusal } from './exchange.ts'
import { shaOf } from './names.ts'
import type { Context, Service } from './service.ts'

const LONGEST_DESCRIPTION = 140

/** A commit by its name, or by a branch or a tag that there is. */
export async function readCommit({ call, service }: Context): Promise<Answer> {
  const ref = decodeURIComponent(call.path.split('/').slice(5).join('/'))
  const sha = await commitOf(ref, service)
  return sha
    ? { status: 200, body: presentCommit(sha, service) }
    : refusal(422, `No commit found for SHA: ${ref}`)
}

/** Kept, and of no effect. */
export async function createStatus({ call, params, who, service }: Context): Promise<Answer> {
  const { sha = '' } = params
  if (!/^[0-9a-f]{40}$/.test(sha)) return refusal(422, `No commit found for SHA: ${sha}`)
  const { state, context = 'default', description = null, target_url = null } = jsonBody(call)
  if ([...String(description ?? '')].length > LONGEST_DESCRIPTION)
    return refusal(422, 'Validation Failed', [
      { resource: 'Status', code: 'custom', field: 'description', message: 'description is too long' },
    ])
  const status = { state, context, description, target_url }
  service.store.statuses.push({
    sha,
    state: String(state),
    context: String(context),
    description: textOrNull(description),
    targetUrl: textOrNull(target_url),
  })
  return { status: 201, body: presentStatus(sha, status, who?.login ?? '', service) }
}

/** The commit that a tag of a published release is on, where no test says which. */
export function commitOfTag(tag: string, { store }: Service): string {
  return store.tags.get(tag) ?? shaOf(`tag ${tag}`)
}

async function commitOf(ref: string, service: Service): Promise<string | undefined> {
  if (/^[0-9a-f]{40}$/.test(ref)) return ref
  if (ref === 'main') return shaOf('base')
  if (service.store.tags.has(ref)) return commitOfTag(ref, service)
  const releases = await service.emulator.all(`/repos/${service.repository}/releases`)
  const isTagged = releases.some(({ tag_name, draft }) => tag_name === ref && draft !== true)
  return isTagged ? commitOfTag(ref, service) : undefined
}

const TIME = '2026-01-01T00:00:00Z'

function presentCommit(sha: string, { places, repository }: Service): JsonObject {
  const api = `${places.api}/repos/${repository}`
  const person = { name: 'octo', email: 'octo@example.com', date: TIME }
  const tree = { sha: shaOf(`tree of ${sha}`), url: `${api}/git/trees/${shaOf(`tree of ${sha}`)}` }
  const url = `${api}/commits/${sha}`
  return {
    sha,
    node_id: 'C_1',
    url,
    html_url: `${places.web}/${repository}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: { url, author: person, committer: person, message: 'A commit', comment_count: 0, tree },
    author: null,
    committer: null,
    parents: [],
  }
}

function presentStatus(
  sha: string,
  status: JsonObject,
  login: string,
  { places, repository, store }: Service,
) {
  const creator = account(login, places)
  return {
    ...status,
    id: store.statuses.length,
    node_id: 'SC_1',
    url: `${places.api}/repos/${repository}/statuses/${sha}`,
    avatar_url: asObject(creator).avatar_url,
    creator,
    created_at: TIME,
    updated_at: TIME,
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
