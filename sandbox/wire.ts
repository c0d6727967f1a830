import { randomUUID } from 'node:crypto'

/** What a handler answers: JSON, which a fault may still change, or bytes (pictures, videos, audio). */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly content: JsonObject | Uint8Array
}

export type JsonObject = { readonly [key: string]: unknown }

/** JoggAI's envelope around `data`, with code 0. */
export function success(data: unknown): Reply {
  return json(200, { rid: randomUUID(), code: 0, msg: 'Success', data })
}

/** JoggAI's way to say no: HTTP 200 and a code other than 0. */
export function refusal(code: number, msg: string): Reply {
  return json(200, { rid: randomUUID(), code, msg, data: null })
}

/** The 429 of a rate limit, in all the places where the wait is told. */
export function tooMany(retryAfter: number): Reply {
  const body = { rid: randomUUID(), code: 429, msg: 'Too Many Requests', retryAfter, data: null }
  return json(429, body, { 'retry-after': String(retryAfter), 'x-ratelimit-remaining': '0' })
}

/** Any JSON, without an envelope. */
export function json(status: number, content: JsonObject, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, content }
}

export function bytes(
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Record<string, string> = {},
): Reply {
  const body = typeof content === 'string' ? Buffer.from(content) : content
  return { status, headers: { 'content-type': type, ...headers }, content: body }
}

/** Where a reply, which ends the matter, may have come in place of what was asked for. */
export function isReply(value: object): value is Reply {
  return 'content' in value
}

/** The bytes that go over the wire. */
export function encode(reply: Reply): Uint8Array {
  return reply.content instanceof Uint8Array ? reply.content : Buffer.from(JSON.stringify(reply.content))
}

/** Undefined when the text is not JSON. Integers that no number holds come back as text. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, keepLongIntegers as Reviver)
  } catch {
    return undefined
  }
}

type Reviver = (key: string, value: unknown) => unknown

// Node 24 hands a reviver the source text, and has `JSON.rawJSON`; TypeScript's library describes neither yet.
function keepLongIntegers(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  const isLong = typeof value === 'number' && /^\d{16,}$/.test(context.source ?? '')
  return isLong ? context.source : value
}

const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown }

/** A project's id as JSON: text in quotes, or, when it is all digits, an integer that no number could hold. */
export function wireId(id: string): unknown {
  return /^[1-9]\d{18}$/.test(id) ? wireInteger(id) : id
}

/** Digits as a JSON integer of any length. */
export function wireInteger(digits: string): unknown {
  return rawJSON(digits)
}
