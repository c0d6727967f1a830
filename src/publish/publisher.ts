import type { GitHub } from '../github/client.ts'
import type { Keeper } from '../ledger/ledger.ts'
import { type Diagnostic, DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Estimate, Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import type { OpenedComment } from './comment.ts'
import type { CommitStatus } from './commit-status.ts'
import { type Destination, findDestination } from './destination.ts'
import type { PagePlace, Targets } from './publication.ts'
import { publishAll } from './publish.ts'
import type { ReleaseTarget } from './release.ts'

/**
 * Where the video goes. Everything that can be wrong with a target is found here, before anything is paid; at the
 * end each target is tried, whatever happens to the others. What only one target needs is loaded for it alone.
 */
export async function openPublisher(plan: Plan, world: World): Promise<Publisher> {
  const github = await connect(plan, world)
  const [destination, page, release, comment] = await Promise.all([
    caught(() => prepareDownload(plan)),
    caught(() => preparePage(plan)),
    caught(() => prepareRelease(github, plan, world)),
    prepareComment(github, plan, world),
  ])
  const targets: Targets = {
    destination: destination.value,
    page: page.value,
    release: release.value,
    comment: comment.kind === 'open' ? comment : undefined,
    commitStatus: comment.kind === 'foreign' ? undefined : await prepareStatus(github, plan, world, comment),
  }
  const refs = await openRefs(github, plan, world)
  return {
    keepers: { comment: comment.kind === 'foreign' ? undefined : comment.keeper, refs },
    isForeign: comment.kind === 'foreign',
    precheckError: destination.failure ?? page.failure ?? release.failure,
    publish: (results, estimate) => publishAll({ targets, results, estimate, plan, world }),
  }
}

export interface Publisher {
  /** Where it is remembered what was paid for: the comment, and the repository itself; undefined where there is none. */
  readonly keepers: { readonly comment: Keeper | undefined; readonly refs: Keeper | undefined }
  /** A project is collected that nothing in this repository waits for: it is not to be touched. */
  readonly isForeign: boolean
  /** Why a download or a release that was asked for can't work: nothing is to be paid then. */
  readonly precheckError: DiagnosticError | undefined
  /**
   * What is learnt on the way (addresses, paths) goes into the results; what was asked for and failed comes back.
   *
   * @param estimate of a dry run
   */
  publish(results: Results, estimate?: Estimate): Promise<readonly Diagnostic[]>
}

interface Caught<T> {
  readonly value?: T | undefined
  readonly failure?: DiagnosticError
}

/** A failure as a value, so that the other targets, which tell of it, are opened all the same. */
async function caught<T>(prepare: () => Promise<T>): Promise<Caught<T>> {
  try {
    return { value: await prepare() }
  } catch (thrown) {
    if (thrown instanceof DiagnosticError) return { failure: thrown }
    throw thrown
  }
}

/** Undefined where no target needs GitHub, or where it can't be asked. */
async function connect({ inputs, context }: Plan, world: World): Promise<GitHub | undefined> {
  const { comment, attachToRelease, commitStatus, githubToken } = inputs.targets
  if (!(comment && !inputs.job.dryRun) && !attachToRelease && !commitStatus && !wantsRefs(inputs))
    return undefined
  if (!githubToken || !context.repository || !URL.canParse(context.apiUrl)) return undefined
  const { openGitHub } = await import('../github/client.ts')
  return openGitHub(context, githubToken, world)
}

async function prepareDownload({ inputs, context }: Plan): Promise<Destination | undefined> {
  const { downloadTo } = inputs.targets
  return downloadTo ? await findDestination(downloadTo, context.workspace) : undefined
}

/** Of how many videos is known by now; what is collected is one. */
async function preparePage({ inputs, context, scripts }: Plan): Promise<PagePlace | undefined> {
  const { page } = inputs.targets
  if (!page) return undefined
  const isFolder = scripts.length > 1 || inputs.job.translateTo.length > 0
  const place = await findDestination(
    isFolder ? page.replace(/[/\\]*$/, '/') : page,
    context.workspace,
    'page',
  )
  return { ...place, isFolder }
}

async function prepareRelease(
  github: GitHub | undefined,
  plan: Plan,
  world: World,
): Promise<ReleaseTarget | undefined> {
  if (!plan.inputs.targets.attachToRelease) return undefined
  if (!github) throw new DiagnosticError(NO_ACCESS)
  const { openRelease } = await import('./release.ts')
  return openRelease(github, plan, world)
}

function wantsRefs({ job, targets, source }: Plan['inputs']): boolean {
  if (job.dryRun || source?.kind === 'project') return false
  return job.memory === 'repository' || (job.memory === 'auto' && targets.attachToRelease)
}

async function openRefs(
  github: GitHub | undefined,
  { inputs }: Plan,
  world: World,
): Promise<Keeper | undefined> {
  if (!wantsRefs(inputs)) return undefined
  if (!github) {
    world.actions.warning(`\`memory: repository\` can't be: ${NO_ACCESS.happened} ${NO_ACCESS.advice}`, {
      title: 'JoggAI video',
    })
    return undefined
  }
  const { refsKeeper } = await import('../ledger/refs-keeper.ts')
  return refsKeeper(github, world)
}

async function prepareComment(github: GitHub | undefined, plan: Plan, world: World): Promise<OpenedComment> {
  if (!plan.inputs.targets.comment || plan.inputs.job.dryRun) return NO_COMMENT
  if (!github) {
    world.actions.warning(`No comment is written: ${NO_ACCESS.happened} ${NO_ACCESS.advice}`, {
      title: 'Pull request comment',
    })
    return NO_COMMENT
  }
  const { openComment } = await import('./comment.ts')
  return openComment(github, plan, world)
}

async function prepareStatus(
  github: GitHub | undefined,
  plan: Plan,
  world: World,
  comment: OpenedComment,
): Promise<CommitStatus | undefined> {
  if (!plan.inputs.targets.commitStatus) return undefined
  if (!github) {
    world.actions.warning(`No commit status is set: ${NO_ACCESS.happened} ${NO_ACCESS.advice}`, {
      title: 'Commit status',
    })
    return undefined
  }
  const { openCommitStatus } = await import('./commit-status.ts')
  return openCommitStatus(github, plan, world, comment.kind === 'open' ? comment.pr : undefined)
}

const NO_COMMENT = { kind: 'none', keeper: undefined } as const

const NO_ACCESS: Diagnostic = {
  title: 'No access to GitHub',
  happened: '`github-token` is empty, GITHUB_REPOSITORY is not set, or GITHUB_API_URL is no address.',
  means: NOTHING_PAID,
  advice: 'Leave `github-token` out: its default is the token of the workflow.',
}
