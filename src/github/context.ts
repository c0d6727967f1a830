import path from 'node:path'
import * as v from 'valibot'
import type { Env } from '../runtime/world.ts'

/**
 * Where a run stands: repository, event, pull request, release, and how far its token can be trusted. Read once from
 * the runner's environment and the event's payload, whose shape depends on the event.
 */
export interface Context {
  /** `owner/name`; empty outside GitHub. */
  readonly repository: string
  readonly eventName: string
  /** A branch or tag, for people. */
  readonly refName: string
  readonly sha: string
  readonly workspace: string
  readonly apiUrl: string
  readonly serverUrl: string
  /** The page of this run; undefined outside GitHub. */
  readonly runUrl: string | undefined
  /** From the payload, where the event names one. */
  readonly prNumber: number | undefined
  /** The head commit of the pull request, or what `workflow_run` ran on. */
  readonly headSha: string | undefined
  /** `owner/name` and branch that `workflow_run` ran for: a fork's, where the pull request comes from one. */
  readonly headRepository: string | undefined
  readonly headBranch: string | undefined
  readonly releaseTag: string | undefined
  /** The event comes from a fork or from Dependabot: no secrets, a token that only reads. */
  readonly untrusted: 'fork' | 'dependabot' | undefined
}

/** As in: this run was started by … */
export function strangerOf(untrusted: NonNullable<Context['untrusted']>): string {
  return untrusted === 'fork' ? 'a pull request from a fork' : 'Dependabot'
}

/** @param payload the parsed file of GITHUB_EVENT_PATH, or undefined */
export function readContext(env: Env, payload: unknown): Context {
  const event = v.parse(EVENT, payload ?? {})
  const repository = env.GITHUB_REPOSITORY ?? ''
  const serverUrl = withoutSlash(env.GITHUB_SERVER_URL || 'https://github.com')
  return {
    repository,
    eventName: env.GITHUB_EVENT_NAME ?? '',
    refName: env.GITHUB_REF_NAME ?? '',
    sha: env.GITHUB_SHA ?? '',
    workspace: path.resolve(env.GITHUB_WORKSPACE || '.'),
    apiUrl: withoutSlash(env.GITHUB_API_URL || 'https://api.github.com'),
    serverUrl,
    runUrl: env.GITHUB_RUN_ID ? `${serverUrl}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` : undefined,
    prNumber: event.pull_request?.number ?? (event.issue?.pull_request ? event.issue.number : undefined),
    headSha: event.pull_request?.head?.sha ?? event.workflow_run?.head_sha,
    headRepository: event.workflow_run?.head_repository?.full_name,
    headBranch: event.workflow_run?.head_branch ?? undefined,
    releaseTag: event.release?.tag_name ?? tagOf(env),
    untrusted: findUntrusted(env, event, repository),
  }
}

/** Runners write none at the end; other programs that run workflows may. */
function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function tagOf(env: Env): string | undefined {
  return env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined
}

/**
 * Only what is read, each part absent in the events that do not have it, null as GitHub likes to send it, or half of it,
 * as people write events by hand to run a workflow on their own machine: what makes no sense is not there.
 */
function part<S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.nullish(schema), undefined)
}

const FORK_OF = part(v.object({ full_name: v.string() }))
const EVENT = v.fallback(
  v.object({
    pull_request: part(
      v.object({
        number: part(v.number()),
        head: part(v.object({ sha: part(v.string()), repo: FORK_OF })),
        user: part(v.object({ login: v.string() })),
      }),
    ),
    issue: part(v.object({ number: v.number(), pull_request: part(v.unknown()) })),
    release: part(v.object({ tag_name: v.string() })),
    workflow_run: part(
      v.object({ head_sha: v.string(), head_branch: part(v.string()), head_repository: FORK_OF }),
    ),
  }),
  {},
)

type GitHubEvent = v.InferOutput<typeof EVENT>

/** Events that give a fork's pull request no secrets: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
const OF_STRANGERS = ['pull_request', 'pull_request_review', 'pull_request_review_comment']

/** https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions */
function findUntrusted(env: Env, event: GitHubEvent, repository: string): Context['untrusted'] {
  if (env.GITHUB_ACTOR === 'dependabot[bot]') return 'dependabot'
  if (!OF_STRANGERS.includes(env.GITHUB_EVENT_NAME ?? '')) return undefined
  if (event.pull_request?.user?.login === 'dependabot[bot]') return 'dependabot'
  // The head repository is null when the fork was deleted in the meantime.
  return event.pull_request && event.pull_request.head?.repo?.full_name !== repository ? 'fork' : undefined
}
