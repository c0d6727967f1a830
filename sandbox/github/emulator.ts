import { createEmulator } from 'emulate'
import { account } from './accounts.ts'
import { type Answer, asList, asObject, type JsonObject, refusal } from './exchange.ts'
import type { Places } from './types.ts'

/** The package `emulate`: a GitHub that remembers. It is asked as the repository's owner; who may do what is decided before. */
export interface Emulator {
  /** `path` as in GitHub's documentation, percent-encoded. Addresses and accounts in the answer are the stand-in's. */
  request(method: string, path: string, rest?: EmulatorRequest): Promise<Answer>
  /** The same for seeding: throws on a refusal. */
  expect(method: string, path: string, rest?: EmulatorRequest): Promise<JsonObject>
  /** All items of a paged list. */
  all(path: string, query?: Readonly<Record<string, string>>): Promise<readonly JsonObject[]>
  close(): Promise<void>
}

export interface EmulatorRequest {
  readonly query?: URLSearchParams | Readonly<Record<string, string>>
  readonly json?: JsonObject | undefined
  readonly accept?: string | undefined
  /** For bodies other than JSON, which are sent empty: the emulator keeps no bytes. */
  readonly contentType?: string
}

const OWNER_TOKEN = 'owner'

/** Starts `emulate` with this one repository, whose default branch is `main`. */
export async function startEmulator(
  repository: string,
  isPrivate: boolean,
  places: Places,
): Promise<Emulator> {
  const [owner = '', name = ''] = repository.split('/')
  const service = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { [OWNER_TOKEN]: { login: owner } },
      github: { users: [{ login: owner }], repos: [{ owner, name, private: isPrivate }] },
    },
  })
  // The service listens on IPv4 alone, and calls itself localhost.
  const origin = service.url.replace('localhost', '127.0.0.1')
  const request: Emulator['request'] = (method, path, rest) => ask(origin, places, method, path, rest)
  return { request, expect: expecting(request), all: paging(request), close: () => service.close() }
}

async function ask(
  origin: string,
  places: Places,
  method: string,
  path: string,
  rest: EmulatorRequest = {},
): Promise<Answer> {
  const response = await fetch(`${origin}${path}?${new URLSearchParams(rest.query)}`, {
    method,
    headers: {
      authorization: `Bearer ${OWNER_TOKEN}`,
      accept: rest.accept ?? 'application/vnd.github+json',
      'content-type': rest.contentType ?? 'application/json',
    },
    ...(rest.json && { body: JSON.stringify(rest.json) }),
  })
  const link = response.headers.get('link')?.replaceAll(`${origin}/`, `${places.api}/`)
  const answer = { status: response.status, ...(link && { headers: { link } }) }
  return { ...answer, ...(await readBody(response, places)) }
}

async function readBody(response: Response, places: Places): Promise<Partial<Answer>> {
  if (response.status === 204) return {}
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json'))
    return { body: Buffer.from(await response.arrayBuffer()), headers: { 'content-type': type } }
  const body: unknown = await response.json()
  if (response.ok) return { body: localised(body, places) }
  return { body: refusal(response.status, String(asObject(body).message)).body }
}

/** The same value with every address pointing at the stand-in, and every account as the stand-in shows it. */
function localised(value: unknown, places: Places, key = ''): unknown {
  if (typeof value === 'string') return isAddress(key) ? localAddress(value, places) : value
  if (Array.isArray(value)) return value.map(item => localised(item, places))
  if (typeof value !== 'object' || value === null) return value
  if ('login' in value && 'gravatar_id' in value) return account(String(value.login), places)
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, localised(child, places, name)]),
  )
}

/** Text that people wrote is never touched, even if an address of ours stands in it. */
function isAddress(key: string): boolean {
  return key === 'url' || key === 'href' || key.endsWith('_url')
}

function localAddress(url: string, { api, web }: Places): string {
  const own = /^http:\/\/localhost:\d+(?=\/(?<first>[^/]*))/
  return url.replace(own, (_, first) => (first === 'repos' || first === 'users' ? api : web))
}

function expecting(request: Emulator['request']): Emulator['expect'] {
  return async (method, path, rest) => {
    const { status, body } = await request(method, path, rest)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
    return asObject(body)
  }
}

function paging(request: Emulator['request']): Emulator['all'] {
  return async (path, query) => {
    const items: JsonObject[] = []
    for (let page = 1; ; page += 1) {
      const { body } = await request('GET', path, { query: { ...query, per_page: '100', page: `${page}` } })
      const list = asList(body)
      items.push(...list)
      if (list.length < 100) return items
    }
  }
}
