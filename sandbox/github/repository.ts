import { grants } from './access.ts'
import { account } from './accounts.ts'
import { type Answer, asObject, jsonBody, refusal } from './exchange.ts'
import type { Context } from './service.ts'

const LONGEST_PAYLOAD = 65_536

/** A workflow's token speaks for no user, so that GitHub does not tell whose it is. */
export async function readUser({ who, service }: Context): Promise<Answer> {
  if (!who) return refusal(401, 'Requires authentication')
  if (who.kind === 'installation') return refusal(403, 'Resource not accessible by integration')
  return { status: 200, body: { ...account(who.login, service.places), ...PROFILE } }
}

/** Of GraphQL, the one question that tells whose an app's token is: `{ viewer { login } }`. */
export async function readViewer({ call, who }: Context): Promise<Answer> {
  if (!who) return refusal(401, 'Requires authentication')
  if (!/^(query)?\s*\{\s*viewer\s*\{\s*login\s*\}\s*\}$/.test(String(jsonBody(call).query))) {
    return { status: 200, body: { errors: [{ message: 'The stand-in knows the viewer alone' }] } }
  }
  return { status: 200, body: { data: { viewer: { login: who.login } } } }
}

/** What GitHub adds to an account where it is looked at alone. */
const PROFILE = {
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 1,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2020-01-01T00:00:00Z',
  updated_at: '2020-01-01T00:00:00Z',
}

export async function readRepository({ call, who, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path)
  if (answer.status !== 200) return answer
  const push = grants(who, 'contents', 'write')
  const permissions = { admin: false, maintain: false, push, triage: push, pull: true }
  const counts = { network_count: 0, subscribers_count: 0 }
  return { ...answer, body: { ...asObject(answer.body), ...counts, permissions } }
}

export async function readContents({ call, service }: Context): Promise<Answer> {
  const { accept } = call.headers
  return service.emulator.request('GET', call.path, { query: call.query, accept })
}

/** Starts workflows in real life; here it is remembered. */
export async function createDispatch({ call, service }: Context): Promise<Answer> {
  const { event_type, client_payload } = jsonBody(call)
  if (JSON.stringify(client_payload ?? {}).length > LONGEST_PAYLOAD) {
    return refusal(422, 'client_payload is too large.')
  }
  service.store.dispatches.push({ eventType: String(event_type), clientPayload: client_payload })
  return { status: 204 }
}
