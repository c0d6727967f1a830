import type { Presenter } from '../inputs/inputs.ts'
import type { Avatar, Voice } from '../jogg/domain.ts'
import { count, quoted } from '../lib/text.ts'
import { MOST_CANDIDATES } from './find.ts'

/** What a person is told about the names and ids that they wrote. */

/** What was looked for, in the words of the inputs. */
export interface Wanted {
  /** As in: `avatar-name` is "Anna". */
  readonly given: string
  readonly isId: boolean
  /** As in: no custom avatar has this name. */
  readonly what: string
  /** The input that settles it. */
  readonly idInput: string
}

export function wantedAvatar({ avatarId, avatarName, avatarType }: Presenter): Wanted {
  const given = avatarId ? `\`avatar-id\` is ${quoted(avatarId)}` : `\`avatar-name\` is ${quoted(avatarName)}`
  const what =
    avatarType === 'custom' ? 'custom avatar' : avatarType === 'public' ? 'library avatar' : 'avatar'
  return { given, isId: avatarId !== '', what, idInput: 'avatar-id' }
}

export function wantedVoice({ voiceName }: Presenter): Wanted {
  return { given: `\`voice-name\` is ${quoted(voiceName)}`, isId: false, what: 'voice', idInput: 'voice-id' }
}

export function avatar({ id, name, kind, status, aspectRatio }: Avatar): string {
  const readiness = status === 'ready' ? undefined : status === 'failed' ? 'failed' : 'not ready yet'
  return entry(name, id, [kind, aspectRatio, readiness])
}

export function voice({ id, name, kind, language }: Voice): string {
  return entry(name, id, [kind, language])
}

function entry(name: string, id: string, facts: readonly (string | undefined)[]): string {
  return `${quoted(name)} (id ${id}, ${facts.filter(Boolean).join(', ')})`
}

export function missing(
  { given, isId, what }: Wanted,
  nearest: readonly string[],
  isPartial: boolean,
): string {
  const partial = isPartial ? ' Some entries of the lists could not be read.' : ''
  const found =
    nearest.length > 0
      ? `The nearest: ${nearest.join(', ')}.`
      : `The account of this API key has no ${what} at all.`
  return `${given}: no ${what} has this ${isId ? 'id' : 'name'}. ${found}${partial} The catalog action lists them all.`
}

export function ambiguous({ given, what, idInput }: Wanted, entries: readonly string[]): string {
  const shown = entries.slice(0, MOST_CANDIDATES)
  const more = entries.length - shown.length
  const rest = more > 0 ? `, and ${count(more, 'more', 'more')}` : ''
  return `${given}: ${count(entries.length, what)} have this name; set \`${idInput}\` to one of ${shown.join(', ')}${rest}`
}

export function notReady({ given }: Wanted, found: Avatar): string {
  const { status, failMessage } = found
  if (status === 'failed') {
    const reason = failMessage ? `: ${quoted(failMessage)}` : ', and gives no reason'
    return `${given}: JoggAI could not make the avatar ${avatar(found)}${reason}. Make it again at app.jogg.ai, or choose another`
  }
  return `${given}: JoggAI is still making the avatar ${avatar(found)}. Run the job again when app.jogg.ai shows it as ready`
}

/** Only ids can stand in two lists without being a problem. */
export function twice({ given }: Wanted, taken: string, left: string): string {
  return `${given}, which stands in two lists: taken is your own ${taken}. For ${left} set \`avatar-type: public\`.`
}

/** One name stands for a person, who may have been filmed in several shapes. */
export function narrowed({ given, what, idInput }: Wanted, taken: string, others: readonly string[]): string {
  const shown = others.slice(0, MOST_CANDIDATES).join(', ')
  return `${given}: ${count(others.length + 1, what)} have this name; taken is ${taken}, which has the video's \`aspect-ratio\`. For ${shown} set \`${idInput}\`.`
}

export function alike({ given }: Wanted, taken: string): string {
  return `${given}: taken is ${taken}, whose name differs in upper and lower case only.`
}

/** The drafts that a message is about. */
export function who(labels: readonly string[]): string {
  const [first = ''] = labels
  return labels.length > 1 ? `${first} and ${count(labels.length - 1, 'more', 'more')}` : first
}
