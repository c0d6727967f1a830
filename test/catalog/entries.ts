import type { CatalogLists } from '../../src/catalog/read-lists.ts'
import type { Avatar, Music, Template, Voice } from '../../src/jogg/domain.ts'

/** Entries for tests, with everything that a test does not say. */
export function avatar(id: number | string, given: Partial<Avatar> = {}): Avatar {
  return { id: `${id}`, name: `Avatar ${id}`, kind: 'library', type: 'public', status: 'ready', ...given }
}

export function ownAvatar(id: number | string, given: Partial<Avatar> = {}): Avatar {
  return avatar(id, { kind: 'photo', type: 'custom', ...given })
}

export function voice(id: number | string, given: Partial<Voice> = {}): Voice {
  return { id: `${id}`, name: `Voice ${id}`, kind: 'library', language: 'english', ...given }
}

export function template(id: number | string, given: Partial<Template> = {}): Template {
  return { id: `${id}`, name: `Template ${id}`, kind: 'library', ...given }
}

export function music(id: number | string, given: Partial<Music> = {}): Music {
  return { id: `${id}`, name: `Music ${id}`, kind: 'library', ...given }
}

export function stockOf(given: Partial<CatalogLists>): CatalogLists {
  return {
    avatars: [],
    voices: [],
    templates: [],
    music: [],
    lists: 5,
    notices: [],
    diagnostics: [],
    ...given,
  }
}

export function many<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}
