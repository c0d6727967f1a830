import { readFileSync } from 'node:fs'
import { type Document, OpenAPIBackend, type Operation } from 'openapi-backend'
import type { Answer, Call } from './exchange.ts'

/** Holds requests and answers against GitHub's own OpenAPI description (`openapi.json`, an extract). */
export interface Contract {
  /** What is wrong with the request, in a few words each; empty if GitHub's description allows it. */
  problemsWithRequest(call: Call): readonly string[]
  /** The same for an answer to it; statuses that the description does not know pass. */
  problemsWithAnswer(call: Call, answer: Answer): readonly string[]
  /** `GET /repos/{owner}/{repo}` and so on: all that the description covers. */
  readonly operations: readonly string[]
}

let loaded: Promise<Contract> | undefined

/** Read once a process: compiling the schemas takes longer than starting a stand-in. */
export function loadContract(): Promise<Contract> {
  loaded ??= readContract()
  return loaded
}

async function readContract(): Promise<Contract> {
  const text = readFileSync(new URL('./openapi.json', import.meta.url), 'utf8')
  const definition: Document = JSON.parse(text, withNull)
  // Formats such as `uri` are left unchecked: their implementation is not part of the validator.
  const api = new OpenAPIBackend({ definition, quick: true, ajvOpts: { validateFormats: false } })
  await api.init()
  return {
    problemsWithRequest: call => requestProblems(api, call),
    problemsWithAnswer: (call, answer) => answerProblems(api, call, answer),
    operations: api.router.getOperations().map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  }
}

/** The validator refuses `nullable` beside anything but a type, and GitHub writes it beside `oneOf` too. */
function withNull(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable, ...schema } = value
  return nullable === true ? { anyOf: [schema, { enum: [null] }] } : value
}

function requestProblems(api: OpenAPIBackend, call: Call): readonly string[] {
  const operation = operationOf(api, call)
  if (!operation) return ["GitHub's API description, as far as it is kept here, has no such operation"]
  const { valid, errors } = api.validator.validateRequest(asRequest(call), operation)
  if (valid) return []
  return (errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  )
}

function answerProblems(api: OpenAPIBackend, call: Call, { status, body }: Answer): readonly string[] {
  const operation = operationOf(api, call)
  if (!operation) return ['no such operation']
  const { errors } = api.validator.validateResponse(body ?? null, operation, status)
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function operationOf(api: OpenAPIBackend, call: Call): Operation | undefined {
  return api.router.matchOperation(asRequest(call))
}

function asRequest(call: Call) {
  return {
    method: call.method,
    path: withOneSegmentAtEnd(call.path),
    headers: { ...call.headers },
    query: Object.fromEntries(call.query),
    ...(call.body.length > 0 && call.host === 'api' && { body: call.body.toString() }),
  }
}

/** The paths in GitHub's description with a parameter that may hold slashes. */
function withOneSegmentAtEnd(path: string): string {
  return path.replace(
    /^((?:\/[^/]+){3}\/(?:contents|git\/matching-refs|commits(?!\/[^/]+\/pulls$))\/)(.+)$/,
    (_, start, rest) => start + encodeURIComponent(decodeURIComponent(rest)),
  )
}
