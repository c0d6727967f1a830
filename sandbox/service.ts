import type { Account, RateLimit } from './account.ts'
import type { Catalog } from './catalog.ts'
import type { JoggFaults, Point } from './faults.ts'
import type { IdStyle, Project } from './projects.ts'
import type { Uploads } from './upload-store.ts'
import type { Webhooks } from './webhooks.ts'
import type { Reply } from './wire.ts'

/** What one sandbox knows; every handler works on this. */
export interface Service {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  readonly now: () => number
  readonly renderMs: number
  readonly idStyle: IdStyle
  readonly limit: RateLimit
  readonly catalog: Catalog
  readonly accounts: ReadonlyMap<string, Account>
  readonly projects: Project[]
  /** Videos that are drawn for their scripts, by project; undefined where all get the same short one. */
  readonly drawings: Map<string, Promise<Uint8Array>> | undefined
  readonly uploads: Uploads
  readonly webhooks: Webhooks
  readonly faults: JoggFaults
}

/** One request, as a handler sees it. */
export interface Call {
  readonly service: Service
  /** Whose key it is; on public routes an account without credits or rights. */
  readonly account: Account
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path segments; `:name` takes one. */
  readonly path: string
  readonly point: Point
  /** Answers without an API key: files and uploads. */
  readonly open?: boolean
  readonly handle: (call: Call) => Reply | Promise<Reply>
}
