import { createRequire } from 'node:module'
import { account } from './accounts.ts'
import { asObject, type JsonObject } from './exchange.ts'
import { ownerOf, shaOf } from './names.ts'
import { forkOf, pullRequest } from './pulls.ts'
import { presentRelease } from './releases.ts'
import type { Service } from './service.ts'
import type { EventName, EventOptions } from './types.ts'

/** What an event is made of: a recorded payload, and what the stand-in has in place of what was recorded. */
interface Making {
  readonly example: JsonObject
  readonly options: EventOptions
  readonly service: Service
  readonly repository: JsonObject
  readonly sender: JsonObject
}

type Maker = (making: Making) => Promise<JsonObject>

const MAKERS: Readonly<Record<EventName, Maker>> = {
  pull_request: pullRequestEvent,
  pull_request_target: pullRequestEvent,
  issue_comment: issueCommentEvent,
  workflow_run: workflowRunEvent,
  merge_group: mergeGroupEvent,
  push: pushEvent,
  release: releaseEvent,
  repository_dispatch: dispatchEvent,
  workflow_dispatch: async ({ options }) => ({
    inputs: options.inputs ?? {},
    ref: options.ref ?? 'refs/heads/main',
    workflow: '.github/workflows/video.yml',
  }),
  schedule: async () => ({ schedule: '0 6 * * 1', workflow: '.github/workflows/video.yml' }),
}

/** The payload that a workflow of the stand-in's repository would find at GITHUB_EVENT_PATH. */
export async function eventPayload(
  service: Service,
  name: EventName,
  options: EventOptions,
): Promise<JsonObject> {
  const { emulator, places } = service
  const repository = await emulator.expect('GET', `/repos/${service.repository}`)
  const sender = account(options.actor ?? ownerOf(service.repository), places)
  const example = exampleOf(name, options.action, service)
  const own = await MAKERS[name]({ example, options, service, repository, sender })
  return { ...example, ...own, repository, sender }
}

async function pullRequestEvent({ options, service }: Making): Promise<JsonObject> {
  const pull = await pullOf(options, service)
  return { action: options.action ?? 'opened', number: pull.number, pull_request: pull }
}

/** On the pull request `pr`, or, without it, on an issue that is none. */
async function issueCommentEvent({ example, options, service, sender }: Making): Promise<JsonObject> {
  const issue = options.pr === undefined ? asObject(example.issue) : await issueOf(example, options, service)
  const comment = { ...asObject(example.comment), body: options.comment ?? '/video', user: sender }
  return { action: options.action ?? 'created', issue, comment }
}

async function issueOf(example: JsonObject, options: EventOptions, service: Service): Promise<JsonObject> {
  const pull = await pullOf(options, service)
  const { number, title, body, user, state, url, html_url, diff_url, patch_url, merged_at } = pull
  const link = { url, html_url, diff_url, patch_url, merged_at }
  const issue = { number, title, body, user, state, html_url, url: pull.issue_url, pull_request: link }
  return { ...asObject(example.issue), ...issue }
}

/** After a workflow that ran on the pull request `pr`, on its head or on `sha`; without it, on a push of `sha`. */
async function workflowRunEvent(making: Making): Promise<JsonObject> {
  const { example, options, repository } = making
  const head = options.pr === undefined ? pushedHead(making) : await pulledHead(making)
  const run = {
    ...asObject(example.workflow_run),
    ...head,
    event: options.startedBy ?? head.event,
    head_commit: { ...asObject(asObject(example.workflow_run).head_commit), id: head.head_sha },
    repository,
    status: 'completed',
    conclusion: 'success',
  }
  return { action: options.action ?? 'completed', workflow_run: run }
}

function pushedHead({ options, repository }: Making) {
  const head_sha = options.sha ?? shaOf('base')
  const head_branch = (options.ref ?? 'main').replace(/^refs\/heads\//, '')
  return { event: 'push', head_sha, head_branch, head_repository: repository, pull_requests: [] }
}

/** GitHub leaves `pull_requests` empty when the head is in a fork. */
async function pulledHead({ options, service, repository }: Making) {
  const { id, number, url, head, base } = await pullOf(options, service)
  const { fork } = service.store.pulls.get(Number(number)) ?? {}
  const { sha, ref } = asObject(head)
  return {
    event: 'pull_request',
    head_sha: options.sha ?? sha,
    head_branch: ref,
    head_repository: fork === null ? null : forkOf(repository, fork ?? service.repository, service),
    pull_requests: fork === undefined ? [{ id, number, url, head, base }] : [],
  }
}

/** The commit is made by the queue, of the base branch and the pull request `pr`: no pull request has it. */
async function mergeGroupEvent({ options }: Making): Promise<JsonObject> {
  const base_ref = options.ref ?? 'refs/heads/main'
  const head_sha = shaOf(`queue ${options.pr}`)
  const head_ref = `refs/heads/gh-readonly-queue/${base_ref.replace('refs/heads/', '')}/pr-${options.pr}-${shaOf('base')}`
  const merge_group = { head_sha, head_ref, base_ref, base_sha: shaOf('base') }
  return { action: options.action ?? 'checks_requested', merge_group }
}

async function pushEvent({ example, options, service }: Making): Promise<JsonObject> {
  const after = options.sha ?? shaOf('base')
  const url = `${service.places.web}/${service.repository}/commit/${after}`
  const commit = { ...asObject(example.head_commit), id: after, url }
  const ref = options.ref ?? 'refs/heads/main'
  return { ref, after, created: false, head_commit: commit, commits: [commit] }
}

async function releaseEvent({ options, service }: Making): Promise<JsonObject> {
  const releases = await service.emulator.all(`/repos/${service.repository}/releases`)
  const release = releases.find(({ tag_name }) => tag_name === options.release)
  if (!release) throw new Error(`There is no release ${options.release}: add it first`)
  return { action: options.action ?? 'published', release: presentRelease(release, service) }
}

async function dispatchEvent({ options }: Making): Promise<JsonObject> {
  const { action = 'jogg-video', clientPayload = {} } = options
  return { action, branch: 'main', client_payload: clientPayload }
}

async function pullOf(options: EventOptions, service: Service): Promise<JsonObject> {
  const pull = options.pr === undefined ? undefined : await pullRequest(service, options.pr)
  if (!pull) throw new Error(`There is no pull request ${options.pr}: add it first`)
  return pull
}

interface Recorded {
  readonly name: string
  readonly examples: readonly JsonObject[]
}

/** A recorded payload of this event, about the stand-in's repository; of a matching `action` where there is one. */
function exampleOf(name: EventName, action: string | undefined, service: Service): JsonObject {
  const recordings: readonly Recorded[] = createRequire(import.meta.url)('@octokit/webhooks-examples')
  const recordedAs = name === 'pull_request_target' ? 'pull_request' : name
  const examples = recordings.find(event => event.name === recordedAs)?.examples ?? []
  const example = examples.find(candidate => candidate.action === action) ?? examples[0] ?? {}
  const { organization: _, installation: __, ...rest } = asObject(JSON.parse(moved(example, service)))
  return rest
}

function moved(example: JsonObject, { repository, places }: Service): string {
  return JSON.stringify(example)
    .replaceAll(/Codertocat\/Hello-World|octo-org\/octo-repo/g, repository)
    .replaceAll('https://api.github.com', places.api)
    .replaceAll('https://github.com', places.web)
}
