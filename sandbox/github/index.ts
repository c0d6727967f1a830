import { JOB_TOKEN, jobToken } from './accounts.ts'
import { loadContract } from './contract.ts'
import { startEmulator } from './emulator.ts'
import { writeEventFile } from './event-files.ts'
import { eventPayload } from './events.ts'
import type { JsonObject } from './exchange.ts'
import { gitHubFaults } from './faults.ts'
import { createGateway } from './gateway.ts'
import { ownerOf } from './names.ts'
import { createSeeding, type Seeding } from './seed.ts'
import { startServers } from './servers.ts'
import type { Service } from './service.ts'
import { createStore } from './store.ts'
import type {
  Attachment,
  CommitStatus,
  Dispatch,
  EventName,
  EventOptions,
  Fault,
  GitHubOptions,
  Places,
  RecordedRequest,
  Violation,
} from './types.ts'

export { ACTIONS_BOT, JOB_TOKEN, jobToken } from './accounts.ts'
export { normalisedAssetName } from './asset-name.ts'
export { badGateway, rateLimitExhausted, secondaryRateLimit } from './faults.ts'
export type * from './types.ts'

/** A GitHub on loopback: one repository, its pull requests, comments and releases, and what can go wrong with them. */
export interface GitHubStandIn extends Seeding {
  readonly places: Places
  /** `owner/name`. */
  readonly repository: string
  readonly repositoryId: number
  /** The variables by which the runner tells an action where GitHub is and which repository it works for. */
  readonly env: Readonly<Record<string, string>>
  /** All requests so far, in the order in which they came. */
  readonly requests: readonly RecordedRequest[]
  /** Requests that GitHub's API description does not allow. A test that expects none ends with looking here. */
  readonly violations: readonly Violation[]
  readonly dispatches: readonly Dispatch[]
  /** Oldest first. */
  readonly statuses: readonly CommitStatus[]
  attachments(): readonly Attachment[]
  /** Lets something go wrong, with requests from now on. */
  fault(...faults: readonly Fault[]): void
  clearFaults(): void
  /** Faults that have not happened in full yet. */
  pendingFaults(): readonly Fault[]
  /** Throws where `pr` or `release` names something that was not added. */
  eventPayload(name: EventName, options?: EventOptions): Promise<JsonObject>
  /** Writes the payload into `folder`; resolves to `env` and the variables of this event. */
  writeEvent(folder: string, name: EventName, options?: EventOptions): Promise<Record<string, string>>
  close(): Promise<void>
}

const REPOSITORY = 'octo-org/talking-docs'
const FREE_PLAN_ATTACHMENT = 10 * 1024 * 1024

/** Starts a GitHub of our own on loopback ports that the system chooses. `close` it at the end. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubStandIn> {
  const { tokens = { [JOB_TOKEN]: jobToken() }, enterprise = false } = options
  const [servers, contract] = await Promise.all([startServers(enterprise), loadContract()])
  const service = await createService(options, servers.places)
  const faults = gitHubFaults()
  const closing = new AbortController()
  const gateway = createGateway({ service, contract, faults, tokens, closing: closing.signal })
  servers.open(call => gateway.serve(call))
  return {
    ...createSeeding(service),
    ...describe(service),
    requests: gateway.requests,
    violations: gateway.violations,
    fault: faults.add,
    clearFaults: faults.clear,
    pendingFaults: faults.pending,
    async close() {
      closing.abort()
      await Promise.all([servers.close(), service.emulator.close()])
    },
  }
}

async function createService(options: GitHubOptions, places: Places): Promise<Service> {
  const { repository = REPOSITORY, attachmentLimit = FREE_PLAN_ATTACHMENT } = options
  const { private: isPrivate = false, immutableReleases = false } = options
  const emulator = await startEmulator(repository, isPrivate, places)
  const { id } = await emulator.expect('GET', `/repos/${repository}`)
  const common = { emulator, places, repository, attachmentLimit, immutableReleases, private: isPrivate }
  return { ...common, store: createStore(), repositoryId: Number(id) }
}

/** What the stand-in tells of itself, whatever happens to it. */
function describe(service: Service) {
  const { places, repository, repositoryId, store } = service
  const env = runnerVariables(service)
  return {
    places,
    repository,
    repositoryId,
    env,
    dispatches: store.dispatches,
    statuses: store.statuses,
    attachments: () => [...store.attachments.values()],
    eventPayload: (name: EventName, options: EventOptions = {}) => eventPayload(service, name, options),
    async writeEvent(folder: string, name: EventName, options: EventOptions = {}) {
      const payload = await eventPayload(service, name, options)
      return { ...env, ...(await writeEventFile(folder, name, payload)) }
    },
  }
}

function runnerVariables({ places, repository, repositoryId }: Service) {
  return {
    GITHUB_API_URL: places.api,
    GITHUB_GRAPHQL_URL: `${places.api}/graphql`,
    GITHUB_SERVER_URL: places.web,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_REPOSITORY_OWNER: ownerOf(repository),
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Video',
    GITHUB_JOB: 'video',
  }
}
