import type { Host } from './types.ts'

/** One request to be answered. */
export interface Call {
  readonly host: Host
  readonly method: string
  /** Still percent-encoded, without the query and without the prefix of GitHub Enterprise. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly token?: string
  readonly body: Buffer
}

/** A `Buffer` or text is sent as it is, `undefined` as no body, everything else as JSON. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type JsonObject = Readonly<Record<string, unknown>>

/** An error in GitHub's form. `errors` say which field of which resource was wrong. */
export function refusal(status: number, message: string, errors?: readonly JsonObject[]): Answer {
  const documentation_url = 'https://docs.github.com/rest'
  return { status, body: { message, ...(errors && { errors }), documentation_url, status: String(status) } }
}

export const notFound = (): Answer => refusal(404, 'Not Found')

/** The body as a JSON object; empty if it is none. The contract check has refused what is not JSON before. */
export function jsonBody(call: Call): JsonObject {
  return asObject(parse(call.body))
}

export function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function asList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(asObject) : []
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)
}
