import { countPost, identify } from './account.ts'
import { ENDPOINT_ROUTES } from './endpoints.ts'
import { LIST_ROUTES } from './lists.ts'
import { MEDIA_ROUTES } from './media.ts'
import { paramsOf, patternOf } from './paths.ts'
import { PHOTO_AVATAR_ROUTES } from './photo-avatars.ts'
import type { Call, Route, Service } from './service.ts'
import { TEMPLATE_LIST_ROUTES } from './template-lists.ts'
import { TEMPLATE_ROUTES } from './templates.ts'
import { TRANSLATION_ROUTES } from './translations.ts'
import { UPLOAD_ROUTES } from './uploads.ts'
import { USER_ROUTES } from './users.ts'
import { V1_ROUTES } from './v1.ts'
import { V2_ROUTES } from './v2.ts'
import { isReply, json, type Reply } from './wire.ts'

/** A request whose address is understood. */
interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

interface Incoming {
  readonly headers: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Uint8Array
}

const ROUTES: readonly (Route & { readonly pattern: RegExp })[] = [
  ...V1_ROUTES,
  ...V2_ROUTES,
  ...TRANSLATION_ROUTES,
  ...TEMPLATE_ROUTES,
  ...TEMPLATE_LIST_ROUTES,
  ...PHOTO_AVATAR_ROUTES,
  ...LIST_ROUTES,
  ...ENDPOINT_ROUTES,
  ...UPLOAD_ROUTES,
  ...USER_ROUTES,
  ...MEDIA_ROUTES,
].map(route => ({ ...route, pattern: patternOf(route.path) }))

export function findRoute(method: string, path: string): Match | undefined {
  for (const route of ROUTES) {
    const found = route.method === method ? route.pattern.exec(path) : null
    if (found !== null) return { route, params: paramsOf(found) }
  }
  return undefined
}

/** The answer, after the key, the plan and the rate limit were looked at. */
export async function answer(service: Service, match: Match | undefined, incoming: Incoming): Promise<Reply> {
  if (match === undefined) return json(404, { code: 404, msg: 'Not Found', data: null })
  const { route, params } = match
  const handledFor = (account: Call['account']) => route.handle({ ...incoming, service, params, account })
  if (route.open === true) return handledFor(NOBODY)
  const account = identify(service.accounts, incoming.headers['x-api-key'])
  if (isReply(account)) return account
  if (route.method !== 'POST') return handledFor(account)
  const left = countPost(account, service.limit, service.now())
  return typeof left === 'number' ? withLimit(await handledFor(account), left) : left
}

const NOBODY: Call['account'] = { key: '', credits: 0, apiAllowed: false, posts: [] }

function withLimit(reply: Reply, left: number): Reply {
  if (left === Infinity) return reply
  return { ...reply, headers: { ...reply.headers, 'x-ratelimit-remaining': String(left) } }
}
