import type { Catalog } from '../jogg/catalog.ts'
import type { Avatar, Music, Template, Voice } from '../jogg/domain.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import type { JoggError, Reply } from '../jogg/jogg-error.ts'
import { distinctById, type Listing } from '../jogg/pages.ts'
import { count, listed } from '../lib/text.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { TemplateStock } from './read-templates.ts'

/**
 * Everything that an account can use, as far as it can be read: a list that can't be is a diagnostic, and loses none of
 * the others. The account's own come first.
 *
 * @param stock what is there besides; told only where the account can be read at all
 */
export async function readLists(catalog: Catalog, stock: Promise<TemplateStock>): Promise<CatalogLists> {
  const [photo, instant, library, custom, voices] = await Promise.all([
    catalog.avatars('photo'),
    catalog.avatars('instant'),
    catalog.avatars('library'),
    catalog.voices('custom'),
    catalog.voices('library'),
  ])
  const read: readonly Read[] = [
    { name: 'photo avatars', reply: photo },
    { name: 'instant avatars', reply: instant },
    { name: 'library avatars', reply: library },
    { name: 'custom voices', reply: custom },
    { name: 'library voices', reply: voices },
  ]
  const lists = read.filter(({ reply }) => reply.ok).length
  const { templates, music, notices } = await stock
  return {
    avatars: [...distinctById([...itemsOf(photo), ...itemsOf(instant)]), ...itemsOf(library)],
    voices: [...itemsOf(custom), ...itemsOf(voices)],
    templates,
    music,
    lists,
    notices: [...read.flatMap(toNotices), ...(lists > 0 ? notices : [])],
    diagnostics: toTroubles(read),
  }
}

export interface CatalogLists {
  readonly avatars: readonly Avatar[]
  readonly voices: readonly Voice[]
  readonly templates: readonly Template[]
  readonly music: readonly Music[]
  /** How many lists of avatars and voices could be read. */
  readonly lists: number
  /** What is not complete, and why. */
  readonly notices: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** All kinds, as they stand side by side in summary and outputs. */
export type CatalogEntries = Pick<CatalogLists, 'avatars' | 'voices' | 'templates' | 'music'>

interface Read {
  readonly name: string
  readonly reply: Reply<Listing<unknown>>
}

function itemsOf<T>(reply: Reply<Listing<T>>): readonly T[] {
  return reply.ok ? reply.value.items : []
}

function toNotices({ name, reply }: Read): string[] {
  if (!reply.ok) return []
  const { items, skipped, isCut } = reply.value
  const odd = `${count(skipped, 'entry', 'entries')} of the ${name} made no sense, and ${skipped === 1 ? 'is' : 'are'} left out.`
  const cut = `The ${name} go on after the first ${items.length}, which are all that was read.`
  return [...(skipped > 0 ? [odd] : []), ...(isCut ? [cut] : [])]
}

/** What goes wrong with one list often goes wrong with all: that is one diagnostic, not five. */
function toTroubles(read: readonly Read[]): Diagnostic[] {
  const failed = read.flatMap(({ name, reply }) => (reply.ok ? [] : [{ name, error: reply.error }]))
  const groups = Map.groupBy(failed, ({ error }) => JSON.stringify({ ...error, rid: undefined }))
  return [...groups.values()].flatMap(group => {
    const names = group.map(({ name }) => name)
    return group.slice(0, 1).map(({ error }) => toTrouble(names, error))
  })
}

function toTrouble(names: readonly string[], error: JoggError): Diagnostic {
  return {
    title: 'Avatars and voices could not be read',
    happened: describeError(`Reading the ${listed(names, 'and')}`, error),
    means: 'Reading costs nothing: nothing was paid.',
    advice: adviceFor(error),
  }
}
