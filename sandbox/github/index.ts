import { JOB_TOKEN, jobToken } from './accounts.ts'
import { loadContract } from './contract.ts'
import { buildDoors } from './doors.ts'
import { startEmulator } from './emulator.ts'
import { writeEventFile } from './event-files.ts'
import { eventPayload } from './events.ts'
import type { JsonObject } from './exchange.ts'
import { gitHubFaults } from './faults.ts'
import { ownerOf } from './names.ts'
import { createReception } from './reception.ts'
import { createSeeding, type Seeding } from './seed.ts'
import { type Backstage, createStore } from './store.ts'
import type {
  Attachment,
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
  const [doors, contract] = await Promise.all([buildDoors(enterprise), loadContract()])
  const backstage = await buildBackstage(options, doors.places)
  const faults = gitHubFaults()
  const closing = new AbortController()
  const reception = createReception({ backstage, contract, faults, tokens, closing: closing.signal })
  doors.open(call => reception.serve(call))
  return {
    ...createSeeding(backstage),
    ...describe(backstage),
    requests: reception.requests,
    violations: reception.violations,
    fault: faults.add,
    clearFaults: faults.clear,
    pendingFaults: faults.pending,
    async close() {
      closing.abort()
      await Promise.all([doors.close(), backstage.emulator.close()])
    },
  }
}

async function buildBackstage(options: GitHubOptions, places: Places): Promise<Backstage> {
  const { repository = REPOSITORY, attachmentLimit = FREE_PLAN_ATTACHMENT } = options
  const isPrivate = options.private ?? false
  const emulator = await startEmulator(repository, isPrivate, places)
  const { id } = await emulator.expect('GET', `/repos/${repository}`)
  const common = { emulator, places, repository, attachmentLimit, private: isPrivate }
  return { ...common, store: createStore(), repositoryId: Number(id) }
}

function describe(backstage: Backstage) {
  const { places, repository, repositoryId, store } = backstage
  const env = {
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
  return {
    places,
    repository,
    repositoryId,
    env,
    dispatches: store.dispatches,
    attachments: () => [...store.attachments.values()],
    eventPayload: (name: EventName, options: EventOptions = {}) => eventPayload(backstage, name, options),
    async writeEvent(folder: string, name: EventName, options: EventOptions = {}) {
      const payload = await eventPayload(backstage, name, options)
      return { ...env, ...(await writeEventFile(folder, name, payload)) }
    },
  }
}
