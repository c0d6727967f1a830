import type { AssetState, Attachment, CommitStatus, Dispatch, PullRequestSeed } from './types.ts'

/** What the emulator does not keep. */
export interface Store {
  readonly pulls: Map<number, PullRequestSeed>
  /** Logins by the id of the comment, the release. */
  readonly commentAuthors: Map<number, string>
  readonly releaseAuthors: Map<number, string>
  readonly immutableReleases: Set<number>
  readonly assets: Map<number, StoredAsset>
  /** By the last part of their address. */
  readonly attachments: Map<string, Attachment>
  readonly dispatches: Dispatch[]
  /** In the order in which they were set. */
  readonly statuses: CommitStatus[]
  /** Commits of tags that a test names, by tag. */
  readonly tags: Map<string, string>
}

export interface StoredAsset {
  readonly bytes: Buffer
  readonly state: AssetState
  readonly uploader: string
}

export function createStore(): Store {
  return {
    pulls: new Map(),
    commentAuthors: new Map(),
    releaseAuthors: new Map(),
    immutableReleases: new Set(),
    assets: new Map(),
    attachments: new Map(),
    dispatches: [],
    statuses: [],
    tags: new Map(),
  }
}
