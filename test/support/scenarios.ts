import type { Fault } from '../../sandbox/index.ts'

/** What can go wrong with a create and with waiting, for everything that is paid for once: the tables that all go through. */

export type Version = (typeof VERSIONS)[number]
export const VERSIONS = ['v1', 'v2'] as const

/** One scenario of the table that both versions of the API go through. */
export interface Scenario {
  readonly name: string
  readonly faults: readonly Fault[]
  /** The one version that has such a fault, where the other has none. */
  readonly only?: Version
}

export function of<S extends Scenario>(version: Version, table: readonly S[]): readonly S[] {
  return table.filter(({ only }) => only === undefined || only === version)
}

const create = { on: 'create' } as const
const status = { on: 'status' } as const

export const UNKNOWN: readonly Scenario[] = [
  { name: 'a reset before the request is read', faults: [{ ...create, kind: 'reset' }] },
  { name: 'a reset after it was accepted', faults: [{ ...create, kind: 'reset', accepted: true }] },
  { name: 'no answer, not accepted', faults: [{ ...create, kind: 'stall' }] },
  { name: 'no answer, accepted', faults: [{ ...create, kind: 'stall', accepted: true }] },
  { name: 'a body that stalls', faults: [{ ...create, kind: 'stall-body', accepted: true }] },
  { name: 'a body cut short', faults: [{ ...create, kind: 'truncate', accepted: true }] },
  { name: 'a page of HTML', faults: [{ ...create, kind: 'html' }] },
  { name: 'a page of HTML, accepted', faults: [{ ...create, kind: 'html', accepted: true }] },
  { name: 'HTTP 500', faults: [{ ...create, kind: 'http', status: 500 }] },
  { name: 'HTTP 502, accepted', faults: [{ ...create, kind: 'http', status: 502, accepted: true }] },
  { name: 'HTTP 504, a page', faults: [{ ...create, kind: 'html', status: 504, accepted: true }] },
  { name: 'code 50000', faults: [{ ...create, kind: 'code', code: 50000 }] },
  { name: 'code 50000, accepted', faults: [{ ...create, kind: 'code', code: 50000, accepted: true }] },
  { name: 'a code nobody described', faults: [{ ...create, kind: 'code', code: 12345, accepted: true }] },
  { name: 'no project id in the answer', faults: [{ ...create, kind: 'shape', shape: 'no-project-id' }] },
  { name: 'a redirect', faults: [{ ...create, kind: 'redirect', location: 'https://elsewhere.example/' }] },
  { name: 'JSON that is no envelope', faults: [{ ...create, kind: 'body', text: '[]', accepted: true }] },
]

export const REFUSED: readonly (Scenario & { readonly advice: string })[] = [
  {
    name: 'an invalid key',
    faults: [{ ...create, kind: 'code', code: 10105, msg: 'Invalid API key' }],
    advice: 'Secrets and variables',
  },
  {
    name: 'no credit',
    faults: [{ ...create, kind: 'code', code: 18020 }],
    advice: 'The account has 10 credits left',
  },
  { name: 'no permission', faults: [{ ...create, kind: 'code', code: 18025 }], advice: 'plan' },
  {
    name: 'a wrong parameter',
    faults: [{ ...create, kind: 'code', code: 40000, msg: 'voice_id is wrong' }],
    advice: '"voice_id is wrong"',
  },
  { name: 'an unknown avatar', faults: [{ ...create, kind: 'code', code: 10104 }], advice: 'ids' },
]

export const ACCEPTED: readonly Scenario[] = [
  {
    name: 'a 429 in the envelope',
    faults: [{ ...create, kind: 'code', code: 429, retryAfter: 3 }],
  },
  {
    name: 'HTTP 429 with Retry-After',
    faults: [{ ...create, kind: 'http', status: 429, retryAfter: 5 }],
  },
  { name: 'several 429', faults: [{ ...create, kind: 'http', status: 429, times: 4 }] },
  {
    name: 'the id under its old name',
    faults: [{ ...create, kind: 'shape', shape: 'project-key' }],
    only: 'v1',
  },
  { name: 'no code in the answer', faults: [{ ...create, kind: 'shape', shape: 'no-code' }] },
  { name: 'no rid in the answer', faults: [{ ...create, kind: 'shape', shape: 'no-rid' }] },
  { name: 'credits that can not be read', faults: [{ on: 'quota', kind: 'http', status: 500, times: 9 }] },
  { name: 'credits that never come', faults: [{ on: 'quota', kind: 'stall', times: 2 }] },
]

export const SURVIVED: readonly Scenario[] = [
  { name: 'a reset', faults: [{ ...status, kind: 'reset', times: 2 }] },
  { name: 'a stall', faults: [{ ...status, kind: 'stall' }] },
  { name: 'a body cut short', faults: [{ ...status, kind: 'truncate' }] },
  { name: 'a body that stalls', faults: [{ ...status, kind: 'stall-body' }] },
  {
    name: 'HTTP 500, 502 and 503',
    faults: [500, 502, 503].map(code => ({ ...status, kind: 'http', status: code }) as const),
  },
  { name: 'code 50000', faults: [{ ...status, kind: 'code', code: 50000, times: 3 }] },
  { name: 'code 429', faults: [{ ...status, kind: 'code', code: 429, retryAfter: 20 }] },
  { name: 'HTML', faults: [{ ...status, kind: 'html', times: 3 }] },
  { name: 'a project not found at first', faults: [{ ...status, kind: 'code', code: 10104, times: 2 }] },
  {
    name: 'words that contradict the code',
    faults: [{ ...status, kind: 'shape', shape: 'contradiction', times: 9 }],
    only: 'v1',
  },
  {
    name: 'the status under its other name',
    faults: [{ ...status, kind: 'shape', shape: 'status-key', times: 9 }],
    only: 'v1',
  },
  {
    name: 'the other word for success',
    faults: [{ ...status, kind: 'shape', shape: 'success-word', times: 9 }],
    only: 'v2',
  },
  { name: 'nothing but the least', faults: [{ ...status, kind: 'shape', shape: 'sparse', times: 9 }] },
]

export interface Ended extends Scenario {
  readonly outputs: Record<string, string>
  readonly words: string | RegExp
}

export const ENDED: readonly Ended[] = [
  {
    name: 'a key that stops working',
    faults: [{ ...status, kind: 'code', code: 10105 }],
    outputs: { status: 'pending' },
    words: 'Secrets and variables',
  },
  {
    name: 'a plan that ends',
    faults: [{ ...status, kind: 'code', code: 18025 }],
    outputs: { status: 'pending' },
    words: 'plan',
  },
  {
    name: 'a project that stays unknown',
    faults: [{ ...status, kind: 'code', code: 10104, times: 99 }],
    outputs: { status: 'failed' },
    words: 'code 10104',
  },
  {
    name: 'a status nobody described',
    faults: [{ ...status, kind: 'status', value: 42 }],
    outputs: { status: 'failed' },
    words: /reports status(_code)? 42/,
  },
  {
    name: 'success without an address',
    faults: [{ ...status, kind: 'shape', shape: 'no-video-url', times: 99 }],
    outputs: { status: 'failed' },
    words: 'no video address',
  },
  {
    name: 'a service that is gone for good',
    faults: [{ ...status, kind: 'http', status: 503, times: 999 }],
    outputs: { status: 'pending' },
    words: 'paid for',
  },
  {
    name: 'a video that was deleted',
    faults: [{ ...status, kind: 'status', value: 99 }],
    outputs: { status: 'deleted' },
    words: 'was deleted',
    only: 'v1',
  },
  {
    name: 'a video that failed, by number',
    faults: [{ ...status, kind: 'status', value: 5 }],
    outputs: { status: 'failed' },
    words: 'support@jogg.ai',
    only: 'v1',
  },
  {
    name: 'a video that failed, by word',
    faults: [{ ...status, kind: 'status', value: 'failed' }],
    outputs: { status: 'failed' },
    words: 'support@jogg.ai',
    only: 'v2',
  },
]
