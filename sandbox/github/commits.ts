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

async function commitOf(ref: string, service: Service): Promise<string | undefined> {
  if (/^[0-9a-f]{40}$/.test(ref)) return ref
  const [, kind = '', name = ref] = /^(heads|tags)\/(.+)$/.exec(ref) ?? []
  if (kind !== 'tags' && name === 'main') return shaOf('base')
  return kind === 'heads' ? undefined : commitOfExisting(name, service)
}

/** Where no test says where a tag is, that of a published release is on the head of `main`. */
async function commitOfExisting(tag: string, service: Service): Promise<string | undefined> {
  const added = service.store.tags.get(tag)
  if (added) return added
  const releases = await service.emulator.all(`/repos/${service.repository}/releases`)
  const isTagged = releases.some(({ tag_name, draft }) => tag_name === tag && draft !== true)
  return isTagged ? shaOf('base') : undefined
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
