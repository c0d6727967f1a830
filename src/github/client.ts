import * as v from 'valibot'
import { plain } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import type { Context } from './context.ts'
import { type GitHubError, givenUp, nextTry, toGitHubError } from './github-error.ts'

/**
 * GitHub's API, asked with the workflow's token. Answers are judged here, once; problems are values. A request that
 * GitHub refused for its rate is sent again when GitHub says so, one that reads or replaces also after a failure that
 * leaves its outcome open. One that creates something is not: only who sent it can look whether it is there.
 */
export interface GitHub {
  /**
   * @param route as GitHub's documentation writes it (`GET /repos/{owner}/{repo}/pulls`), `owner` and `repo` being
   *   filled in; or with an absolute address
   */
  call<T>(
    route: string,
    params: Params,
    schema: v.GenericSchema<unknown, T>,
    timeoutMs?: number,
  ): Promise<Answer<T>>
}

export type Params = Readonly<Record<string, unknown>>

export type Answer<T> =
  /** `more`: the list has another page. */
  | { readonly ok: true; readonly value: T; readonly more: boolean }
  | { readonly ok: false; readonly error: GitHubError }

/** @param world its `fetch` is not used: the toolkit brings its own, which knows the runner's proxies */
export async function openGitHub(context: Context, token: string, world: World): Promise<GitHub> {
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, { baseUrl: context.apiUrl, userAgent: USER_AGENT })
  const [owner, repo] = context.repository.split('/')
  const patience: Patience = { leftMs: MAX_PATIENCE_MS }
  const signalFor = requestSignals(world)
  return {
    async call(route, params, schema, timeoutMs = REQUEST_MS) {
      const place = route.includes('{owner}') ? { owner, repo } : {}
      const send = (signal: AbortSignal): Promise<Received> =>
        octokit.request(route, { ...place, ...params, request: { signal, redirect: redirectOf(params) } })
      return persist(world, patience, isRepeatable(route), () =>
        receive(() => send(signalFor(timeoutMs)), schema),
      )
    },
  }
}

const USER_AGENT = 'jogg-video-action'
/** A request with its answer, the reading of it included. */
const REQUEST_MS = 15_000
/** All the waiting for GitHub's rate limits and failures that one run does. */
const MAX_PATIENCE_MS = 60_000
interface Patience {
  leftMs: number
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
}

/** Until the run is cancelled a request has its own time; from then on at most what is left until the process goes. */
function requestSignals({ signal, lastWord }: World): (timeoutMs: number) => AbortSignal {
  return timeoutMs => AbortSignal.any([signal.aborted ? lastWord : signal, AbortSignal.timeout(timeoutMs)])
}

/** A file that a redirect could ask for again is kept in memory whole (undici clones the request); `data` is one. */
function redirectOf(params: Params): 'error' | 'follow' {
  return 'data' in params ? 'error' : 'follow'
}

function isRepeatable(route: string): boolean {
  return !route.startsWith('POST ')
}

async function persist<T>(
  { clock, signal }: World,
  patience: Patience,
  repeatable: boolean,
  attempt: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt()
    if (answer.ok || signal.aborted) return answer
    const pauseMs = nextTry(answer.error, tries, repeatable, clock.now())
    if (pauseMs === undefined) return answer
    if (pauseMs > patience.leftMs) return { ok: false, error: givenUp(answer.error, pauseMs) }
    patience.leftMs -= pauseMs
    await clock.sleep(pauseMs, signal)
  }
}

async function receive<T>(
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
    return { ok: false, error: toGitHubError(error) }
  }
}
