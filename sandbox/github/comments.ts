import { account } from './accounts.ts'
import { type Answer, asList, asObject, type JsonObject, jsonBody, refusal } from './exchange.ts'
import { ownerOf } from './names.ts'
import { onePage } from './pulls.ts'
import type { Backstage } from './store.ts'
import type { Visit } from './visit.ts'

/** GitHub counts characters, not bytes. */
const LONGEST_BODY = 65_536

export async function listComments({ call, backstage }: Visit): Promise<Answer> {
  const answer = await backstage.emulator.request('GET', call.path, { query: call.query })
  if (answer.status !== 200) return answer
  return { ...answer, body: asList(answer.body).map(comment => dressedComment(comment, backstage)) }
}

/** Of all issues and pull requests, as GitHub orders them: by id, unless `sort` says otherwise. */
export async function recentComments({ call, backstage }: Visit): Promise<Answer> {
  const { emulator, repository, places, store } = backstage
  const issues = await emulator.all(`/repos/${repository}/issues`, { state: 'all' })
  const numbers = new Set([...issues.map(issue => Number(issue.number)), ...store.pulls.keys()])
  const lists = [...numbers].map(number => emulator.all(`/repos/${repository}/issues/${number}/comments`))
  const comments = (await Promise.all(lists)).flat().map(comment => dressedComment(comment, backstage))
  const key = call.query.get('sort') === 'created' ? 'created_at' : 'updated_at'
  const byTime = (one: JsonObject, other: JsonObject) =>
    String(one[key]).localeCompare(String(other[key])) || Number(one.id) - Number(other.id)
  const ordered = call.query.has('sort') ? comments.toSorted(byTime) : comments
  const turned = call.query.get('direction') === 'desc' ? ordered.toReversed() : ordered
  return onePage(turned, call.path, call.query, places.api)
}

export async function readComment({ call, backstage }: Visit): Promise<Answer> {
  return dressed(await backstage.emulator.request('GET', call.path), backstage)
}

export async function createComment({ call, who, backstage }: Visit): Promise<Answer> {
  const json = jsonBody(call)
  const refused = refusedBody(json)
  if (refused) return refused
  const answer = await backstage.emulator.request('POST', call.path, { json })
  if (answer.status === 201 && who) {
    backstage.store.commentAuthors.set(Number(asObject(answer.body).id), who.login)
  }
  return dressed(answer, backstage)
}

export async function updateComment({ call, backstage }: Visit): Promise<Answer> {
  const json = jsonBody(call)
  return (
    refusedBody(json) ?? dressed(await backstage.emulator.request('PATCH', call.path, { json }), backstage)
  )
}

export async function deleteComment({ call, backstage }: Visit): Promise<Answer> {
  return backstage.emulator.request('DELETE', call.path)
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

function dressed(answer: Answer, backstage: Backstage): Answer {
  if (answer.status >= 300) return answer
  return { ...answer, body: dressedComment(asObject(answer.body), backstage) }
}

/** The emulator's comment, as GitHub shows it: by whom it was, and under the pull request's address. */
export function dressedComment(comment: JsonObject, backstage: Backstage): JsonObject {
  const { store, places, repository } = backstage
  const author = store.commentAuthors.get(Number(comment.id)) ?? ownerOf(repository)
  return {
    ...comment,
    user: account(author, places),
    author_association: author === ownerOf(repository) ? 'OWNER' : 'NONE',
    html_url: String(comment.html_url).replace(`/${repository}/issues/`, `/${repository}/pull/`),
  }
}
