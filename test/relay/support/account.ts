import nock from 'nock'

/** How the answers look: fields in `data` as the API's description has it, or beside `code`, or without either. */
export const SHAPES = ['in data', 'beside code', 'data is the list', 'bare', 'a bare list'] as const
export type Shape = (typeof SHAPES)[number]

interface Kept {
  readonly endpoint_id: string
  readonly url: string
  readonly events: readonly string[]
  readonly status: string
}

export const KEY = 'jogg_key_that_nobody_sees'
export const NEW_SECRET = 'whsec_new_and_shown_once'

/** An account's endpoints, and what was asked of them. */
export interface Account {
  readonly kept: Kept[]
  /** `POST /v1/endpoint` */
  readonly seen: string[]
}

interface Options {
  readonly count?: number
  readonly at?: string
  readonly version?: 'v1' | 'v2'
}

/** Opens an account as nock plays it: asked with its key, its endpoints can be listed, added and removed. */
export function openAccount(
  shape: Shape,
  { count = 0, at = 'https://api.jogg.ai', version = 'v1' }: Options = {},
): Account {
  const kept = Array.from({ length: count }, (_, nth) =>
    endpoint(`ep_${nth}`, `https://other.example/${nth}`),
  )
  const seen: string[] = []
  const scope = nock(at, { reqheaders: { 'x-api-key': KEY } }).persist()
  scope.on('request', ({ method, path }) => seen.push(`${method} ${path}`))
  scope
    .get(`/${version}/endpoints`)
    .optionally()
    .reply(200, () => listOf(shape, kept))
  scope
    .post(`/${version}/endpoint`, isWhole)
    .optionally()
    .reply(200, (_, body) => add(shape, kept, body as One))
  scope
    .delete(path => path.startsWith(`/${version}/endpoint/`))
    .optionally()
    .reply(200, path => remove(kept, decodeURIComponent(path.split('/').at(-1) ?? '')))
  return { kept, seen }
}

/** Answers for the relay, by the signature that it is given. */
export function openRelay(answer: (signature: string | undefined) => number): void {
  nock('https://relay.example', { badheaders: ['x-api-key'] })
    .post('/webhook')
    .reply(function reply() {
      const [signature] = [this.req.headers['x-webhook-signature']].flat()
      return [answer(signature)]
    })
}

const HEAD = { rid: 'r1', code: 0, msg: 'Success' }

interface One {
  readonly url: string
  readonly events: readonly string[]
}

/** What an endpoint is added with, and nothing else. */
function isWhole(body: Record<string, unknown>): boolean {
  return Object.keys(body).sort().join() === 'events,status,url' && body.status === 'enabled'
}

function add(shape: Shape, kept: Kept[], { url, events }: One): object {
  const made = endpoint('ep_new', url, events)
  kept.push(made)
  const fields = { endpoint_id: made.endpoint_id, secret: NEW_SECRET }
  if (shape === 'bare' || shape === 'a bare list') return fields
  return shape === 'beside code' ? { ...HEAD, ...fields } : { ...HEAD, data: fields }
}

function listOf(shape: Shape, kept: Kept[]): nock.Body {
  switch (shape) {
    case 'in data':
      return { ...HEAD, data: { endpoints: kept } }
    case 'beside code':
      return { ...HEAD, endpoints: kept }
    case 'data is the list':
      return { ...HEAD, data: kept.length > 0 ? kept : null }
    case 'bare':
      return { endpoints: kept }
    case 'a bare list':
      return kept
  }
}

function remove(kept: Kept[], id: string): object {
  const at = kept.findIndex(one => one.endpoint_id === id)
  if (at < 0) return { ...HEAD, code: 10104, msg: 'record not found' }
  kept.splice(at, 1)
  return { ...HEAD, data: null }
}

export function endpoint(
  id: string,
  url: string,
  events: readonly string[] = ['generated_video_success'],
  status = 'enabled',
): Kept {
  return { endpoint_id: id, url, events, status }
}
