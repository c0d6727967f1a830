import { type Account, ownAccount } from '../github/account.ts'
import type { Answer, GitHub } from '../github/client.ts'
import {
  type Comment,
  createComment,
  getComment,
  listComments,
  recentComments,
  updateComment,
} from '../github/comments.ts'
import type { Context } from '../github/context.ts'
import type { World } from '../world.ts'
import { type Note, readMarker } from './marker.ts'

/** Our one comment of a tag on a pull request. */
export interface Sticky {
  readonly pr: number
  readonly tag: string
  /** Looks through all comments of the pull request, unless that was done. */
  find(): Promise<Answer<Found | undefined>>
  /** Reads it again, after others may have written it; undefined where there is none, or none can be read. */
  reread(): Promise<Note | undefined>
  /** Changes the comment, or makes it where there is none. */
  write(body: string): Promise<Answer<Comment>>
}

/** A comment whose marker can be believed. */
export interface Found {
  readonly comment: Comment
  readonly note: Note
}

/** @param found where a search has found it already */
export function stickyComment(desk: StickyDesk, pr: number, tag: string, found?: Found): Sticky {
  const isOwn = ownAccount(desk.github, desk.context)
  /** Undefined until somebody looked. */
  let known: { readonly found: Found | undefined } | undefined = found && { found }

  async function find(): Promise<Answer<Found | undefined>> {
    if (known) return { ok: true, value: known.found, more: false }
    const comments = await listComments(desk.github, pr)
    if (!comments.ok) return comments
    known = { found: await firstOwn(comments.value, isOwn, note => note.tag === tag) }
    return { ok: true, value: known.found, more: false }
  }

  async function reread(): Promise<Note | undefined> {
    if (!known?.found) known = undefined
    const looked = await find()
    if (!looked.ok || !looked.value) return undefined
    const { comment } = looked.value
    const read = await getComment(desk.github, comment.id)
    return read.ok ? readMarker(read.value.body, tag) : undefined
  }

  async function write(body: string): Promise<Answer<Comment>> {
    const looked = await find()
    if (!looked.ok) return looked
    if (!looked.value) return create(body, MAX_CREATES)
    const updated = await updateComment(desk.github, looked.value.comment.id, body)
    if (updated.ok || updated.problem.kind !== 'missing') return keep(updated)
    // Somebody deleted it meanwhile.
    return create(body, MAX_CREATES)
  }

  /** A create whose answer was lost may have worked: only a look at the comments tells whether it may be sent again. */
  async function create(body: string, tries: number): Promise<Answer<Comment>> {
    known = undefined
    const created = await createComment(desk.github, pr, body)
    if (created.ok || created.problem.kind !== 'unclear') return keep(created)
    await desk.world.clock.sleep(SETTLE_MS, desk.world.signal)
    const looked = await find()
    if (!looked.ok) return created
    if (looked.value) return { ok: true, value: looked.value.comment, more: false }
    return tries > 1 ? create(body, tries - 1) : created
  }

  function keep(answer: Answer<Comment>): Answer<Comment> {
    if (answer.ok) known = { found: { comment: answer.value, note: { tag, entries: [], past: [] } } }
    return answer
  }

  return { pr, tag, find, reread, write }
}

export interface StickyDesk {
  readonly github: GitHub
  readonly context: Context
  readonly world: World
}

/** The comment of any tag, on any pull request, that waits for a project; the one changed last, where there are several. */
export async function findWaiting(desk: StickyDesk, projectId: string): Promise<Answer<Found | undefined>> {
  const comments = await recentComments(desk.github)
  if (!comments.ok) return comments
  const isOwn = ownAccount(desk.github, desk.context)
  const waits = (note: Note) => note.entries.some(entry => entry.projectId === projectId)
  return { ok: true, value: await firstOwn(comments.value, isOwn, waits), more: false }
}

const MAX_CREATES = 2
/** GitHub's lists may lag behind its writes for a moment. */
const SETTLE_MS = 1000

/** Only what our own account wrote is believed: everybody can copy a marker. */
async function firstOwn(
  comments: readonly Comment[],
  isOwn: (author: Account | null) => Promise<boolean>,
  wanted: (note: Note) => boolean,
): Promise<Found | undefined> {
  for (const comment of comments) {
    const note = readMarker(comment.body)
    if (note && wanted(note) && (await isOwn(comment.author))) return { comment, note }
  }
  return undefined
}
