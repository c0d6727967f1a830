import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { createFaultQueue, type FaultQueue } from './fault-queue.ts'
import { bytes, type JsonObject, json, type Reply } from './wire.ts'

/** The endpoints by what they are for; both API versions alike. `put` is the upload's second half. */
const POINTS = [
  'create',
  'status',
  'quota',
  'whoami',
  'avatars',
  'voices',
  'upload',
  'put',
  'asset',
  'video',
  'cover',
  'endpoints',
  'translate',
  'translation',
  'languages',
  'templates',
  'template',
  'template-videos',
  'musics',
  'unknown',
] as const
export type Point = (typeof POINTS)[number]

/**
 * Answers that are well-formed and odd.
 * - `no-project-id`: nothing in `data` names what was made; `project-key`: it is called `project`
 * - `no-code`: the envelope lacks `code`; `no-rid`: it lacks `rid`; `bare`: `data` without an envelope
 * - `no-video-url`: success, without the address; `sparse`: only what no answer can do without
 * - `contradiction`: `status_desc` says otherwise; `status-key`: `status` instead of `status_code`
 * - `success-word`: v2 says `success` for `completed`
 * - `flat`: what is in a `data` of its own stands beside the status; `failure-code`: a failure is told under code 50001
 */
const SHAPES = [
  'no-project-id',
  'project-key',
  'no-code',
  'no-rid',
  'bare',
  'no-video-url',
  'sparse',
  'contradiction',
  'status-key',
  'success-word',
  'flat',
  'failure-code',
] as const
export type Shape = (typeof SHAPES)[number]

const count = v.pipe(v.number(), v.minValue(1))
const milliseconds = v.pipe(v.number(), v.minValue(0))
const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))
const where = {
  on: v.picklist([...POINTS, 'any']),
  /** The first matching request that is hit, counted from now; default 1. */
  nth: v.exactOptional(count),
  /** How many in a row; default 1. */
  times: v.exactOptional(count),
}
const spoiling = {
  ...where,
  /** Whether a POST or PUT still does its work (project made, credits taken); default false. */
  accepted: v.exactOptional(v.boolean()),
}

/** Checks a fault that comes over HTTP; `Fault` is its type. */
export const FaultSchema = v.variant('kind', [
  /** The connection is reset: before the body is read, or, when `accepted`, instead of the answer. */
  v.strictObject({ kind: v.literal('reset'), ...spoiling }),
  /** No answer, ever: the connection stays open. */
  v.strictObject({ kind: v.literal('stall'), ...spoiling }),
  /** Headers and half of the body, then nothing. */
  v.strictObject({ kind: v.literal('stall-body'), ...spoiling }),
  /** Headers and half of the body, then the connection is closed. */
  v.strictObject({ kind: v.literal('truncate'), ...spoiling }),
  /** A page of HTML; HTTP 200 unless told. */
  v.strictObject({ kind: v.literal('html'), ...spoiling, status: v.exactOptional(httpStatus) }),
  /** An HTTP status without a body. */
  v.strictObject({
    kind: v.literal('http'),
    ...spoiling,
    status: httpStatus,
    retryAfter: v.exactOptional(v.union([v.number(), v.string()])),
  }),
  /** A code in JoggAI's envelope; HTTP 200 unless told. `retryAfter` (seconds) goes into the body. */
  v.strictObject({
    kind: v.literal('code'),
    ...spoiling,
    code: v.number(),
    msg: v.exactOptional(v.string()),
    status: v.exactOptional(httpStatus),
    retryAfter: v.exactOptional(v.number()),
  }),
  v.strictObject({
    kind: v.literal('redirect'),
    ...spoiling,
    location: v.string(),
    status: v.exactOptional(httpStatus),
  }),
  /** This JSON text in place of the answer, whatever it is; HTTP 200 unless told. */
  v.strictObject({
    kind: v.literal('body'),
    ...spoiling,
    text: v.string(),
    status: v.exactOptional(httpStatus),
  }),
  /** The right answer, `ms` later; what it answers was done at once. */
  v.strictObject({ kind: v.literal('delay'), ...where, ms: milliseconds }),
  /** The right answer, in an odd shape. */
  v.strictObject({ kind: v.literal('shape'), ...where, shape: v.picklist(SHAPES) }),
  /** The right answer, with this `status_code` (v1) or `status` (v2). */
  v.strictObject({ kind: v.literal('status'), ...where, value: v.union([v.number(), v.string()]) }),
])
export type Fault = v.InferOutput<typeof FaultSchema>

/** What the client gets to see. `whole` is a proper answer, right or wrong. */
export type Outcome =
  | { readonly manner: 'whole' | 'half-then-silence' | 'half-then-closed'; readonly reply: Reply }
  | { readonly manner: 'silence' | 'reset' }

export type JoggFaults = FaultQueue<Fault, Point>

export function joggFaults(): JoggFaults {
  return createFaultQueue(({ on }, point) => on === 'any' || on === point)
}

/** Whether the request still does its work. A GET changes nothing, so its answer can always be made. */
export function doesItsWork(fault: Fault, method: string): boolean {
  if (fault.kind === 'delay' || fault.kind === 'shape' || fault.kind === 'status') return true
  return fault.accepted ?? (method === 'GET' && fault.kind !== 'reset')
}

/** What a fault makes of the answer. */
export function spoil(fault: Fault, reply: Reply): Outcome {
  switch (fault.kind) {
    case 'reset':
      return { manner: 'reset' }
    case 'stall':
      return { manner: 'silence' }
    case 'stall-body':
      return { manner: 'half-then-silence', reply }
    case 'truncate':
      return { manner: 'half-then-closed', reply }
    case 'delay':
      return { manner: 'whole', reply }
    default:
      return { manner: 'whole', reply: misstate(fault, reply) }
  }
}

type Misstatement = Extract<
  Fault,
  { kind: 'html' | 'http' | 'code' | 'redirect' | 'body' | 'shape' | 'status' }
>

function misstate(fault: Misstatement, reply: Reply): Reply {
  switch (fault.kind) {
    case 'html':
      return bytes(
        fault.status ?? 200,
        'text/html',
        '<html><body><h1>Something went wrong</h1></body></html>',
      )
    case 'http':
      return bytes(fault.status, 'text/plain', '', retryHeader(fault.retryAfter))
    case 'code':
      return codeReply(fault)
    case 'redirect':
      return bytes(fault.status ?? 302, 'text/plain', '', { location: fault.location })
    case 'body':
      return bytes(fault.status ?? 200, 'application/json', fault.text)
    case 'shape':
      return changeJson(reply, envelope => reshape(fault.shape, envelope))
    case 'status':
      return changeJson(reply, envelope => withStatus(envelope, fault.value))
  }
}

function codeReply(fault: Extract<Fault, { kind: 'code' }>): Reply {
  const { code, msg = `Sandbox fault ${code}`, status = 200, retryAfter } = fault
  const wait = retryAfter === undefined ? {} : { retryAfter }
  return json(status, { rid: randomUUID(), code, msg, ...wait, data: null }, retryHeader(retryAfter))
}

function retryHeader(retryAfter: number | string | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
}

function changeJson(reply: Reply, change: (envelope: JsonObject) => JsonObject): Reply {
  return reply.content instanceof Uint8Array ? reply : { ...reply, content: change(reply.content) }
}

const ID_KEYS = ['project_id', 'video_id', 'video_translate_id', 'project', 'motion_id', 'avatar_id']
const SPARE_KEYS = [
  ...['title', 'cover_url', 'video_duration', 'duration', 'created_at', 'status_desc', 'error'],
  ...['video_name', 'duration_seconds', 'deducted_credit', 'completed_at', 'error_msg', 'name', 'image_url'],
]

function reshape(shape: Shape, envelope: JsonObject): JsonObject {
  switch (shape) {
    case 'no-project-id':
      return changeData(envelope, data => without(data, ...ID_KEYS))
    case 'project-key':
      return changeData(envelope, data => ({ project: data.project_id ?? data.video_id }))
    case 'no-code':
      return without(envelope, 'code')
    case 'no-rid':
      return without(envelope, 'rid')
    case 'bare':
      return dataOf(envelope)
    case 'no-video-url':
      return changeData(withStatus(envelope, 4, 'completed'), data =>
        withoutDeep(data, 'video_url', 'url', 'avatar_id'),
      )
    case 'sparse':
      return changeData(envelope, data => withoutDeep(data, ...SPARE_KEYS))
    case 'contradiction':
      return changeData(envelope, data => ({ ...data, status_desc: contrary(data.status_code) }))
    case 'status-key':
      return changeData(envelope, ({ status_code, ...data }) => ({ ...data, status: status_code }))
    case 'success-word':
      return changeData(envelope, data =>
        data.status === 'completed' ? { ...data, status: 'success' } : data,
      )
    case 'flat':
      return changeData(envelope, flatten)
    case 'failure-code': {
      const { status } = dataOf(envelope)
      return status === 'error' || status === 'failed'
        ? { ...envelope, code: 50001, msg: 'Failed' }
        : envelope
    }
  }
}

/** The schema's names as the guides have them. */
function flatten({ data, ...rest }: JsonObject): JsonObject {
  if (typeof data !== 'object' || data === null) return rest
  const { url, cover_url, duration_seconds } = data as JsonObject
  return { ...rest, video_url: url, cover_url, duration: duration_seconds }
}

/** Of a result in a `data` of its own, too. */
function withoutDeep({ data, ...rest }: JsonObject, ...keys: string[]): JsonObject {
  const outer = without(rest, ...keys)
  if (typeof data !== 'object' || data === null) return data === undefined ? outer : { ...outer, data }
  return { ...outer, data: without(data as JsonObject, ...keys) }
}

const contrary = (code: unknown) => (code === 4 ? 'processing' : 'success')

/** Sets the status where this answer has it: `status_code` in v1, `status` in v2. */
function withStatus(envelope: JsonObject, v1: unknown, v2: unknown = v1): JsonObject {
  return changeData(envelope, data =>
    'status_code' in data ? { ...data, status_code: v1 } : { ...data, status: v2 },
  )
}

function changeData(envelope: JsonObject, change: (data: JsonObject) => JsonObject): JsonObject {
  return { ...envelope, data: change(dataOf(envelope)) }
}

function dataOf(envelope: JsonObject): JsonObject {
  const { data } = envelope
  return typeof data === 'object' && data !== null ? (data as JsonObject) : {}
}

function without(object: JsonObject, ...keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}
