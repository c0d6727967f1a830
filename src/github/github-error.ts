import * as v from 'valibot'
import { duration, plain, reasonOf } from '../lib/text.ts'

/** Why GitHub did not do what it was asked to. */
export type GitHubError = {
  /** In GitHub's words, or the network's. */
  readonly message: string
  readonly status?: number
} & (
  | { readonly kind: 'forbidden' | 'missing' | 'refused' }
  /** It may have been done or not: the connection broke, or the answer made no sense. */
  | { readonly kind: 'unclear' }
  /** Refused for its rate; `untilMs`, since the epoch, or `afterMs` from now, as told. */
  | { readonly kind: 'rate-limited'; readonly untilMs?: number; readonly afterMs?: number }
)

/** Whatever Octokit throws: https://github.com/octokit/request-error.js */
export function toGitHubError(error: unknown): GitHubError {
  const parsed = v.safeParse(REFUSAL, error)
  if (!parsed.success) return { kind: 'unclear', message: plain(reasonOf(error), 300) }
  const { status, headers, data } = parsed.output.response
  const message = plain(typeof data === 'string' ? `status ${status}` : messageOf(data), 300)
  const limit = findLimit(status, headers, message)
  if (limit) return { ...limit, message, status }
  return { kind: kindOf(status), message, status }
}

/** One line for a warning. */
export function githubErrorText({ message, status }: GitHubError): string {
  return status === undefined ? message : `${message} (HTTP ${status})`
}

/**
 * @param tries how often it was sent
 * @returns milliseconds until it may be sent again; undefined when it may not
 */
export function nextTry(
  error: GitHubError,
  tries: number,
  repeatable: boolean,
  now: number,
): number | undefined {
  if (error.kind === 'rate-limited') {
    return Math.max(1000, error.afterMs ?? (error.untilMs ?? now) - now + 1000)
  }
  if (error.kind !== 'unclear' || !repeatable) return undefined
  return PAUSES_MS[tries - 1]
}

/** After a failure that may pass: three tries in all. */
const PAUSES_MS = [1000, 3000]

export function givenUp(error: GitHubError, pauseMs: number): GitHubError {
  const message = `${error.message}: GitHub asks to wait ${duration(pauseMs / 1000)}, which is longer than this run waits for it`
  return { ...error, message }
}

const REFUSAL = v.object({
  response: v.object({
    status: v.number(),
    headers: v.record(v.string(), v.optional(v.union([v.string(), v.number()]))),
    data: v.unknown(),
  }),
})

const ERROR_BODY = v.object({
  message: v.string(),
  errors: v.optional(
    v.array(v.looseObject({ message: v.optional(v.string()), code: v.optional(v.string()) })),
  ),
})

function messageOf(data: unknown): string {
  const body = v.safeParse(ERROR_BODY, data)
  if (!body.success) return 'no reason given'
  const details = (body.output.errors ?? []).flatMap(error => error.message ?? error.code ?? [])
  return [body.output.message, ...details].join(': ')
}

type Headers = v.InferOutput<typeof REFUSAL>['response']['headers']

/** A refusal for its rate, told from one for lack of permission: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function findLimit(status: number, headers: Headers, message: string) {
  if (status !== 403 && status !== 429) return undefined
  const kind = 'rate-limited' as const
  const after = Number(headers['retry-after'])
  if (after >= 0) return { kind, afterMs: after * 1000 }
  const reset = Number(headers['x-ratelimit-reset'])
  if (Number(headers['x-ratelimit-remaining']) === 0 && reset >= 0) return { kind, untilMs: reset * 1000 }
  return status === 429 || /secondary rate limit/i.test(message) ? { kind, afterMs: UNTOLD_MS } : undefined
}

/** What GitHub asks to wait where it does not say how long. */
const UNTOLD_MS = 60_000

function kindOf(status: number): 'forbidden' | 'missing' | 'refused' | 'unclear' {
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  return status >= 500 ? 'unclear' : 'refused'
}
