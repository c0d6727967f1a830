import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { writeEventFile } from '../../../sandbox/github/event-files.ts'
import { asObject, type JsonObject } from '../../../sandbox/github/exchange.ts'
import {
  type EventName,
  type EventOptions,
  type GitHubStandIn,
  type Identity,
  jobToken,
  type Scope as Permission,
  startGitHub,
} from '../../../sandbox/github/index.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts'
import { type CacheService, startCacheService } from '../cache-service.ts'
import { dataOf } from './expressions.ts'
import { type Conclusion, concludes, type JobRun, type RunContext, runJobs } from './jobs.ts'
import type { OtherAction, OtherActions, Runner } from './steps.ts'
import { dispatchInputs, starts } from './triggers.ts'
import { type JobPlan, readWorkflow, type Workflow } from './workflow.ts'

/**
 * A place where workflows of `examples/` run as they would on GitHub: GitHub's own parser and expressions, the real
 * `dist/`, and stand-ins for JoggAI, GitHub and the Actions cache. Each job has a token with what the workflow's
 * `permissions:` grant, and no more.
 *
 * Two inputs of our action are set here where a workflow does not: `api-url`, to the sandbox, and `poll-interval`, to
 * one second.
 */
export interface Hub {
  readonly sandbox: Sandbox
  readonly github: GitHubStandIn
  readonly cache: CacheService
  /** A folder with the repository's files, empty at first; `actions/checkout` brings them into the workspace. */
  readonly repository: string
  /** What `actions/upload-artifact` was given: the artifacts by name, each a folder. */
  readonly artifacts: ReadonlyMap<string, string>
  /** Lets something happen in the repository, and runs this workflow if that starts it. */
  run(workflow: string, event: Trigger): Promise<WorkflowRun>
  close(): Promise<void>
}

/** An event of the stand-in for GitHub. */
export interface Trigger extends EventOptions {
  readonly name: EventName
  /** What its payload says beside that. */
  readonly payload?: JsonObject
}

export interface WorkflowRun {
  /** `not started`: the event is none that the workflow listens to. */
  readonly conclusion: Conclusion | 'not started'
  readonly jobs: readonly JobRun[]
  /** The secrets that were handed to something, without `GITHUB_TOKEN`. */
  readonly secretsUsed: readonly string[]
  /** Logs of all steps. */
  readonly log: string
  /** Job summaries of all steps. */
  readonly summary: string
}

export interface HubOptions extends SandboxOptions {
  readonly secrets?: Readonly<Record<string, string>>
  readonly vars?: Readonly<Record<string, string>>
  /** Programs that scripts find in place of the machine's, by name: what they do, as a script with a `#!` line. */
  readonly programs?: Readonly<Record<string, string>>
  /** Actions of others, beside those that every hub knows. */
  readonly others?: OtherActions
  /** Whether the repository's releases can't be changed once they are published. */
  readonly immutableReleases?: boolean
  /** Tokens beside those of the jobs. */
  readonly tokens?: Readonly<Record<string, Identity>>
}

const SECRETS = { JOGG_API_KEY: 'sandbox-key' }
const VARS = { JOGG_AVATAR_ID: '127', JOGG_VOICE_ID: 'en-US-ChristopherNeural' }

export async function openHub({
  secrets = SECRETS,
  vars = VARS,
  others = {},
  tokens: known = {},
  programs = {},
  immutableReleases = false,
  ...options
}: HubOptions = {}): Promise<Hub> {
  const tokens: Record<string, Identity> = { ...known }
  const [sandbox, github, cache, temp] = await Promise.all([
    startSandbox({ renderMs: 100, ...options }),
    startGitHub({ tokens, immutableReleases }),
    startCacheService(),
    mkdtemp(path.join(os.tmpdir(), 'hub-')),
  ])
  const repository = path.join(temp, 'repository')
  await mkdir(repository)
  const variables = await install(programs, path.join(temp, 'bin'))
  const artifacts = new Map<string, string>()
  const shown = { sandbox, github, cache, repository, artifacts }
  const state: HubState = { ...shown, temp, tokens, secrets, vars, others, variables }
  return {
    ...shown,
    run: (workflow, event) => run(workflow, event, state),
    async close() {
      await Promise.all([sandbox.close(), github.close(), cache.close()])
      await rm(temp, { recursive: true })
    },
  }
}

async function install(programs: Readonly<Record<string, string>>, folder: string) {
  await mkdir(folder)
  for (const [name, script] of Object.entries(programs))
    await writeFile(path.join(folder, name), script, { mode: 0o755 })
  return { PATH: [folder, process.env.PATH].join(path.delimiter) }
}

interface HubState extends Required<Pick<HubOptions, 'secrets' | 'vars' | 'others'>> {
  readonly sandbox: Sandbox
  readonly github: GitHubStandIn
  readonly cache: CacheService
  readonly temp: string
  /** What every step finds in its environment, whatever the event. */
  readonly variables: Readonly<Record<string, string>>
  readonly repository: string
  readonly tokens: Record<string, Identity>
  readonly artifacts: Map<string, string>
}

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples')

async function run(name: string, trigger: Trigger, state: HubState): Promise<WorkflowRun> {
  const workflow = await readWorkflow(path.resolve(EXAMPLES, name))
  const event = await makeEvent(trigger, state)
  if (!starts(workflow.events, trigger.name, event.payload)) return NOT_STARTED
  const secretsUsed = new Set<string>()
  const jobs = await runJobs(workflow, {
    contexts: {
      github: githubContext(event),
      secrets: event.trusted ? state.secrets : {},
      vars: state.vars,
      inputs: dispatchInputs(workflow.events, trigger.name, event.payload),
    },
    onSecret: secret => void secretsUsed.add(secret),
    ...machines(workflow, event, state),
  })
  secretsUsed.delete('GITHUB_TOKEN')
  return { ...told(jobs), secretsUsed: [...secretsUsed] }
}

const NOT_STARTED = { conclusion: 'not started', jobs: [], secretsUsed: [], log: '', summary: '' } as const

/** What jobs, all in all, have to tell. */
function told(jobs: readonly JobRun[]): Omit<WorkflowRun, 'secretsUsed'> {
  const steps = jobs.flatMap(job => job.steps)
  return {
    conclusion: concludes(jobs),
    jobs,
    log: steps.map(step => step.log).join(''),
    summary: steps.map(step => step.summary).join(''),
  }
}

interface Event {
  readonly payload: JsonObject
  readonly variables: Readonly<Record<string, string>>
  /** A fork's pull request gets no secrets, and a token that only reads. */
  readonly trusted: boolean
}

async function makeEvent(
  { name, payload: more, ...options }: Trigger,
  { github, temp }: HubState,
): Promise<Event> {
  const payload = { ...(await github.eventPayload(name, options)), ...more }
  const variables = { ...github.env, ...(await writeEventFile(temp, name, payload)) }
  const head = asObject(asObject(asObject(payload.pull_request).head).repo).full_name
  return { payload, variables, trusted: name !== 'pull_request' || head === github.repository }
}

/** `github.event_name` is what the runner calls GITHUB_EVENT_NAME, and so with all others. */
function githubContext({ payload, variables }: Event): Record<string, unknown> {
  const named = Object.entries(variables).map(([name, value]) => [
    name.replace('GITHUB_', '').toLowerCase(),
    value,
  ])
  return { ...Object.fromEntries(named), event: payload }
}

/** @param ceiling what the job that called this workflow may do */
function machines(
  workflow: Workflow,
  event: Event,
  state: HubState,
  ceiling?: Permissions,
): Omit<RunContext, 'contexts' | 'onSecret'> {
  const permitted = (job: JobPlan) => within(ceiling, permissionsOf(workflow, job, event.trusted), job)
  return {
    openRunner: job => openRunner(permitted(job), job, event, state),
    async openCalled(job) {
      const called = await readWorkflow(fileOf(job.call?.workflow ?? ''))
      return { workflow: called, shared: machines(called, event, state, permitted(job)) }
    },
  }
}

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Our own alone, by its major version, as users write it. */
function fileOf(workflow: string): string {
  const [, file] = /^org\/jogg-video-action\/(\.github\/workflows\/[\w-]+\.yml)@v1$/.exec(workflow) ?? []
  if (!file) throw new Error(`this runner does not know the workflow ${workflow}`)
  return path.join(ROOT, file)
}

/** GitHub does not start a called workflow that asks for more than the job which calls it has. */
function within(ceiling: Permissions | undefined, asked: Permissions, { id }: JobPlan): Permissions {
  for (const [name, access] of Object.entries(asked) as [Permission, string][]) {
    const most = ceiling ? ceiling[name] : 'write'
    if (most !== 'write' && most !== access)
      throw new Error(`job ${id} asks for \`${name}: ${access}\`, and its caller has ${most ?? 'none'}`)
  }
  return asked
}

/** A fresh machine for one job, and a token with what `permissions:` grant it. */
async function openRunner(permissions: Permissions, job: JobPlan, event: Event, state: HubState) {
  const { sandbox, cache, temp, tokens } = state
  const token = `ghs_jobTokenNumber${Object.keys(tokens).length + 1}`
  tokens[token] = jobToken(permissions)
  const folder = await mkdtemp(path.join(temp, 'job-'))
  const [workspace, own] = [path.join(folder, 'workspace'), path.join(folder, 'temp')]
  await Promise.all([mkdir(workspace), mkdir(own)])
  const runner: Runner = {
    workspace,
    temp: own,
    variables: { ...state.variables, ...event.variables, GITHUB_JOB: job.id },
    actionVariables: cache.envFor({ reads: [MAIN], writes: event.variables.GITHUB_REF ?? MAIN }),
    overrides: { 'api-url': sandbox.url, 'poll-interval': '1' },
    payload: event.payload,
    others: { ...usualActions(permissions, state), ...state.others },
  }
  return { token, runner }
}

const MAIN = 'refs/heads/main'

type Permissions = Readonly<Partial<Record<Permission, 'read' | 'write'>>>

/** What is not named is not granted; of the permissions the stand-in's alone are of interest. */
function permissionsOf(workflow: Workflow, job: JobPlan, trusted: boolean): Permissions {
  const token = job.permissions ?? workflow.permissions
  if (!token) throw new Error(`${workflow.file} has no \`permissions:\``)
  const scope = { contexts: {}, state: 'success', onSecret: () => undefined } as const
  const named = Object.entries(dataOf(token, scope) as Record<string, 'read' | 'write'>)
  return Object.fromEntries(
    named.map(([name, access]) => [name.replaceAll('-', '_'), trusted ? access : 'read']),
  )
}

/** @param depth commits of history; `0` for all */
async function clone(repository: string, workspace: string, depth: string): Promise<void> {
  const history = depth === '0' ? [] : ['--depth', depth]
  await promisify(execFile)('git', [
    'clone',
    '--quiet',
    ...history,
    pathToFileURL(repository).href,
    workspace,
  ])
}

function usualActions(permissions: Permissions, { repository, temp, artifacts }: HubState): OtherActions {
  const checkout: OtherAction = async ({ 'fetch-depth': depth = '1' }, { workspace }) => {
    if (!permissions.contents) throw new Error('a private repository is checked out with `contents: read`')
    if (existsSync(path.join(repository, '.git'))) await clone(repository, workspace, depth)
    else await cp(repository, workspace, { recursive: true })
    return {}
  }
  const upload: OtherAction = async (
    { name: given = 'artifact', path: from = '', archive },
    { workspace },
  ) => {
    // A file that is not put into an archive keeps its own name.
    const name = archive === 'false' ? path.basename(from) : given
    const kept = path.join(temp, 'artifacts', name)
    await cp(path.join(workspace, from), from.endsWith('/') ? kept : path.join(kept, path.basename(from)), {
      recursive: true,
    })
    artifacts.set(name, kept)
    return {}
  }
  return { 'actions/checkout': checkout, 'actions/upload-artifact': upload }
}
