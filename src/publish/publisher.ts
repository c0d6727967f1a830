import type { GitHub } from '../github/client.ts'
import type { Keeper } from '../ledger/ledger.ts'
import { type Diagnostic, DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Proposal } from '../outputs/proposal.ts'
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
 * end each target is tried, no matter what happens to the others. What only one target needs is loaded for it alone.
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
  let proposal: Proposal | undefined
  return {
    keepers: {
      comment: comment.kind === 'foreign' || plan.inputs.job.dryRun ? undefined : comment.keeper,
      refs,
    },
    isForeign: comment.kind === 'foreign',
    precheckError: destination.failure ?? page.failure ?? release.failure,
    propose(given) {
      proposal = given
    },
    async holdToPlan(given) {
      const isPlanned = await targets.comment?.plans(given.keys)
      if (isPlanned) return
      proposal = given
      throw new DiagnosticError(unplanned(targets.comment !== undefined, isPlanned))
    },
    publish: (results, estimate) => publishAll({ targets, results, estimate, proposal, plan, world }),
  }
}

export interface Publisher {
  /** Where it is remembered what was paid for: the comment, and the repository itself; undefined where there is none. */
  readonly keepers: { readonly comment: Keeper | undefined; readonly refs: Keeper | undefined }
  /** A project is collected that nothing in this repository waits for: it is not to be touched. */
  readonly isForeign: boolean
  /** Why a download or a release that was asked for can't work: nothing is to be paid then. */
  readonly precheckError: DiagnosticError | undefined
  /** What the comment is to show as a plan. */
  propose(proposal: Proposal): void
  /**
   * For a run that may pay only for what the comment's plan shows.
   *
   * @throws DiagnosticError where that is something else; the comment is to show a new plan then
   */
  holdToPlan(proposal: Proposal): Promise<void>
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
  if (!comment && !attachToRelease && !commitStatus && !wantsRefs(inputs)) return undefined
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
  const { targets, job, source } = plan.inputs
  if (!targets.comment || (job.dryRun && source?.kind === 'project')) return NO_COMMENT
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

/** @param isPlanned undefined where that could not be read */
function unplanned(hasComment: boolean, isPlanned: boolean | undefined): Diagnostic {
  return {
    title: 'The plan does not show this video',
    happened: `\`require-plan\` is \`true\`, and ${whyUnplanned(hasComment, isPlanned)}`,
    means: NOTHING_PAID,
    advice: hasComment
      ? 'The comment gets a new plan: read it, then start this run again (set the label again).'
      : 'Run this on an open pull request, where a run with `dry-run: true` and `comment: true` has written a plan.',
  }
}

function whyUnplanned(hasComment: boolean, isPlanned: boolean | undefined): string {
  if (!hasComment) return 'there is no comment whose plan could be read.'
  if (isPlanned === undefined) return 'the comment could not be read.'
  return 'the comment has no plan of exactly this: there was none, it was edited, or text, avatar, voice or looks have changed since.'
}

const NO_ACCESS: Diagnostic = {
  title: 'No access to GitHub',
  happened: '`github-token` is empty, GITHUB_REPOSITORY is not set, or GITHUB_API_URL is no address.',
  means: NOTHING_PAID,
  advice: 'Leave `github-token` out: its default is the token of the workflow.',
}
