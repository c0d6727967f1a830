import type { World } from '../runtime/world.ts'
import { askAgain } from './again.ts'
import { type Account, LIMITS } from './api.ts'
import type { FilterName, List, Lists } from './catalog-lists.ts'
import { LISTS_V1 } from './catalog-v1.ts'
import { LISTS_V2 } from './catalog-v2.ts'
import type { AspectRatio, Avatar, AvatarKind, Voice, VoiceKind } from './domain.ts'
import { joggHttp } from './http.ts'
import { readAvatar, readVoice } from './items.ts'
import type { Reply } from './jogg-error.ts'
import { type Listing, PAGE_SIZE, pageOf, readPages } from './pages.ts'

/**
 * The avatars and voices that an account can use. Each list is fetched when it is first asked for, all its pages,
 * once; what may pass is asked again, since reading costs nothing. Nothing throws.
 */
export function joggCatalog(
  world: Pick<World, 'fetch' | 'clock' | 'signal'>,
  { apiUrl, apiKey, apiVersion, limits = LIMITS }: Account,
  filters: Filters = {},
): Catalog {
  const http = joggHttp(world, apiUrl, apiKey)
  const lists = apiVersion === 'v1' ? LISTS_V1 : LISTS_V2
  const wanted = { avatars: forAvatars(filters, lists), voices: forVoices(filters) }
  const ask = (list: List, key: 'avatars' | 'voices') => (page: number) => {
    const call = { path: pathOf(list, page, wanted[key]), timeoutMs: limits.status, signal: world.signal }
    return askAgain(() => http({ method: 'GET', ...call }, pageOf(key)), world)
  }
  return {
    avatars: once(kind =>
      readPages(ask(lists.avatars[kind], 'avatars'), item => readAvatar(item, kind, apiUrl)),
    ),
    voices: once(kind => readPages(ask(lists.voices[kind], 'voices'), item => readVoice(item, kind, apiUrl))),
  }
}

export interface Catalog {
  avatars(kind: AvatarKind): Promise<Reply<Listing<Avatar>>>
  voices(kind: VoiceKind): Promise<Reply<Listing<Voice>>>
}

/** What a list is asked to be narrowed to, where its endpoint can; words as JoggAI writes them. */
export interface Filters {
  readonly language?: string
  readonly gender?: string
  readonly aspectRatio?: AspectRatio
  readonly avatarAge?: string
  readonly voiceAge?: string
  readonly style?: string
  readonly scene?: string
  readonly ethnicity?: string
  readonly useCase?: string
}

/** Pages are asked for even where none are documented: an endpoint that has none answers with everything. */
function pathOf({ path, filters }: List, page: number, wanted: Wanted): string {
  const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) })
  for (const name of filters) {
    const word = wanted[name]
    if (word) query.set(name, word)
  }
  return `${path}?${query}`
}

type Wanted = Readonly<Partial<Record<FilterName, string | undefined>>>

/** Both kinds of list have ages, in words of their own. */
function forAvatars(
  { gender, aspectRatio, avatarAge, style, scene, ethnicity }: Filters,
  lists: Lists,
): Wanted {
  const ratio = aspectRatio && lists.aspectRatio(aspectRatio)
  return { gender, aspect_ratio: ratio, age: avatarAge, style, scene, ethnicity }
}

function forVoices({ language, gender, voiceAge, useCase }: Filters): Wanted {
  return { language, gender, age: voiceAge, use_case: useCase }
}

function once<K, T>(fetch: (kind: K) => Promise<T>): (kind: K) => Promise<T> {
  const fetched = new Map<K, Promise<T>>()
  return kind => {
    const known = fetched.get(kind) ?? fetch(kind)
    fetched.set(kind, known)
    return known
  }
}
