import { account } from './accounts.ts'
import { type Answer, asList, asObject, type JsonObject, jsonBody, refusal } from './exchange.ts'
import { ownerOf } from './names.ts'
import { onePage } from './pages.ts'
import type { Context, Service } from './service.ts'

/** GitHub counts characters, not bytes. */
const LONGEST_BODY = 65_536

export async function listComments({ call, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path, { query: call.query })
  if (answer.status !== 200) return answer
  return { ...answer, body: asList(answer.body).map(comment => presentComment(comment, service)) }
}

/** Of all issues and pull requests, as GitHub orders them: by id, unless `sort` says otherwise. */
export async function recentComments({ call, service }: Context): Promise<Answer> {
  const { emulator, repository, store } = service
  const issues = await emulator.all(`/repos/${repository}/issues`, { state: 'all' })
  const numbers = new Set([...issues.map(issue => Number(issue.number)), ...store.pulls.keys()])
  const lists = [...numbers].map(number => emulator.all(`/repos/${repository}/issues/${number}/comments`))
  const comments = (await Promise.all(lists)).flat().map(comment => presentComment(comment, service))
  const key = call.query.get('sort') === 'created' ? 'created_at' : 'updated_at'
  const byTime = (one: JsonObject, other: JsonObject) =>
    String(one[key]).localeCompare(String(other[key])) || Number(one.id) - Number(other.id)
  const ordered = call.query.has('sort') ? comments.toSorted(byTime) : comments
  const turned = call.query.get('direction') === 'desc' ? ordered.toReversed() : ordered
  return onePage(turned, call, service)
}

export async function readComment({ call, service }: Context): Promise<Answer> {
  return presented(await service.emulator.request('GET', call.path), service)
}

export async function createComment({ call, who, service }: Context): Promise<Answer> {
  const json = jsonBody(call)
  const refused = refusedBody(json)
  if (refused) return refused
  const answer = await service.emulator.request('POST', call.path, { json })
  if (answer.status === 201 && who) {
    service.store.commentAuthors.set(Number(asObject(answer.body).id), who.login)
  }
  return presented(answer, service)
}

export async function updateComment({ call, service }: Context): Promise<Answer> {
  const json = jsonBody(call)
  return refusedBody(json) ?? presented(await service.emulator.request('PATCH', call.path, { json }), service)
}

export async function deleteComment({ call, service }: Context): Promise<Answer> {
  return service.emulator.request('DELETE', call.path)
}

function refusedBody({ body }: JsonObject): Answer | undefined {
  const text = String(body ?? '')
  if (!text.trim()) return unprocessable("Body can't be blank")
  if ([...text].length <= LONGEST_BODY) return undefined
  return unprocessable(`Body is too long (maximum is ${LONGEST_BODY} characters)`)
}

function unprocessable(message: string): Answer {
  const error = { resource: 'IssueComment', code: 'unprocessable', field: 'data', message }
  return refusal(422, 'Validation Failed', [error])
}

function presented(answer: Answer, service: Service): Answer {
  if (answer.status >= 300) return answer
  return { ...answer, body: presentComment(asObject(answer.body), service) }
}

/** The emulator's comment, as GitHub shows it: by whom it was, and under the pull request's address. */
export function presentComment(comment: JsonObject, service: Service): JsonObject {
  const { store, places, repository } = service
  const author = store.commentAuthors.get(Number(comment.id)) ?? ownerOf(repository)
  return {
    ...comment,
    user: account(author, places),
    author_association: author === ownerOf(repository) ? 'OWNER' : 'NONE',
    html_url: String(comment.html_url).replace(`/${repository}/issues/`, `/${repository}/pull/`),
  }
}
