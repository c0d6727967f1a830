/** The words of the stand-in: what a test hands in, and what it can look at afterwards. */

/** `api`: api.github.com, `uploads`: uploads.github.com, `web`: github.com and where its files are served from. */
export type Host = 'api' | 'uploads' | 'web'

/** Base addresses without a trailing slash. */
export type Places = Readonly<Record<Host, string>>

/** The permissions of a token, as a workflow's `permissions:` names them, with `_` for `-`. */
export type Scope = 'contents' | 'issues' | 'pull_requests' | 'statuses'

/** Whom a token speaks for. */
export interface Identity {
  readonly login: string
  /** `installation`: a workflow's GITHUB_TOKEN; `user`: a person's token. */
  readonly kind: 'installation' | 'user'
  /** What is not named is not granted. Anybody may read a public repository all the same. */
  readonly permissions: 'write-all' | 'read-all' | Readonly<Partial<Record<Scope, 'read' | 'write'>>>
}

export interface GitHubOptions {
  /** `owner/name`; default `octo-org/talking-docs`. */
  readonly repository?: string
  readonly private?: boolean
  /** Whether a release can't be changed any more once it is published: a setting of the repository. */
  readonly immutableReleases?: boolean
  /** Tokens that GitHub knows; every other one is refused with 401. Default: `JOB_TOKEN` may write everything. */
  readonly tokens?: Readonly<Record<string, Identity>>
  /** One address with `/api/v3` and `/api/uploads`, as GitHub Enterprise Server has it, instead of three hosts. */
  readonly enterprise?: boolean
  /** Bytes that one user attachment may have; default 10 MB, as on a free plan. */
  readonly attachmentLimit?: number
}

/** One request as it came in. `status` is absent while it is not answered, and when it never was. */
export interface RecordedRequest {
  readonly host: Host
  readonly method: string
  /** Still percent-encoded, without the query and without the prefix of GitHub Enterprise. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case; without `authorization`, whose token is `token`. */
  readonly headers: Readonly<Record<string, string>>
  readonly token?: string
  /** Parsed if it is JSON, the bytes otherwise; absent without a body. */
  readonly body?: unknown
  status?: number
  /** The kind of fault that it met. */
  fault?: Fault['kind']
}

/** A request that GitHub's own API description does not allow. */
export interface Violation {
  readonly method: string
  readonly path: string
  readonly problems: readonly string[]
}

interface Where {
  readonly host?: Host
  readonly method?: string
  /** Tested against the path without query and prefix; default any. */
  readonly path?: RegExp
  /** The first matching request that is hit, counted from now; default 1. */
  readonly nth?: number
  /** How many in a row; default 1. */
  readonly times?: number
}

interface Spoiled extends Where {
  /** Whether GitHub still does what was asked, and only its answer goes wrong; default false. */
  readonly accepted?: boolean
}

/** Something that goes wrong on demand. */
export type Fault =
  | (Spoiled & { readonly kind: 'answer' } & FaultyAnswer)
  /** The connection is reset instead of an answer. */
  | (Spoiled & { readonly kind: 'reset' })
  /** No answer, ever: the connection stays open. */
  | (Spoiled & { readonly kind: 'stall' })
  /** The right answer, cut in the middle. */
  | (Where & { readonly kind: 'truncate' })
  /** The right answer, `ms` later. */
  | (Where & { readonly kind: 'delay'; readonly ms: number })

export interface FaultyAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or text that is sent as it is. */
  readonly body?: unknown
}

export interface PullRequestSeed {
  /** Numbers only go up: of two pull requests, add the one with the lower number first. */
  readonly number: number
  readonly headSha: string
  readonly headRef: string
  readonly title?: string
  readonly body?: string
  readonly author?: string
  /** `owner/name` of the fork that it comes from; `null`: from a fork that was deleted since. */
  readonly fork?: string | null
  /** Default `open`. */
  readonly state?: 'open' | 'closed' | 'merged'
  /** Earlier commits of the same pull request. */
  readonly commits?: readonly string[]
}

export interface CommentSeed {
  readonly pr: number
  readonly body: string
  /** A login; default the repository's owner. */
  readonly author?: string
}

export interface Comment {
  readonly id: number
  readonly pr: number
  readonly author: string
  readonly body: string
  readonly url: string
  readonly createdAt: string
  readonly updatedAt: string
}

export interface ReleaseSeed {
  readonly tag: string
  readonly name?: string
  readonly body?: string
  readonly draft?: boolean
  readonly prerelease?: boolean
  readonly author?: string
  /** An immutable release: its notes can be edited, its assets can't be touched. */
  readonly immutable?: boolean
}

export interface Release {
  readonly id: number
  readonly tag: string
  readonly name: string | null
  readonly body: string | null
  readonly draft: boolean
  readonly prerelease: boolean
  readonly url: string
  readonly assets: readonly ReleaseAsset[]
}

export interface AssetSeed {
  /** The release's tag. */
  readonly release: string
  readonly name: string
  readonly bytes?: Uint8Array
  readonly contentType?: string
  /** A login; default the repository's owner. */
  readonly uploader?: string
  /** `starter`: what a failed upload leaves behind: it takes the name, and has no bytes. */
  readonly state?: AssetState
}

export type AssetState = 'uploaded' | 'starter'

export interface ReleaseAsset {
  readonly id: number
  readonly name: string
  readonly label: string | null
  readonly contentType: string
  readonly state: AssetState
  /** The public address. */
  readonly url: string
  readonly bytes: Buffer
}

export interface Attachment {
  readonly url: string
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
}

export interface Dispatch {
  readonly eventType: string
  readonly clientPayload: unknown
}

/** What stands beside a commit, by its context. */
export interface CommitStatus {
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
}

export type EventName =
  | 'pull_request'
  | 'pull_request_target'
  | 'issue_comment'
  | 'workflow_run'
  | 'merge_group'
  | 'push'
  | 'release'
  | 'repository_dispatch'
  | 'workflow_dispatch'
  | 'schedule'

export interface EventOptions {
  /** The event's activity type, or the type of a `repository_dispatch`; default the one that workflows mostly use. */
  readonly action?: string
  /** The pull request that it is about, added before. */
  readonly pr?: number
  /** The tag of the release that it is about, added before. */
  readonly release?: string
  /** The event that started what `workflow_run` ran; default `pull_request` with `pr`, `push` without. */
  readonly startedBy?: string
  /** The text of an `issue_comment`. */
  readonly comment?: string
  /** The pushed commit, or the head of the finished workflow run. */
  readonly sha?: string
  /** The pushed, or chosen, branch or tag, or the branch that a `merge_group` goes into; default `refs/heads/main`. */
  readonly ref?: string
  /** The login of who caused it; default the repository's owner. */
  readonly actor?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly clientPayload?: Readonly<Record<string, unknown>>
}
