import type { Presenter } from '../inputs/inputs.ts'
import type { Catalog } from '../jogg/catalog.ts'
import type { Avatar, Voice } from '../jogg/domain.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import type { JoggError } from '../jogg/jogg-error.ts'
import { known } from '../lib/objects.ts'
import {
  type Diagnostic,
  DiagnosticError,
  InputError,
  inputDiagnostic,
  NOTHING_PAID,
} from '../outputs/diagnostics.ts'
import type { Face } from '../outputs/proposal.ts'
import type { World } from '../runtime/world.ts'
import type { Script } from '../script/write-scripts.ts'
import { isTyped } from './as-given.ts'
import { findById, findByName, joinLists, type Lookup, type NamedList } from './find.ts'
import * as say from './presenter-messages.ts'
import { cancelled } from './video-diagnostics.ts'
import { aspectRatioOf, type ResolvedPresenter } from './video-spec.ts'

/**
 * Finds who is meant by the names and ids of the scripts. An id with an explicit type, and a voice's id, are taken as
 * they are; anything else is looked up, each choice once, in no more lists than needed. Whatever can't be cast is
 * told together, before anything is paid.
 *
 * @throws DiagnosticError when a choice can't be cast, or the lists can't be read
 */
export async function resolvePresenters(
  scripts: readonly Script[],
  catalog: Catalog,
  { actions, signal }: Pick<World, 'actions' | 'signal'>,
): Promise<readonly ResolvedPresenter[]> {
  const [avatars, voices] = await Promise.all([
    decide(scripts, avatarChoice, script => castAvatar(script, catalog)),
    decide(scripts, voiceChoice, ({ presenter }) => castVoice(presenter, catalog)),
  ])
  const all = [...avatars.values(), ...voices.values()]
  stopUnread(all, signal)
  stopProblems(all)
  tellNotices(all, actions)
  return scripts.map(script => {
    const { shows: avatarShows, ...avatar } = chosen(avatars, avatarChoice(script))
    const { shows: voiceShows, id: voiceId } = chosen(voices, voiceChoice(script))
    const face = known<Face>({ ...avatarShows, ...voiceShows })
    return { avatar, voiceId, ...(Object.keys(face).length > 0 && { face }) }
  })
}

type Verdict<T> =
  | { readonly kind: 'cast'; readonly value: T; readonly notice: string | undefined }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'unread'; readonly list: string; readonly error: JoggError }

interface Decided<T> {
  /** The scripts that made this choice. */
  readonly labels: readonly string[]
  readonly verdict: Verdict<T>
}

function stopUnread(all: readonly Decided<unknown>[], signal: AbortSignal): void {
  for (const { labels, verdict } of all) {
    if (verdict.kind !== 'unread') continue
    throw new DiagnosticError(
      signal.aborted ? cancelled({ label: say.who(labels) }, undefined) : lookUpFailed(verdict),
    )
  }
}

function lookUpFailed({ list, error }: Extract<Verdict<unknown>, { kind: 'unread' }>): Diagnostic {
  return {
    title: 'Avatars and voices could not be looked up',
    happened: describeError(`Reading the ${list}`, error),
    means: NOTHING_PAID,
    advice: adviceFor(error),
  }
}

function stopProblems(all: readonly Decided<unknown>[]): void {
  const problems = all.flatMap(({ labels, verdict }) =>
    verdict.kind === 'problem' ? `${say.who(labels)}: ${verdict.text}` : [],
  )
  if (problems.length > 0) throw new InputError(inputDiagnostic(problems))
}

function tellNotices(all: readonly Decided<unknown>[], actions: World['actions']): void {
  for (const { labels, verdict } of all) {
    if (verdict.kind !== 'cast' || !verdict.notice) continue
    actions.notice(`${say.who(labels)}: ${verdict.notice}`, { title: 'JoggAI video' })
  }
}

/** Many scripts make the same choice: each is decided once. */
async function decide<T>(
  scripts: readonly Script[],
  choiceOf: (script: Script) => string,
  cast: (script: Script) => Promise<Verdict<T>>,
): Promise<ReadonlyMap<string, Decided<T>>> {
  const groups = Map.groupBy(scripts, choiceOf)
  const decided = [...groups].map(async ([choice, group]) => {
    const [first] = group
    const labels = group.map(({ label }) => label)
    return first ? [[choice, { labels, verdict: await cast(first) }] as const] : []
  })
  return new Map((await Promise.all(decided)).flat())
}

/** The shape of the video is part of it where there is but a name. */
function avatarChoice(script: Script): string {
  const { avatarId, avatarName, avatarType } = script.presenter
  return JSON.stringify([avatarId, avatarName, avatarType ?? 'auto', avatarId ? '' : aspectRatioOf(script)])
}

function voiceChoice({ presenter: { voiceId, voiceName } }: Script): string {
  return JSON.stringify([voiceId, voiceName])
}

function chosen<T>(decided: ReadonlyMap<string, Decided<T>>, choice: string): T {
  const verdict = decided.get(choice)?.verdict
  if (verdict?.kind !== 'cast') throw new Error(`nothing was decided for ${choice}`)
  return verdict.value
}

/** Somebody who was found, with what the catalog shows of them; nothing where nobody was looked up. */
type Shown<T> = T & { readonly shows: Face }

async function castAvatar(
  script: Script,
  catalog: Catalog,
): Promise<Verdict<Shown<ResolvedPresenter['avatar']>>> {
  const { presenter } = script
  if (isTyped(presenter))
    return {
      kind: 'cast',
      value: { id: presenter.avatarId, type: presenter.avatarType, shows: {} },
      notice: undefined,
    }
  const lists = avatarShelves(presenter.avatarType, catalog)
  const wanted = say.wantedAvatar(presenter)
  const finding = presenter.avatarId
    ? await findById(presenter.avatarId, lists)
    : await findByName(presenter.avatarName, lists, avatar => avatar.aspectRatio === aspectRatioOf(script))
  const verdict = judge(finding, wanted, say.avatar)
  if (verdict.kind !== 'cast') return verdict
  const { id, type, status, name, coverUrl } = verdict.value
  if (status !== 'ready') return { kind: 'problem', text: say.notReady(wanted, verdict.value) }
  return { ...verdict, value: { id, type, shows: { avatarName: name, pictureUrl: coverUrl } } }
}

async function castVoice(presenter: Presenter, catalog: Catalog): Promise<Verdict<Shown<{ id: string }>>> {
  if (presenter.voiceId)
    return { kind: 'cast', value: { id: presenter.voiceId, shows: {} }, notice: undefined }
  const finding = await findByName(presenter.voiceName, voiceShelves(catalog))
  const verdict = judge(finding, say.wantedVoice(presenter), say.voice)
  if (verdict.kind !== 'cast') return verdict
  const { id, name, sampleUrl } = verdict.value
  return { ...verdict, value: { id, shows: { voiceName: name, sampleUrl } } }
}

/** Custom before library: what an account made for itself is what it means. */
function avatarShelves(type: Presenter['avatarType'], catalog: Catalog): NamedList<Avatar>[] {
  const custom = joinLists(
    'custom avatars',
    () => catalog.avatars('photo'),
    () => catalog.avatars('instant'),
  )
  const library = { name: 'library avatars', fetch: () => catalog.avatars('library') }
  if (type === 'custom') return [custom]
  return type === 'public' ? [library] : [custom, library]
}

function voiceShelves(catalog: Catalog): NamedList<Voice>[] {
  return [
    { name: 'custom voices', fetch: () => catalog.voices('custom') },
    { name: 'library voices', fetch: () => catalog.voices('library') },
  ]
}

function judge<T>(finding: Lookup<T>, wanted: say.Wanted, show: (entry: T) => string): Verdict<T> {
  switch (finding.kind) {
    case 'found': {
      const [other] = finding.others
      return {
        kind: 'cast',
        value: finding.entry,
        notice: other && say.twice(wanted, show(finding.entry), show(other)),
      }
    }
    case 'narrowed': {
      const notice = say.narrowed(wanted, show(finding.entry), finding.others.map(show))
      return { kind: 'cast', value: finding.entry, notice }
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
