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
import type { World } from '../runtime/world.ts'
import { type Note, readMarker } from './marker.ts'

/** A comment whose marker can be believed. */
export interface Found {
  readonly comment: Comment
  readonly note: Note
}

/** Our one comment of a tag on a pull request. */
export class StickyComment {
  readonly pr: number
  readonly tag: string
  readonly #deps: StickyDeps
  readonly #isOwn: IsOwn
  /** Undefined until somebody looked. */
  #known: { readonly found: Found | undefined } | undefined

  /** @param found where a search has found it already */
  constructor(deps: StickyDeps, pr: number, tag: string, found?: Found) {
    this.#deps = deps
    this.#isOwn = ownAccount(deps.github, deps.context)
    this.#known = found && { found }
    this.pr = pr
    this.tag = tag
  }

  /** Looks through all comments of the pull request, unless that was done. */
  async find(): Promise<Answer<Found | undefined>> {
    if (this.#known) return { ok: true, value: this.#known.found, more: false }
    const comments = await listComments(this.#deps.github, this.pr)
    if (!comments.ok) return comments
    const found = await firstOwn(comments.value, this.#isOwn, note => note.tag === this.tag)
    this.#known = { found }
    return { ok: true, value: found, more: false }
  }

  /** Reads it again, after others may have written it; undefined where there is none, or none can be read. */
  async reread(): Promise<Note | undefined> {
    if (!this.#known?.found) this.#known = undefined
    const looked = await this.find()
    if (!looked.ok || !looked.value) return undefined
    const read = await getComment(this.#deps.github, looked.value.comment.id)
    return read.ok ? readMarker(read.value.body, this.tag) : undefined
  }

  /** Changes the comment, or makes it where there is none. */
  async write(body: string): Promise<Answer<Comment>> {
    const looked = await this.find()
    if (!looked.ok) return looked
    if (!looked.value) return this.#create(body, MAX_CREATES)
    const updated = await updateComment(this.#deps.github, looked.value.comment.id, body)
    if (updated.ok || updated.error.kind !== 'missing') return this.#keep(updated)
    // Somebody deleted it meanwhile.
    return this.#create(body, MAX_CREATES)
  }

  /** A create whose answer was lost may have worked: only a look at the comments tells whether it may be sent again. */
  async #create(body: string, tries: number): Promise<Answer<Comment>> {
    const { github, world } = this.#deps
    this.#known = undefined
    const created = await createComment(github, this.pr, body)
    if (created.ok || created.error.kind !== 'unclear') return this.#keep(created)
    await world.clock.sleep(SETTLE_MS, world.signal)
    const looked = await this.find()
    if (!looked.ok) return created
    if (looked.value) return { ok: true, value: looked.value.comment, more: false }
    return tries > 1 ? this.#create(body, tries - 1) : created
  }

  #keep(answer: Answer<Comment>): Answer<Comment> {
    const note: Note = { tag: this.tag, entries: [], past: [] }
    if (answer.ok) this.#known = { found: { comment: answer.value, note } }
    return answer
  }
}

export interface StickyDeps {
  readonly github: GitHub
  readonly context: Context
  readonly world: World
}

/** The comment of any tag, on any pull request, that waits for a project; the one changed last, where there are several. */
export async function findWaiting(deps: StickyDeps, projectId: string): Promise<Answer<Found | undefined>> {
  const comments = await recentComments(deps.github)
  if (!comments.ok) return comments
  const isOwn = ownAccount(deps.github, deps.context)
  const waits = (note: Note) => note.entries.some(entry => entry.projectId === projectId)
  return { ok: true, value: await firstOwn(comments.value, isOwn, waits), more: false }
}

const MAX_CREATES = 2
/** GitHub's lists may lag behind its writes for a moment. */
const SETTLE_MS = 1000

type IsOwn = (author: Account | null) => Promise<boolean>

/** Only what our own account wrote is believed: everybody can copy a marker. */
async function firstOwn(
  comments: readonly Comment[],
  isOwn: IsOwn,
  wanted: (note: Note) => boolean,
): Promise<Found | undefined> {
  for (const comment of comments) {
    const note = readMarker(comment.body)
    if (note && wanted(note) && (await isOwn(comment.author))) return { comment, note }
  }
  return undefined
}
