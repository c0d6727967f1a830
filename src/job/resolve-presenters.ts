import type { Face } from '../inputs/inputs.ts'
import type { Catalog } from '../jogg/catalog.ts'
import type { Avatar, AvatarType, Voice } from '../jogg/domain.ts'
import { adviceFor, describeProblem } from '../jogg/error-advice.ts'
import type { Problem } from '../jogg/jogg-error.ts'
import { Failure, InputFailure, inputTrouble, NOTHING_PAID, type Trouble } from '../outputs/diagnostics.ts'
import type { World } from '../runtime/world.ts'
import type { Draft } from '../script/write-scripts.ts'
import { type Finding, findById, findByName, joinLists, type Shelf } from './find.ts'
import * as say from './presenter-messages.ts'
import { cancelled } from './video-diagnostics.ts'
import type { Cast } from './video-spec.ts'

/**
 * Finds who is meant by the names and ids of the drafts. An id with an explicit type, and a voice's id, are taken as
 * they are; anything else is looked up, each choice once, in no more lists than needed. Whatever can't be cast is
 * told together, before anything is paid.
 *
 * @throws Failure when a choice can't be cast, or the lists can't be read
 */
export async function castDrafts(
  drafts: readonly Draft[],
  catalog: Catalog,
  { actions, signal }: Pick<World, 'actions' | 'signal'>,
): Promise<readonly Cast[]> {
  const [avatars, voices] = await Promise.all([
    decide(drafts, avatarChoice, face => castAvatar(face, catalog)),
    decide(drafts, voiceChoice, face => castVoice(face, catalog)),
  ])
  const all = [...avatars.values(), ...voices.values()]
  stopUnread(all, signal)
  stopProblems(all)
  tellNotices(all, actions)
  return drafts.map(({ face }) => ({
    avatar: chosen(avatars, avatarChoice(face)),
    voiceId: chosen(voices, voiceChoice(face)),
  }))
}

/** Whether a draft's face can be cast without asking JoggAI. */
export function isCast(face: Face): boolean {
  return isTyped(face) && face.voiceId !== ''
}

type Verdict<T> =
  | { readonly kind: 'cast'; readonly value: T; readonly notice: string | undefined }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'unread'; readonly shelf: string; readonly problem: Problem }

interface Decided<T> {
  /** The drafts that made this choice. */
  readonly labels: readonly string[]
  readonly verdict: Verdict<T>
}

function stopUnread(all: readonly Decided<unknown>[], signal: AbortSignal): void {
  for (const { labels, verdict } of all) {
    if (verdict.kind !== 'unread') continue
    throw new Failure(
      signal.aborted ? cancelled({ label: say.who(labels) }, undefined) : lookUpFailed(verdict),
    )
  }
}

function lookUpFailed({ shelf, problem }: Extract<Verdict<unknown>, { kind: 'unread' }>): Trouble {
  return {
    title: 'Avatars and voices could not be looked up',
    happened: describeProblem(`Reading the ${shelf}`, problem),
    means: NOTHING_PAID,
    advice: adviceFor(problem),
  }
}

function stopProblems(all: readonly Decided<unknown>[]): void {
  const problems = all.flatMap(({ labels, verdict }) =>
    verdict.kind === 'problem' ? `${say.who(labels)}: ${verdict.text}` : [],
  )
  if (problems.length > 0) throw new InputFailure(inputTrouble(problems))
}

function tellNotices(all: readonly Decided<unknown>[], actions: World['actions']): void {
  for (const { labels, verdict } of all) {
    if (verdict.kind !== 'cast' || !verdict.notice) continue
    actions.notice(`${say.who(labels)}: ${verdict.notice}`, { title: 'JoggAI video' })
  }
}

/** Many drafts make the same choice: each is decided once. */
async function decide<T>(
  drafts: readonly Draft[],
  choiceOf: (face: Face) => string,
  cast: (face: Face) => Promise<Verdict<T>>,
): Promise<ReadonlyMap<string, Decided<T>>> {
  const groups = Map.groupBy(drafts, ({ face }) => choiceOf(face))
  const decided = [...groups].map(async ([choice, group]) => {
    const [first] = group
    const labels = group.map(({ label }) => label)
    return first ? [[choice, { labels, verdict: await cast(first.face) }] as const] : []
  })
  return new Map((await Promise.all(decided)).flat())
}

function avatarChoice({ avatarId, avatarName, avatarType }: Face): string {
  return JSON.stringify([avatarId, avatarName, avatarType ?? 'auto'])
}

function voiceChoice({ voiceId, voiceName }: Face): string {
  return JSON.stringify([voiceId, voiceName])
}

function chosen<T>(decided: ReadonlyMap<string, Decided<T>>, choice: string): T {
  const verdict = decided.get(choice)?.verdict
  if (verdict?.kind !== 'cast') throw new Error(`nothing was decided for ${choice}`)
  return verdict.value
}

function isTyped(face: Face): face is Face & { readonly avatarType: AvatarType } {
  return face.avatarId !== '' && (face.avatarType === 'custom' || face.avatarType === 'public')
}

async function castAvatar(face: Face, catalog: Catalog): Promise<Verdict<Cast['avatar']>> {
  if (isTyped(face))
    return { kind: 'cast', value: { id: face.avatarId, type: face.avatarType }, notice: undefined }
  const shelves = avatarShelves(face.avatarType, catalog)
  const wanted = say.wantedAvatar(face)
  const finding = face.avatarId
    ? await findById(face.avatarId, shelves)
    : await findByName(face.avatarName, shelves)
  const verdict = judge(finding, wanted, say.avatar)
  if (verdict.kind !== 'cast') return verdict
  const { id, type, status } = verdict.value
  if (status !== 'ready') return { kind: 'problem', text: say.notReady(wanted, verdict.value) }
  return { ...verdict, value: { id, type } }
}

async function castVoice(face: Face, catalog: Catalog): Promise<Verdict<string>> {
  if (face.voiceId) return { kind: 'cast', value: face.voiceId, notice: undefined }
  const finding = await findByName(face.voiceName, voiceShelves(catalog))
  const verdict = judge(finding, say.wantedVoice(face), say.voice)
  return verdict.kind === 'cast' ? { ...verdict, value: verdict.value.id } : verdict
}

/** Custom before library: what an account made for itself is what it means. */
function avatarShelves(type: Face['avatarType'], catalog: Catalog): Shelf<Avatar>[] {
  const custom = joinLists(
    'custom avatars',
    () => catalog.avatars('photo'),
    () => catalog.avatars('instant'),
  )
  const library = { name: 'library avatars', fetch: () => catalog.avatars('library') }
  if (type === 'custom') return [custom]
  return type === 'public' ? [library] : [custom, library]
}

function voiceShelves(catalog: Catalog): Shelf<Voice>[] {
  return [
    { name: 'custom voices', fetch: () => catalog.voices('custom') },
    { name: 'library voices', fetch: () => catalog.voices('library') },
  ]
}

function judge<T>(finding: Finding<T>, wanted: say.Wanted, show: (entry: T) => string): Verdict<T> {
  switch (finding.kind) {
    case 'found': {
      const [other] = finding.others
      return {
        kind: 'cast',
        value: finding.entry,
        notice: other && say.twice(wanted, show(finding.entry), show(other)),
      }
    }
    case 'alike':
      return { kind: 'cast', value: finding.entry, notice: say.alike(wanted, show(finding.entry)) }
    case 'ambiguous':
      return { kind: 'problem', text: say.ambiguous(wanted, finding.entries.map(show)) }
    case 'missing':
      return { kind: 'problem', text: say.missing(wanted, finding.nearest.map(show), finding.isPartial) }
    case 'unread':
      return finding
  }
}
