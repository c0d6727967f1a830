import { Failure, type Trouble } from '../failure.ts'
import type { GitHub } from '../github/client.ts'
import type { Ledger } from '../job/ledger.ts'
import type { Plan } from '../prepare.ts'
import type { Results } from '../result.ts'
import type { World } from '../world.ts'
import type { OpenedComment } from './comment.ts'
import { findDestination } from './destination.ts'
import { publishAll } from './publish.ts'
import type { ReleaseTarget } from './release.ts'
import type { Targets } from './round.ts'

/**
 * Where the video goes. Everything that can be wrong with a target is found here, before anything is paid; at the
 * end each target is tried, whatever happens to the others. What only one target needs is loaded for it alone.
 *
 * @throws Failure when a download or a release that was asked for can't work
 */
export async function openPublisher(plan: Plan, world: World): Promise<Publisher> {
  const { downloadTo } = plan.inputs.targets
  const destination = downloadTo ? await findDestination(downloadTo, plan.context.workspace) : undefined
  const github = await connect(plan, world)
  const [release, comment] = await Promise.all([
    prepareRelease(github, plan),
    prepareComment(github, plan, world),
  ])
  const targets: Targets = { destination, release, comment: comment.kind === 'open' ? comment : undefined }
  return {
    ledger: targets.comment?.ledger,
    isForeign: comment.kind === 'foreign',
    publish: results => publishAll({ targets, results, plan, world }),
  }
}

export interface Publisher {
  /** The memory that the pull request comment keeps; undefined where there is none. */
  readonly ledger: Ledger | undefined
  /** A project is collected that nothing in this repository waits for: it is not to be touched. */
  readonly isForeign: boolean
  /** What is learnt on the way (addresses, paths) goes into the results; what was asked for and failed comes back. */
  publish(results: Results): Promise<readonly Trouble[]>
}

/** Undefined where no target needs GitHub, or where it can't be asked. */
async function connect({ inputs, context }: Plan, world: World): Promise<GitHub | undefined> {
  const { comment, attachToRelease, githubToken } = inputs.targets
  if (!(comment && !inputs.job.dryRun) && !attachToRelease) return undefined
  if (!githubToken || !context.repository) return undefined
  const { openGitHub } = await import('../github/client.ts')
  return openGitHub(context, githubToken, world)
}

async function prepareRelease(github: GitHub | undefined, plan: Plan): Promise<ReleaseTarget | undefined> {
  if (!plan.inputs.targets.attachToRelease) return undefined
  if (!github) throw new Failure(NO_ACCESS)
  const { openRelease } = await import('./release.ts')
  return openRelease(github, plan)
}

async function prepareComment(github: GitHub | undefined, plan: Plan, world: World): Promise<OpenedComment> {
  if (!plan.inputs.targets.comment || plan.inputs.job.dryRun) return { kind: 'none' }
  if (!github) {
    world.actions.warning(`No comment is written: ${NO_ACCESS.happened} ${NO_ACCESS.advice}`, {
      title: 'Pull request comment',
    })
    return { kind: 'none' }
  }
  const { openComment } = await import('./comment.ts')
  return openComment(github, plan, world)
}

const NO_ACCESS: Trouble = {
  title: 'GitHub can not be asked',
  happened: '`github-token` is empty, or GITHUB_REPOSITORY is not set.',
  means: 'Nothing was submitted, and nothing was paid.',
  advice: 'Leave `github-token` out: its default is the token of the workflow.',
}
