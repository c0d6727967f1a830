import type { Proposal } from '../outputs/proposal.ts'
import type { Estimate, Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import type { CommentKeeper } from './comment.ts'
import type { CommitStatus } from './commit-status.ts'
import type { Destination } from './destination.ts'
import type { ReleaseTarget } from './release.ts'

/** What is published where, at the end of a run. */
export interface Publication {
  readonly targets: Targets
  readonly results: Results
  /** Of a dry run. */
  readonly estimate: Estimate | undefined
  /** What the comment is to show as a plan: of a dry run, and of one that may pay for nothing else. */
  readonly proposal: Proposal | undefined
  readonly plan: Plan
  readonly world: World
}

/** The targets that are asked for and can be reached. */
export interface Targets {
  readonly destination: Destination | undefined
  readonly page: PagePlace | undefined
  readonly release: ReleaseTarget | undefined
  readonly comment: CommentKeeper | undefined
  readonly commitStatus: CommitStatus | undefined
}

/** Where the page goes: a file, or, of several videos, a folder. */
export interface PagePlace extends Destination {
  readonly isFolder: boolean
}
