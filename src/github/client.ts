import * as v from 'valibot'
import { duration, plain } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import type { Context } from './context.ts'
import { type GitHubError, givenUp, nextTry, toGitHubError } from './github-error.ts'
import { Patience } from './patience.ts'

/**
 * GitHub's API, asked with the workflow's token. Answers are judged here, once; problems are values. A request that
 * GitHub refused for its rate is sent again when GitHub says so, one that reads or replaces also after a failure that
 * leaves its outcome open. One that creates something is not: only who sent it can look whether it is there.
 */
export interface GitHub {
  /**
   * @param route as GitHub's documentation writes it (`GET /repos/{owner}/{repo}/pulls`), `owner` and `repo` being
   *   filled in; or with an absolute address
   * @param ownMs what the request takes by itself before GitHub can answer: a file on its way up
   */
  call<T>(
    route: string,
    params: Params,
    schema: v.GenericSchema<unknown, T>,
    ownMs?: number,
  ): Promise<Answer<T>>
}

export type Params = Readonly<Record<string, unknown>>

export type Answer<T> =
  /** `more`: the list has another page. */
  | { readonly ok: true; readonly value: T; readonly more: boolean }
  | { readonly ok: false; readonly error: GitHubError }

interface Options {
  readonly limits?: Limits
  readonly request?: Pick<World, 'fetch'>
}

/**
 * @param world its `fetch` is not used: the toolkit brings its own, which knows the runner's proxies
 * @param options.request what is used in place of the toolkit's own fetch, in tests: nock can't see that one
 */
export async function openGitHub(
  context: Context,
  token: string,
  world: World,
  { limits = LIMITS, request }: Options = {},
): Promise<GitHub> {
  const { getOctokit } = await import('@actions/github')
  const options = { baseUrl: context.apiUrl, userAgent: USER_AGENT }
  const octokit = getOctokit(token, request ? { ...options, request } : options)
  const [owner, repo] = context.repository.split('/')
  const patience = new Patience(limits.totalMs)
  const line: Line = { world, patience, limits }
  return {
    async call(route, params, schema, ownMs = 0) {
      const place = route.includes('{owner}') ? { owner, repo } : {}
      const send = (signal: AbortSignal): Promise<Received> =>
        octokit.request(route, { ...place, ...params, request: { signal, redirect: redirectOf(params) } })
      return persist(line, isRepeatable(route), () => receive(line, ownMs, send, schema))
    },
  }
}

export type Limits = typeof LIMITS

const USER_AGENT = 'jogg-video-action'
/** Milliseconds: of one request with its answer, of all waiting in a run, and the part of that which pauses leave to requests. */
const LIMITS = { requestMs: 10_000, totalMs: 30_000, reserveMs: 5000 }
/** What an answer usually takes, which is not counted. */
const USUAL_MS = 1000

/** What the requests of a run share. */
interface Line {
  readonly world: World
  readonly patience: Patience
  readonly limits: Limits
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
}

/** A file that a redirect could ask for again is kept in memory whole (undici clones the request); `data` is one. */
function redirectOf(params: Params): 'error' | 'follow' {
  return 'data' in params ? 'error' : 'follow'
}

function isRepeatable(route: string): boolean {
  return !route.startsWith('POST ')
}

async function persist<T>(
  { world: { clock, signal }, patience, limits }: Line,
  repeatable: boolean,
  attempt: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt()
    if (answer.ok || signal.aborted) return answer
    const pauseMs = nextTry(answer.error, tries, repeatable, clock.now())
    if (pauseMs === undefined) return answer
    if (pauseMs > patience.leftMs - limits.reserveMs)
      return { ok: false, error: givenUp(answer.error, pauseMs) }
    const start = clock.now()
    await clock.sleep(pauseMs, signal)
    patience.spend(start, clock.now())
  }
}

/** Until the run is cancelled a request has its own time, as far as the run's reaches; from then on all share what is left. */
async function receive<T>(
  line: Line,
  ownMs: number,
  send: (signal: AbortSignal) => Promise<Received>,
  schema: v.GenericSchema<unknown, T>,
): Promise<Answer<T>> {
  const { world, patience, limits } = line
  if (world.signal.aborted) return exchange(line, () => send(world.lastWord), schema)
  const isLastTry = patience.leftMs <= 0
  const answerMs = patience.limitOf(limits.requestMs, world.clock.now())
  if (answerMs === undefined) return unanswered(limits.totalMs, 'which is all that a run waits for it')
  const late = AbortSignal.timeout(ownMs + answerMs)
  const start = world.clock.now()
  const answer = await exchange(line, () => send(AbortSignal.any([world.signal, late])), schema)
  const isLate = late.aborted && !answer.ok
  patience.spend(start + ownMs + (isLate ? 0 : USUAL_MS), world.clock.now())
  if (isLastTry && (answer.ok || answer.error.status !== undefined)) patience.revive()
  return isLate && !world.signal.aborted ? unanswered(ownMs + answerMs) : answer
}

/** Not in the words of what ended the request, which are about ourselves. */
function unanswered(ms: number, why = ''): { readonly ok: false; readonly error: GitHubError } {
  const message = [`GitHub did not answer within ${duration(ms / 1000)}`, why].filter(Boolean).join(', ')
  return { ok: false, error: { kind: 'unclear', message } }
}

async function exchange<T>(
  { world }: Line,
  send: () => Promise<Received>,
  schema: v.GenericSchema<unknown, T>,
): Promise<Answer<T>> {
  try {
    const { data, headers } = await send()
    const parsed = v.safeParse(schema, data)
    const more = /rel="next"/.test(String(headers.link ?? ''))
    if (parsed.success) return { ok: true, value: parsed.output, more }
    const why = plain(v.summarize(parsed.issues), 300)
    return {
      ok: false,
      error: { kind: 'unclear', message: `the answer is not what GitHub's API describes: ${why}` },
    }
  } catch (error) {
    const problem = toGitHubError(error, world.clock.now())
    if (!world.signal.aborted || problem.status !== undefined) return { ok: false, error: problem }
    return { ok: false, error: { kind: 'unclear', message: 'the run was cancelled' } }
  }
}
