import path from 'node:path'
import * as v from 'valibot'
import { plain } from '../lib/text.ts'
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
  /** Where the event names one: in its payload, or in the branch of a merge queue. */
  readonly prNumber: number | undefined
  /** Of that pull request, where the payload has it; it can be a stranger's. */
  readonly prTitle: string | undefined
  /** The head commit of the pull request, or what `workflow_run` ran on. */
  readonly headSha: string | undefined
  /** `owner/name` and branch that `workflow_run` ran for: a fork's, where the pull request comes from one. */
  readonly headRepository: string | undefined
  readonly headBranch: string | undefined
  /** The event that started what `workflow_run` ran. */
  readonly headEvent: string | undefined
  readonly releaseTag: string | undefined
  /** The event is about that release, so that it exists. */
  readonly isReleaseEvent: boolean
  /** The event comes from a fork or from Dependabot: no secrets, a token that only reads. */
  readonly untrusted: 'fork' | 'dependabot' | undefined
}

/** As in: this run was started by … */
export function strangerOf(untrusted: NonNullable<Context['untrusted']>): string {
  return untrusted === 'fork' ? 'a pull request from a fork' : 'Dependabot'
}

/** As people refer to it: `Retry what failed (#7)`; undefined where the event does not say. */
export function pullRequestTitle({
  prNumber,
  prTitle,
}: Pick<Context, 'prNumber' | 'prTitle'>): string | undefined {
  const title = plain(prTitle ?? '')
  return prNumber === undefined || !title ? undefined : `${title} (#${prNumber})`
}

/** @param payload the parsed file of GITHUB_EVENT_PATH, or undefined */
export function readContext(env: Env, payload: unknown): Context {
  const event = v.parse(EVENT, payload ?? {})
  const repository = env.GITHUB_REPOSITORY ?? ''
  const issue = event.issue?.pull_request ? event.issue : undefined
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
    prNumber: event.pull_request?.number ?? issue?.number ?? queuedPull(env, event),
    prTitle: event.pull_request?.title ?? issue?.title ?? undefined,
    headSha: event.pull_request?.head?.sha ?? event.workflow_run?.head_sha,
    headRepository: event.workflow_run?.head_repository?.full_name,
    headBranch: event.workflow_run?.head_branch ?? undefined,
    headEvent: event.workflow_run?.event ?? undefined,
    releaseTag: event.release?.tag_name ?? tagOf(env),
    isReleaseEvent: event.release !== undefined && event.release !== null,
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
 * A merge queue tests each pull request on a branch of its own, whose name has the number: `gh-readonly-queue/main/pr-7-…`
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group). Its commit belongs to no pull request.
 * A workflow sees it on `merge_group`, and on anything that is started by that branch.
 */
function queuedPull(env: Env, event: GitHubEvent): number | undefined {
  const refs = [
    event.merge_group?.head_ref,
    event.workflow_run?.head_branch,
    env.GITHUB_REF,
    env.GITHUB_REF_NAME,
  ]
  const [number] = refs.flatMap(ref => QUEUED.exec(ref ?? '')?.[1] ?? [])
  return number === undefined ? undefined : Number(number)
}

const QUEUED = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d{1,10})-[0-9a-f]{40,64}$/

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
        title: part(v.string()),
        head: part(v.object({ sha: part(v.string()), repo: FORK_OF })),
        user: part(v.object({ login: v.string() })),
      }),
    ),
    issue: part(v.object({ number: v.number(), title: part(v.string()), pull_request: part(v.unknown()) })),
    merge_group: part(v.object({ head_ref: v.string() })),
    release: part(v.object({ tag_name: v.string() })),
    workflow_run: part(
      v.object({
        head_sha: v.string(),
        head_branch: part(v.string()),
        head_repository: FORK_OF,
        event: part(v.string()),
      }),
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
