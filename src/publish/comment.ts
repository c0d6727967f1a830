import type { GitHub } from '../github/client.ts'
import type { Comment } from '../github/comments.ts'
import { adviceOn, type Needs } from '../github/permissions.ts'
import { type Problem, tellProblem } from '../github/problem.ts'
import { findPullRequest } from '../github/pull-request.ts'
import type { Ledger } from '../job/ledger.ts'
import type { Plan } from '../prepare.ts'
import type { Result, Results } from '../result.ts'
import { isoTime } from '../text.ts'
import type { Clock, World } from '../world.ts'
import { commentBody } from './comment-body.ts'
import {
  type Board,
  boardOf,
  collected,
  concluded,
  type Extras,
  merged,
  recalled,
  remembered,
  turnedOver,
} from './memory.ts'
import type { Show } from './shown.ts'
import { type Found, findWaiting, type Sticky, type StickyDesk, stickyComment } from './sticky.ts'

/**
 * The pull request's one comment: it says what is going on from the moment of submission, becomes the video, and is
 * what the next run finds. It never fails a run: whatever GitHub refuses is a warning, once.
 */
export async function openComment(github: GitHub, plan: Plan, world: World): Promise<OpenedComment> {
  const desk: Desk = { github, context: plan.context, world, needs: plan.inputs.targets }
  const place = await findPlace(desk, plan)
  if (place.kind !== 'found') {
    if (place.kind === 'none') world.actions.notice(`No comment was written: ${place.why}.`, { title: TITLE })
    if (place.kind === 'unclear')
      world.actions.warning(`No comment is written: ${place.why}.`, { title: TITLE })
    return place.kind === 'foreign' ? place : { kind: 'none' }
  }
  const { sticky } = place
  const found = await sticky.find()
  if (!found.ok) warn(desk, sticky, 'read', found.problem)
  if (!found.ok && found.problem.kind !== 'unclear') return { kind: 'none' }
  return keeper(desk, plan, sticky, found.ok ? found.value : undefined)
}

export type OpenedComment =
  | { readonly kind: 'none' }
  /** A video is collected that no pull request of this repository waits for. */
  | { readonly kind: 'foreign' }
  | CommentKeeper

export interface CommentKeeper {
  readonly kind: 'open'
  /** What the comment remembers, and where it keeps it. */
  readonly ledger: Ledger
  /** Turns the comment into the results, and tells them where it is. */
  publish(results: Results, show: Show): Promise<void>
  /** Where the player of a project was uploaded to by an earlier run. */
  playerOf(result: Result): string | undefined
}

interface Desk extends StickyDesk {
  /** For the advice where GitHub refuses. */
  readonly needs: Needs
}

const TITLE = 'Pull request comment'

type Place =
  | { readonly kind: 'found'; readonly sticky: Sticky }
  | { readonly kind: 'none' | 'unclear'; readonly why: string }
  | { readonly kind: 'foreign' }

/** A video that is collected belongs to the comment that waits for it, unless the event has a pull request of its own. */
async function findPlace(desk: StickyDesk, { inputs, context }: Plan): Promise<Place> {
  const { commentTag, prNumber } = inputs.targets
  const pull = await findPullRequest(desk.github, context, prNumber)
  if (pull.kind === 'found') return { kind: 'found', sticky: stickyComment(desk, pull.number, commentTag) }
  if (inputs.source?.kind !== 'project' || pull.kind === 'unclear') {
    return pull.kind === 'none' ? { ...pull, why: `${pull.why}; \`pr-number\` names one` } : pull
  }
  const waiting = await findWaiting(desk, inputs.source.projectId)
  if (!waiting.ok) return { kind: 'unclear', why: tellProblem(waiting.problem) }
  if (waiting.value) {
    const { comment, note } = waiting.value
    return { kind: 'found', sticky: stickyComment(desk, comment.pr, note.tag, waiting.value) }
  }
  if (context.eventName === 'repository_dispatch') return { kind: 'foreign' }
  return { kind: 'none', why: `${pull.why}, and no comment waits for project ${inputs.source.projectId}` }
}

function keeper(desk: Desk, plan: Plan, sticky: Sticky, found: Found | undefined): CommentKeeper {
  const isCollecting = plan.inputs.source?.kind === 'project'
  const before = found ? boardOf(found.note, found.comment.body) : { shown: [], past: [] }
  const frame = { runUrl: plan.context.runUrl, waits: plan.inputs.job.wait }
  let board: Board = isCollecting ? before : turnedOver(before)
  let isRefused = false
  const refresh = everySoOften(desk.world.clock, async () => {
    if (isRefused || desk.world.signal.aborted) return
    const note = await sticky.reread()
    if (note) board = merged(board, note)
  })
  const save = latest(async () => {
    await refresh()
    if (isRefused) return undefined
    const written = await sticky.write(commentBody(sticky.tag, board.shown, board.past, frame))
    if (written.ok) return written.value
    isRefused = written.problem.kind !== 'unclear' && written.problem.kind !== 'rate-limited'
    warn(desk, sticky, 'written', written.problem)
    return undefined
  })
  return {
    kind: 'open',
    ledger: {
      async recall(contentKey) {
        await refresh()
        return recalled(board, contentKey)
      },
      async remember(contentKey, memory) {
        board = remembered(board, contentKey, memory)
        await save().catch(error => desk.world.actions.warning(`The comment: ${error}`, { title: TITLE }))
      },
    },
    playerOf: ({ projectId }) => before.shown.find(entry => entry.projectId === projectId)?.playerUrl,
    async publish(results, show) {
      const extras = { now: isoTime(desk.world.clock.now()), show }
      board = conclude(board, results.all, extras, isCollecting)
      learnPlace(results, await save())
    },
  }
}

function conclude(board: Board, results: readonly Result[], extras: Extras, isCollecting: boolean): Board {
  const [first] = results
  return isCollecting && first ? collected(board, first, extras) : concluded(board, results, extras)
}

function learnPlace(results: Results, comment: Comment | undefined): void {
  if (!comment) return
  const news = { commentId: String(comment.id), commentUrl: comment.url }
  for (const place of results.all.keys()) results.learn(place, news)
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

function warn(
  { context, world, needs }: Desk,
  { pr }: Sticky,
  done: 'read' | 'written',
  problem: Problem,
): void {
  const happened = `The comment on pull request #${pr} could not be ${done}: ${tellProblem(problem)}.`
  const advice = adviceOn(problem, context, needs)
  world.actions.warning(`${happened} The video is not affected, and the job summary shows it.\n\n${advice}`, {
    title: TITLE,
  })
}
