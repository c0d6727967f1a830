import * as v from 'valibot'
import { retryAfterMs } from '../lib/retry-after.ts'
import { plain } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import type { ApiUrl } from './address.ts'
import { exchange, type Received } from './exchange.ts'
import { CODES, type ErrorDetails, isRefusal, type JoggError, type Reply } from './jogg-error.ts'
import { ENVELOPE, type Envelope, parseWire } from './wire.ts'

/**
 * One request to JoggAI: sent once, with the key, to the configured host alone. It never throws and never repeats:
 * only who called knows whether a second request would be paid for a second time.
 */
export function joggHttp(world: HttpWorld, apiUrl: ApiUrl, apiKey: string): Http {
  const headers = { 'x-api-key': apiKey, accept: 'application/json', 'content-type': 'application/json' }
  return async ({ method, path, body: content, timeoutMs, signal, isVerdict }, schema) => {
    const body = content === undefined ? null : JSON.stringify(content)
    const call = { method, headers, body, timeoutMs, signal }
    const reply = await exchange(world, `${apiUrl.href}${path}`, call)
    if (!reply.ok) return reply
    const answer = { ...reply.value, text: withoutKey(reply.value.text, apiKey) }
    return judge(answer, schema, world, isVerdict)
  }
}

/** The clock tells how far off a date is for a service that does not say what time it has. */
type HttpWorld = Pick<World, 'fetch'> & Partial<Pick<World, 'clock'>>

export type Http = <T>(call: Call, schema: v.GenericSchema<unknown, T>) => Promise<Reply<T>>

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** From the API's root, e.g. `/v1/project?project_id=7`. */
  readonly path: string
  readonly body?: unknown
  /** Milliseconds for everything, the reading of the body included. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /**
   * Whether an answer under a code other than 0 says what became of the thing that was asked for, by its `data`: some
   * endpoints report so that they failed to make it, and the request itself went well.
   */
  readonly isVerdict?: (data: unknown) => boolean
}

/**
 * What a service says about a key may quote it, and what it says is shown in comments, which nobody masks. Fewer than
 * eight characters can't be told from what an answer is made of.
 */
function withoutKey(text: string, apiKey: string): string {
  return apiKey.length < 8 ? text : text.replaceAll(apiKey, '***')
}

function judge<T>(
  received: Received,
  schema: v.GenericSchema<unknown, T>,
  world: HttpWorld,
  isVerdict: Call['isVerdict'] = () => false,
): Reply<T> {
  const parsed = v.safeParse(ENVELOPE, parseWire(received.text))
  const envelope = parsed.success ? parsed.output : undefined
  const said = envelope ? readSaid(envelope, received.status) : { httpStatus: received.status }
  const error = findProblem(received, envelope, said, world)
  const isAnswer = !error || (received.status < 300 && isVerdict(envelope?.data))
  if (!isAnswer) return { ok: false, error }
  const data = v.safeParse(schema, envelope)
  if (data.success) return { ok: true, value: data.output }
  const why = plain(v.summarize(data.issues).replace(/\s+/g, ' '), 500)
  return unclear(`the answer is not what the API describes: ${why}${showData(envelope)}`, said)
}

/**
 * What an odd answer holds, as far as a person reads: among it may be the id of what was paid for. Without addresses,
 * since one that is signed is a key to what lies there.
 */
function showData(envelope: Envelope | undefined): string {
  if (envelope?.data == null) return ''
  return `, with ${plain(JSON.stringify(envelope.data).replace(/https?:[^"\s]*/g, '…'), 300)}`
}

function unclear(detail: string, said: ErrorDetails): { ok: false; error: JoggError } {
  return { ok: false, error: { kind: 'unclear', detail, ...said } }
}

function findProblem(
  received: Received,
  envelope: Envelope | undefined,
  said: ErrorDetails,
  world: HttpWorld,
): JoggError | undefined {
  const code = envelope?.code ?? undefined
  if (received.status === 429 || code === CODES.rateLimit) {
    return { kind: 'rate-limited', retryAfterMs: readRetryAfter(received.headers, envelope, world), ...said }
  }
  if (received.status >= 500)
    return { kind: 'unclear', detail: 'the service answered with a server error', ...said }
  if (!envelope)
    return { kind: 'unclear', detail: `the answer is not the API's JSON: ${glance(received.text)}`, ...said }
  if (code !== undefined && isRefusal(code)) return { kind: 'refused', ...said }
  if (code !== undefined && code !== CODES.success) {
    return { kind: 'unclear', detail: `the service answered with an error${showData(envelope)}`, ...said }
  }
  if (received.status >= 300)
    return { kind: 'unclear', detail: 'the answer is neither a success nor an error', ...said }
  return undefined
}

function readSaid(envelope: Envelope, httpStatus: number): ErrorDetails {
  return {
    httpStatus,
    ...(envelope.code == null ? {} : { code: envelope.code }),
    ...(envelope.msg ? { msg: plain(envelope.msg, 500) } : {}),
    ...(envelope.rid ? { rid: plain(envelope.rid, 100) } : {}),
  }
}

/** Milliseconds, from the body's `retryAfter` in seconds, or the `Retry-After` header; undefined if neither says. */
function readRetryAfter(
  headers: Headers,
  envelope: Envelope | undefined,
  { clock }: HttpWorld,
): number | undefined {
  const seconds = envelope?.retryAfter ?? -1
  if (seconds >= 0) return seconds * 1000
  const retryAfter = headers.get('retry-after')
  return retryAfter ? retryAfterMs({ retryAfter, date: headers.get('date') }, clock?.now()) : undefined
}

/** The beginning of an answer that is no JSON: often a proxy's page that says what is wrong. */
function glance(text: string): string {
  return text === '' ? 'it is empty' : JSON.stringify(plain(text, 120))
}
