/** How the answers look: fields in `data` as the API's description has it, or beside `code`, or without either. */
export const SHAPES = ['in data', 'beside code', 'data is the list', 'bare', 'a bare list'] as const
export type Shape = (typeof SHAPES)[number]

interface Kept {
  readonly endpoint_id: string
  readonly url: string
  readonly events: readonly string[]
  readonly status: string
}

/** An account's endpoints behind a fetch of its own, which also answers for the relay at `/webhook`. */
export interface FakeAccount {
  readonly fetch: typeof fetch
  readonly kept: Kept[]
  readonly seen: { readonly method: string; readonly url: string; readonly init: RequestInit }[]
}

export const NEW_SECRET = 'whsec_new_and_shown_once'

/** @param relay what the relay answers, by the signature it was given */
export function fakeAccount(
  shape: Shape,
  { count = 0, relay = () => 401 }: { count?: number; relay?: (signature: string | null) => number } = {},
): FakeAccount {
  const kept: Kept[] = Array.from({ length: count }, (_, at) =>
    endpoint(`ep_${at}`, `https://other.example/${at}`),
  )
  const seen: FakeAccount['seen'] = []
  return {
    kept,
    seen,
    fetch: async (input, init = {}) => {
      const url = String(input)
      const { method = 'GET' } = init
      seen.push({ method, url, init })
      if (url.endsWith('/webhook')) {
        return new Response(null, { status: relay(new Headers(init.headers).get('x-webhook-signature')) })
      }
      return Response.json(answer(shape, kept, method, url, init.body))
    },
  }
}

function answer(shape: Shape, kept: Kept[], method: string, url: string, body: unknown): unknown {
  const head = { rid: 'r1', code: 0, msg: 'Success' }
  if (method === 'GET') return listOf(shape, kept, head)
  if (method === 'DELETE') return remove(kept, decodeURIComponent(url.split('/').at(-1) ?? ''), head)
  const { url: address, events } = JSON.parse(String(body))
  const made = endpoint('ep_new', address, events)
  kept.push(made)
  const fields = { endpoint_id: made.endpoint_id, secret: NEW_SECRET }
  if (shape === 'bare' || shape === 'a bare list') return fields
  return shape === 'beside code' ? { ...head, ...fields } : { ...head, data: fields }
}

function listOf(shape: Shape, kept: Kept[], head: object): unknown {
  switch (shape) {
    case 'in data':
      return { ...head, data: { endpoints: kept } }
    case 'beside code':
      return { ...head, endpoints: kept }
    case 'data is the list':
      return { ...head, data: kept.length > 0 ? kept : null }
    case 'bare':
      return { endpoints: kept }
    case 'a bare list':
      return kept
  }
}

function remove(kept: Kept[], id: string, head: object): unknown {
  const at = kept.findIndex(one => one.endpoint_id === id)
  if (at < 0) return { ...head, code: 10104, msg: 'record not found' }
  kept.splice(at, 1)
  return { ...head, data: null }
}

export function endpoint(
  id: string,
  url: string,
  events = ['generated_video_success'],
  status = 'enabled',
): Kept {
  return { endpoint_id: id, url, events, status }
}
