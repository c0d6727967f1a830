import { type Account, ownAccount } from '../github/account.ts'
import type { Answer, GitHub } from '../github/client.ts'
import {
  type Comment,
  createComment,
  deleteComment,
  getComment,
  listComments,
  recentComments,
  updateComment,
} from '../github/comments.ts'
import type { Context } from '../github/context.ts'
import type { World } from '../runtime/world.ts'
import { type Note, type Prove, readMarker } from './marker.ts'

/** A comment of ours, and what it proves to say. */
export interface Found {
  readonly comment: Comment
  readonly note: Note
  /** Further ones of the same tag, from runs that made theirs at once: their names count, and they go. */
  readonly twins: readonly Comment[]
}

/** Our one comment of a tag on a pull request. */
export class StickyComment {
  readonly pr: number
  readonly tag: string
  readonly prove: Prove
  readonly #deps: StickyDeps
  readonly #isOwn: IsOwn
  /** Undefined until somebody looked, and after something that others may have done at the same time. */
  #known: { readonly found: Found | undefined } | undefined

  /** @param found where a search has found it already */
  constructor(deps: StickyDeps, pr: number, tag: string, found?: Found) {
    this.#deps = deps
    this.#isOwn = ownAccount(deps.github, deps.context)
    this.#known = found && { found }
    this.pr = pr
    this.tag = tag
    this.prove = deps.proveOn(pr)
  }

  /** Looks through all comments of the pull request, unless that was done. */
  async find(): Promise<Answer<Found | undefined>> {
    if (this.#known) return { ok: true, value: this.#known.found, more: false }
    const comments = await listComments(this.#deps.github, this.pr)
    if (!comments.ok) return comments
    const own = await ownComments(comments.value, this.#isOwn, this.#deps, note => note.tag === this.tag)
    if (!own.ok) return own
    const found = oldest(own.value)
    this.#known = { found }
    return { ok: true, value: found, more: false }
  }

  /** Reads it again, after others may have written it. */
  async reread(): Promise<Answer<Found | undefined>> {
    const known = this.#known?.found
    if (!known || known.twins.length > 0) this.#known = undefined
    if (!this.#known || !known) return this.find()
    const read = await getComment(this.#deps.github, known.comment.id)
    if (!read.ok && read.error.kind !== 'missing') return read
    const note = read.ok ? readMarker(read.value.body, this.prove, this.tag) : undefined
    const found = read.ok && note ? { comment: read.value, note, twins: [] } : undefined
    return { ok: true, value: found, more: false }
  }

  /** Whether another run may have made a comment of the same tag at the same moment as this one. */
  get mayHaveTwins(): boolean {
    return this.#known === undefined
  }

  /** Changes the comment, or makes it where there is none: also after one more look, since others come at any time. */
  async write(body: string): Promise<Answer<Comment>> {
    if (!this.#known?.found) this.#known = undefined
    const looked = await this.find()
    if (!looked.ok) return looked
    if (!looked.value) return this.#create(body, MAX_CREATES)
    const { comment, twins } = looked.value
    const updated = await updateComment(this.#deps.github, comment.id, body)
    // Somebody deleted it meanwhile.
    if (!updated.ok && updated.error.kind === 'missing') return this.#create(body, MAX_CREATES)
    if (updated.ok) for (const { id } of twins) await deleteComment(this.#deps.github, id)
    return this.#keep(updated)
  }

  /** A create whose answer was lost may have worked: only a look at the comments tells whether it may be sent again. */
  async #create(body: string, tries: number): Promise<Answer<Comment>> {
    const { github, world } = this.#deps
    const created = await createComment(github, this.pr, body)
    // Looked for again before the next write: another run may have made one at the same moment.
    this.#known = undefined
    if (created.ok || created.error.kind !== 'unclear') return created
    await world.clock.sleep(SETTLE_MS, world.signal)
    const looked = await this.find()
    if (!looked.ok) return created
    if (looked.value) return { ok: true, value: looked.value.comment, more: false }
    return tries > 1 ? this.#create(body, tries - 1) : created
  }

  #keep(answer: Answer<Comment>): Answer<Comment> {
    const note: Note = { tag: this.tag, entries: [], names: [] }
    if (answer.ok) this.#known = { found: { comment: answer.value, note, twins: [] } }
    return answer
  }
}

export interface StickyDeps {
  readonly github: GitHub
  readonly context: Context
  readonly world: World
  /** The proof that a marker on this pull request must bear. */
  readonly proveOn: (pr: number) => Prove
}

/** The comment of any tag, on any pull request, that waits for a project; the one changed last, where there are several. */
export async function findWaiting(deps: StickyDeps, projectId: string): Promise<Answer<Found | undefined>> {
  const comments = await recentComments(deps.github)
  if (!comments.ok) return comments
  const isOwn = ownAccount(deps.github, deps.context)
  const waits = (note: Note) => note.entries.some(entry => entry.projectId === projectId)
  const own = await ownComments(comments.value, isOwn, deps, waits)
  return own.ok ? { ok: true, value: own.value[0], more: false } : own
}

/** What the comments on a pull request remember that nobody writes any more, for it was merged. */
export async function readNames(
  deps: StickyDeps,
  pr: number,
  tag: string,
): Promise<Answer<readonly string[]>> {
  const comments = await listComments(deps.github, pr)
  if (!comments.ok) return comments
  const notes = comments.value.flatMap(({ body }) => readMarker(body, deps.proveOn(pr), tag) ?? [])
  return { ok: true, value: notes.flatMap(({ names }) => names), more: false }
}

const MAX_CREATES = 2
/** GitHub's lists may lag behind its writes for a moment. */
const SETTLE_MS = 1000

type IsOwn = (author: Account | null) => Promise<Answer<boolean>>

/** Only what our own account wrote is ours: everybody can copy a marker. In the order of the list. */
async function ownComments(
  comments: readonly Comment[],
  isOwn: IsOwn,
  { proveOn }: StickyDeps,
  wanted: (note: Note) => boolean,
): Promise<Answer<readonly Found[]>> {
  const own: Found[] = []
  for (const comment of comments) {
    const note = readMarker(comment.body, proveOn(comment.pr))
    if (!note || !wanted(note)) continue
    const isOurs = await isOwn(comment.author)
    if (!isOurs.ok) return isOurs
    if (isOurs.value) own.push({ comment, note, twins: [] })
  }
  return { ok: true, value: own, more: false }
}

/** The first of several stays, with what all of them remember. */
function oldest(own: readonly Found[]): Found | undefined {
  const [first, ...others] = own
  if (!first) return undefined
  const names = [...new Set(own.flatMap(({ note }) => note.names))]
  return { ...first, note: { ...first.note, names }, twins: others.map(({ comment }) => comment) }
}
