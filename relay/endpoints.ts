import * as v from 'valibot'
import type { ApiVersion } from '../src/jogg/domain.ts'
import type { Http } from '../src/jogg/http.ts'
import type { Reply } from '../src/jogg/jogg-error.ts'
import { ID, parseWire, TEXT } from '../src/jogg/wire.ts'

/** An address that JoggAI reports the account's videos to. */
export interface Endpoint {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly enabled: boolean
}

/** What a new endpoint's deliveries are signed with; undefined when the answer did not say. */
interface Added {
  readonly id: string
  readonly secret: string | undefined
}

/** The account's webhook endpoints; each call is one request, and never throws. */
export interface Endpoints {
  list(): Promise<Reply<readonly Endpoint[]>>
  add(url: string, events: readonly string[]): Promise<Reply<Added>>
  remove(id: string): Promise<Reply<unknown>>
}

const TIMEOUT_MS = 30_000

export function endpointsOf(http: Http, version: ApiVersion, signal: AbortSignal): Endpoints {
  const limits = { timeoutMs: TIMEOUT_MS, signal }
  const one = (id: string) => `/${version}/endpoint/${encodeURIComponent(id)}`
  return {
    list: () => http({ method: 'GET', path: `/${version}/endpoints`, ...limits }, LIST),
    add(url, events) {
      const body = { url, events, status: 'enabled' }
      return http({ method: 'POST', path: `/${version}/endpoint`, body, ...limits }, ADDED)
    },
    remove: id => http({ method: 'DELETE', path: one(id), ...limits }, v.looseObject({})),
  }
}

/** v1 answers these requests without an envelope too: the endpoint, or the list, on its own becomes the `data` of one. */
export function enveloped(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    const text = await response.text()
    return new Response(isBare(parseWire(text)) ? `{"data":${text}}` : text || null, response)
  }
}

function isBare(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  const has = (name: string) => Object.hasOwn(answer, name)
  return Array.isArray(answer) || (!has('code') && !has('data') && (has('endpoint_id') || has('endpoints')))
}

const ENDPOINT = v.pipe(
  v.object({
    endpoint_id: v.exactOptional(ID),
    id: v.exactOptional(ID),
    url: TEXT,
    events: v.nullish(v.array(v.string()), []),
    status: TEXT,
  }),
  v.transform(({ endpoint_id, id, url = '', events, status }) => ({
    id: endpoint_id ?? id ?? '',
    url,
    events: events ?? [],
    enabled: status !== 'disabled',
  })),
  v.check(({ id }) => id !== '', 'an endpoint has no endpoint_id'),
)

const LIST = v.pipe(v.looseObject({}), v.transform(findList), v.array(ENDPOINT))

const ADDED = v.pipe(
  v.looseObject({}),
  v.transform(flatten),
  v.object({ endpoint_id: ID, secret: TEXT }),
  v.transform(({ endpoint_id, secret }) => ({ id: endpoint_id, secret })),
)

/** The API's description has the fields in `data`, its guide has them beside `code`. */
function flatten(answer: Answer): Record<string, unknown> {
  const { data, ...rest } = answer
  return typeof data === 'object' ? { ...rest, ...data } : rest
}

/** The list is `data`, or the one list in it or beside it, whatever its name; an empty one may be null. */
function findList(answer: Answer): unknown {
  if (Array.isArray(answer.data)) return answer.data
  const fields = flatten(answer)
  const isEmpty = answer.data === null || fields.endpoints === null
  return Object.values(fields).find(Array.isArray) ?? (isEmpty ? [] : undefined)
}

type Answer = Readonly<Record<string, unknown>>
