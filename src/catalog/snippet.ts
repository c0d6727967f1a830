import type { Avatar, Voice } from '../jogg/domain.ts'
import { plain } from '../lib/text.ts'
import type { CatalogLists } from './read-lists.ts'

/**
 * What goes into a workflow, to copy: the first avatar and voice that can be used, the account's own first. Undefined
 * where there is none of either.
 */
export function showSnippet({ avatars, voices }: CatalogLists): string | undefined {
  const avatar = first(avatars.filter(isUsable), ({ type }) => type === 'custom')
  const voice = first(voices, ({ kind }) => kind === 'custom')
  const lines = [
    avatar && `avatar-id: '${avatar.id}' # ${shown(avatar)}`,
    avatar && `avatar-type: ${avatar.type}`,
    voice && `voice-id: '${voice.id}' # ${shown(voice)}`,
  ].filter(line => line !== undefined)
  if (lines.length === 0) return undefined
  return `### For your workflow\n\nCopy this below \`with:\`, and put the ids in that you want:\n\n\`\`\`yaml\n${lines.join('\n')}\n\`\`\``
}

function isUsable({ type, status }: Avatar): boolean {
  return type === 'public' || status === 'ready'
}

/** Quotes keep an id of 19 digits from being read as a number; what could end them is no id of JoggAI's. */
function first<T extends Avatar | Voice>(entries: readonly T[], isOwn: (entry: T) => boolean): T | undefined {
  const usable = entries.filter(({ id }) => /^[\w.:-]+$/.test(id))
  return usable.find(isOwn) ?? usable[0]
}

/** For a comment in a fence: without what could end either. */
function shown({ name, id }: Avatar | Voice): string {
  return plain((name || id).replace(/[`~]/g, ' '), 60)
}
