import * as v from 'valibot'
import { retryAfterMs } from '../lib/retry-after.ts'
import { duration, plain, reasonOf } from '../lib/text.ts'

/** Why GitHub did not do what it was asked to. */
export type GitHubError = {
  /** In GitHub's words, or the network's. */
  readonly message: string
  readonly status?: number
  /** What a token must be allowed for this request, as GitHub writes it: `issues=write; pull_requests=write`. */
  readonly accepted?: string
} & (
  | { readonly kind: 'forbidden' | 'missing' | 'refused' }
  /** It may have been done or not: the connection broke, or the answer made no sense. `afterMs`: as told. */
  | { readonly kind: 'unclear'; readonly afterMs?: number }
  /** Refused for now. `untilMs`, since the epoch, or `afterMs` from now: as told; `guessMs`: where nothing is. */
  | {
      readonly kind: 'rate-limited'
      readonly untilMs?: number
      readonly afterMs?: number
      readonly guessMs?: number
    }
)

/**
 * Whatever Octokit throws: https://github.com/octokit/request-error.js
 *
 * @param now milliseconds since the epoch
 */
export function toGitHubError(error: unknown, now: number): GitHubError {
  const parsed = v.safeParse(REFUSAL, error)
  if (!parsed.success) return { kind: 'unclear', message: plain(reasonOf(error), 300) }
  const { status, headers, data } = parsed.output.response
  const message = plain(typeof data === 'string' ? `status ${status}` : messageOf(data), 300)
  const limit = findLimit(status, headers, message, now)
  if (limit) return { ...limit, message, status }
  const kind = kindOf(status)
  if (kind === 'unclear') return { kind, message, status, ...askedToWait(headers, now) }
  const accepted = headers['x-accepted-github-permissions']
  return { kind, message, status, ...(accepted ? { accepted: plain(String(accepted), 200) } : {}) }
}

/** Whether the same is refused again later in the run: anything else may have passed by then. */
export function isFinal({ kind, status }: GitHubError): boolean {
  return kind === 'forbidden' || status === 410
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
    if (error.guessMs !== undefined) return error.guessMs * 2 ** (tries - 1)
    return Math.max(1000, error.afterMs ?? (error.untilMs ?? now) - now + 1000)
  }
  if (error.kind !== 'unclear' || !repeatable) return undefined
  const pauseMs = PAUSES_MS[tries - 1]
  return pauseMs === undefined ? undefined : Math.max(pauseMs, error.afterMs ?? 0)
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

/**
 * A refusal that passes, told from one for good by what it says as well as by its status:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function findLimit(status: number, headers: Headers, message: string, now: number) {
  const kind = 'rate-limited' as const
  const isTooSoon = status === 422 && TOO_SOON.test(message)
  if (status !== 403 && status !== 429 && !isTooSoon) return undefined
  const after = askedToWait(headers, now)
  if (after) return { kind, ...after }
  const reset = Number(headers['x-ratelimit-reset'])
  if (Number(headers['x-ratelimit-remaining']) === 0 && reset >= 0) return { kind, untilMs: reset * 1000 }
  if (isTooSoon) return { kind, guessMs: MOMENT_MS }
  return status === 429 || LIMITED.test(message) ? { kind, guessMs: WHILE_MS } : undefined
}

/**
 * The limit on content that is created (https://github.com/cli/cli/issues/4801), and a pull request that another part
 * of GitHub has not heard of yet.
 */
const TOO_SOON = /submitted too quickly|could not resolve to a node/i
/** In these words GitHub Enterprise Server still has the secondary limit. */
const LIMITED = /rate limit|abuse detection/i
/** GitHub asks for a minute where it does not say how long, which is more than a run waits for it: part of it helps often. */
const WHILE_MS = 20_000
const MOMENT_MS = 3000

function askedToWait(headers: Headers, now: number): { readonly afterMs: number } | undefined {
  const afterMs = retryAfterMs({ retryAfter: headers['retry-after'], date: headers.date }, now)
  return afterMs === undefined ? undefined : { afterMs }
}

function kindOf(status: number): 'forbidden' | 'missing' | 'refused' | 'unclear' {
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  return status >= 500 ? 'unclear' : 'refused'
}
