import { askForAnnounced } from '../github/announced.ts'
import type { GitHub } from '../github/client.ts'
import type { Comment } from '../github/comments.ts'
import { type GitHubError, githubErrorText, isFinal } from '../github/github-error.ts'
import { adviceOn, type Needs } from '../github/permissions.ts'
import { findPullRequest } from '../github/pull-request.ts'
import type { About, Added, Keeper } from '../ledger/ledger.ts'
import { createSeal } from '../ledger/seal.ts'
import { isoTime } from '../lib/text.ts'
import type { Proposal } from '../outputs/proposal.ts'
import type { Result, Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { Clock, World } from '../runtime/world.ts'
import { commentBody, MAX_BODY } from './comment-body.ts'
import {
  type CommentState,
  collected,
  concluded,
  type Extras,
  merged,
  NOTHING,
  remembered,
  stateOf,
  turnedOver,
} from './comment-state.ts'
import { isPlanned, planComment } from './plan-comment.ts'
import { type Found, findWaiting, readNames, StickyComment, type StickyDeps } from './sticky.ts'
import { textOfFold } from './transcripts.ts'
import type { Frame } from './video-sections.ts'
import type { ToView } from './video-view.ts'

/**
 * The pull request's one comment: it says what is going on from the moment of submission, becomes the video, and is
 * what the next run finds. It never fails a run: anything that GitHub refuses is a warning, once.
 */
export async function openComment(github: GitHub, plan: Plan, world: World): Promise<OpenedComment> {
  const seal = createSeal(plan.inputs.apiKey)
  const proveOn = (pr: number) => (text: string) => seal.sign(`comment on ${pr}`, text)
  const { targets: needs, job } = plan.inputs
  const deps: Deps = { github, context: plan.context, world, needs, isDry: job.dryRun, proveOn }
  const place = await findPlace(deps, plan)
  if (place.kind === 'foreign') return place
  if (place.kind !== 'found') return await withoutComment(place, deps, plan)
  const { sticky } = place
  const isAnnounced = sticky.pr === plan.context.prNumber
  // One without a comment of ours is an answer, too.
  const looked = await askForAnnounced(isAnnounced, world, async () => {
    const found = await sticky.find()
    return found.ok ? { ...found, value: { found: found.value } } : found
  })
  if (looked.ok) return new CommentKeeper(deps, plan, sticky, looked.value)
  warn(deps, sticky, 'read', looked.error)
  if (isFinal(looked.error) || looked.error.kind === 'missing') return { kind: 'none', keeper: undefined }
  return new CommentKeeper(deps, plan, sticky, undefined, looked.error.kind)
}

export type OpenedComment =
  /** @property keeper what can be remembered all the same */
  | { readonly kind: 'none'; readonly keeper: Keeper | undefined }
  /** A video is collected that no pull request of this repository waits for. */
  | { readonly kind: 'foreign' }
  | CommentKeeper

async function withoutComment(
  place: Extract<Place, { kind: 'none' | 'unclear' }>,
  deps: Deps,
  { inputs }: Plan,
): Promise<OpenedComment> {
  const { actions } = deps.world
  if (place.kind === 'unclear') {
    warnOf(deps, 'No comment is written: its pull request could not be found', place.error)
    return { kind: 'none', keeper: readOnly(undefined) }
  }
  actions.notice(`No comment was written: ${place.why}.`, { title: TITLE })
  if (place.merged === undefined) return { kind: 'none', keeper: undefined }
  const names = await readNames(deps, place.merged, inputs.targets.commentTag)
  return { kind: 'none', keeper: readOnly(names.ok ? names.value : undefined) }
}

/** Remembers nothing more. @param names undefined: what is remembered can't be read */
function readOnly(names: readonly string[] | undefined): Keeper {
  return {
    names: async beginning => names?.filter(name => name.startsWith(beginning)),
    add: async () => 'failed',
    lock: async () => 'none',
  }
}

/** Keeps the comment up to date while the run goes on, and is the memory of those who pay. */
export class CommentKeeper {
  readonly kind = 'open'
  /** What the comment remembers of what was paid for. */
  readonly keeper: Keeper = {
    names: beginning => this.#names(beginning),
    add: (name, about) => this.#add(name, about),
    lock: async () => 'none',
  }
  readonly #deps: Deps
  readonly #plan: Plan
  readonly #sticky: StickyComment
  readonly #before: CommentState
  #state: CommentState
  /** Whether what others wrote is known: otherwise nothing may be paid, or commented, on it. */
  #isRead: boolean
  #isRefused = false
  #hasTwins = false
  /** What the run has warned of: each kind of problem is one warning. */
  #warnedOf: GitHubError['kind'] | undefined
  readonly #refresh: () => Promise<void>
  readonly #save = latest(() => this.#write())

  /**
   * @param looked the comment of an earlier run, if there is one; undefined where nobody knows
   * @param warnedOf why not
   */
  constructor(
    deps: Deps,
    plan: Plan,
    sticky: StickyComment,
    looked: { readonly found: Found | undefined } | undefined,
    warnedOf?: GitHubError['kind'],
  ) {
    this.#deps = deps
    this.#plan = plan
    this.#sticky = sticky
    this.#warnedOf = warnedOf
    this.#isRead = looked !== undefined
    this.#before = looked?.found ? stateOf(looked.found.note, looked.found.comment.body) : NOTHING
    this.#state = this.#isCollecting ? this.#before : turnedOver(this.#before)
    this.#refresh = everySoOften(deps.world.clock, () => this.#reread())
  }

  /** Turns the comment into the results, and tells them where it is. */
  async publish(results: Results, show: ToView): Promise<void> {
    const extras = { now: isoTime(this.#deps.world.clock.now()), show }
    this.#state = conclude(this.#state, results.all, extras, this.#isCollecting)
    let written = await this.#save()
    if (this.#sticky.mayHaveTwins && !this.#deps.world.signal.aborted) {
      await this.#reread()
      if (this.#hasTwins) written = await this.#save()
    }
    learnPlace(results, written)
  }

  /** Turns the comment into a plan, above what it shows and with all that it remembers. */
  async propose(results: Results, proposal: Proposal, show: ToView): Promise<void> {
    const looked = await this.#sticky.reread()
    if (!looked.ok) return this.#warn('read', looked.error)
    const { tag, prove } = this.#sticky
    const isSealed = this.#plan.inputs.apiKey !== ''
    const draft = { proposal, results: results.all, show, tag, prove, frame: this.#frame, isSealed }
    const body = planComment(looked.value, draft)
    const { actions } = this.#deps.world
    if (body.length > MAX_BODY) return actions.warning(NO_ROOM, { title: TITLE })
    if (!isSealed) actions.notice(UNSEALED, { title: TITLE })
    const written = await this.#sticky.write(body)
    if (!written.ok) return this.#warn('written', written.error)
    learnPlace(results, written.value)
  }

  /** Whether the comment's plan shows all of these contents; undefined where it can't be read. */
  async plans(keys: readonly string[]): Promise<boolean | undefined> {
    const looked = await this.#sticky.reread()
    if (!looked.ok) return undefined
    return isPlanned(looked.value, keys, this.#sticky.prove)
  }

  #warn(done: 'read' | 'written', error: GitHubError): void {
    if (this.#warnedOf !== error.kind) warn(this.#deps, this.#sticky, done, error)
    this.#warnedOf = error.kind
  }

  /** Where the player of a project was uploaded to by an earlier run. */
  playerOf({ projectId }: Result): string | undefined {
    return this.#before.shown.find(entry => entry.projectId === projectId)?.playerUrl
  }

  /** What is said in the video of a project, where the comment has all of it. */
  spokenOf({ projectId }: Result): string | undefined {
    const kept = this.#before.shown.find(entry => entry.projectId === projectId)?.keptText
    return kept === undefined || projectId === undefined ? undefined : textOfFold(kept)
  }

  /** The pull request that it is on. */
  get pr(): number {
    return this.#sticky.pr
  }

  get #frame(): Frame {
    const { context, inputs } = this.#plan
    return { runUrl: context.runUrl, waits: inputs.job.wait, discloses: inputs.targets.disclosure }
  }

  get #isCollecting(): boolean {
    return this.#plan.inputs.source?.kind === 'project'
  }

  async #names(beginning: string): Promise<readonly string[] | undefined> {
    await this.#refresh()
    return this.#isRead ? this.#state.names.filter(name => name.startsWith(beginning)) : undefined
  }

  async #add(name: string, about: About): Promise<Added> {
    this.#state = remembered(this.#state, name, about)
    const { actions } = this.#deps.world
    const warnOf = (error: unknown) => actions.warning(`The comment: ${error}`, { title: TITLE })
    return (await this.#save().catch(warnOf)) ? 'kept' : 'failed'
  }

  async #reread(): Promise<void> {
    if (this.#isRefused || this.#deps.world.signal.aborted) return
    const looked = await this.#sticky.reread()
    this.#isRead = looked.ok
    if (!looked.ok || !looked.value) return
    const { note, comment, twins } = looked.value
    this.#hasTwins = twins.length > 0
    this.#state = merged(this.#state, stateOf(note, comment.body))
  }

  async #write(): Promise<Comment | undefined> {
    await this.#refresh()
    if (this.#isRefused) return undefined
    const { tag, prove } = this.#sticky
    const written = await this.#sticky.write(commentBody({ ...this.#state, tag, prove }, this.#frame))
    if (written.ok) return written.value
    this.#isRefused = isFinal(written.error)
    this.#warn('written', written.error)
    return undefined
  }
}

interface Deps extends StickyDeps {
  /** For the advice where GitHub refuses. */
  readonly needs: Needs
  /** Whether nothing is submitted. */
  readonly isDry: boolean
}

const TITLE = 'Pull request comment'

const NO_ROOM =
  'The comment has no room left for a plan. Nothing was paid, and the job summary shows what the run would cost.'

const UNSEALED =
  'The plan in the comment was made without `api-key`: `require-plan` does not accept it, since nothing proves who wrote it.'

type Place =
  | { readonly kind: 'found'; readonly sticky: StickyComment }
  | { readonly kind: 'none'; readonly why: string; readonly merged?: number }
  /** It could not be asked for: there may be a comment. */
  | { readonly kind: 'unclear'; readonly error: GitHubError }
  | { readonly kind: 'foreign' }

/** A video that is collected belongs to the comment that waits for it, unless the event has a pull request of its own. */
async function findPlace(deps: StickyDeps, { inputs, context }: Plan): Promise<Place> {
  const { commentTag, prNumber } = inputs.targets
  const pull = await findPullRequest(deps.github, context, prNumber)
  if (pull.kind === 'found')
    return { kind: 'found', sticky: new StickyComment(deps, pull.number, commentTag) }
  if (inputs.source?.kind !== 'project' || pull.kind === 'unclear') {
    return pull.kind === 'none' ? { ...pull, why: `${pull.why}; \`pr-number\` names one` } : pull
  }
  const waiting = await findWaiting(deps, inputs.source.projectId)
  if (!waiting.ok) return { kind: 'unclear', error: waiting.error }
  if (waiting.value) {
    const { comment, note } = waiting.value
    return { kind: 'found', sticky: new StickyComment(deps, comment.pr, note.tag, waiting.value) }
  }
  if (context.eventName === 'repository_dispatch') return { kind: 'foreign' }
  return { kind: 'none', why: `${pull.why}, and no comment waits for project ${inputs.source.projectId}` }
}

function conclude(
  state: CommentState,
  results: readonly Result[],
  extras: Extras,
  isCollecting: boolean,
): CommentState {
  const [first] = results
  return isCollecting && first ? collected(state, first, extras) : concluded(state, results, extras)
}

function learnPlace(results: Results, comment: Comment | undefined): void {
  if (!comment) return
  const patch = { commentId: String(comment.id), commentUrl: comment.url }
  for (const index of results.all.keys()) results.update(index, patch)
}

/** Reads at most once in a while, for all who ask; what was read when this is made is new still. */
function everySoOften(clock: Clock, read: () => Promise<void>): () => Promise<void> {
  let readAt = clock.now()
  let reading = Promise.resolve()
  return () => {
    if (clock.now() - readAt >= NEW_MS) {
      readAt = clock.now()
      reading = read()
    }
    return reading
  }
}

/** Milliseconds for which what was read of the comment passes for new: a batch looks for many videos at once. */
const NEW_MS = 1000

/**
 * One write at a time, and the last word counts: whoever asks while one is under way gets the next, which carries
 * everything that was learnt until then.
 */
function latest<T>(write: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  let next: Promise<T> | undefined
  const start = () => {
    next = undefined
    running = write().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (next) return next
    if (!running) return start()
    next = running.then(start, start)
    return next
  }
}

function warn(deps: Deps, { pr }: StickyComment, done: 'read' | 'written', problem: GitHubError): void {
  // GitHub says the same of a pull request that the token may not see.
  const check = problem.status === 404 ? ` If there is no pull request #${pr}, correct \`pr-number\`.` : ''
  warnOf(deps, `The comment on pull request #${pr} could not be ${done}`, problem, check)
}

function warnOf(
  { context, world, needs, isDry }: Deps,
  happened: string,
  problem: GitHubError,
  check = '',
): void {
  const means = isDry
    ? 'Nothing was paid, and the job summary shows what the run would cost.'
    : 'The video is not affected, and the job summary shows it.'
  const advice = adviceOn(problem, context, needs)
  world.actions.warning(`${happened}: ${githubErrorText(problem)}. ${means}${check}\n\n${advice}`, {
    title: TITLE,
  })
}
