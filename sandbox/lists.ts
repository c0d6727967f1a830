import type { Avatar, Voice } from './catalog.ts'
import { avatarsOf } from './made-avatars.ts'
import { avatarCoverUrl } from './media.ts'
import type { Call, Route } from './service.ts'
import { type Reply, refusal, success, wireInteger } from './wire.ts'

/** The avatars and voices that an account can choose from, each version with the filters and pages that it has. */
export const LIST_ROUTES: readonly Route[] = [
  avatarList('/v1/avatars/photo_avatars', 'photo', { id: 'avatar_id' }),
  avatarList('/v1/avatars/custom', 'instant', { id: 'avatar_id' }),
  avatarList('/v1/avatars', 'library', { id: 'avatar_id', ratios: ['0', '1', '2'] }),
  avatarList('/v2/avatars/photo_avatars', 'photo', { id: 'id', paged: true }),
  avatarList('/v2/avatars/custom', 'instant', { id: 'id', paged: true }),
  avatarList('/v2/avatars/public', 'library', {
    id: 'id',
    paged: true,
    ratios: ['portrait', 'landscape', 'square'],
  }),
  { method: 'GET', path: '/v1/voices/custom', point: 'voices', handle: customVoices },
  { method: 'GET', path: '/v2/voices/custom', point: 'voices', handle: customVoices },
  { method: 'GET', path: '/v1/voices', point: 'voices', handle: call => libraryVoices(call, 'v1') },
  { method: 'GET', path: '/v2/voices', point: 'voices', handle: call => libraryVoices(call, 'v2') },
]

interface AvatarList {
  /** What an item's id is called. */
  readonly id: 'avatar_id' | 'id'
  readonly paged?: boolean
  /** How `aspect_ratio` is asked for: portrait, landscape, square. The answers have 0, 1, 2 in both versions. */
  readonly ratios?: readonly string[]
}

function avatarList(path: string, kind: Avatar['kind'], list: AvatarList): Route {
  return { method: 'GET', path, point: 'avatars', handle: call => avatars(call, kind, list) }
}

function avatars({ service, account, query }: Call, kind: Avatar['kind'], list: AvatarList): Reply {
  const ofKind = avatarsOf(service, account).filter(avatar => avatar.kind === kind)
  const filters = kind === 'library' ? avatarFilters(query, list.ratios ?? []) : ownFilters(query, list)
  const chosen = choose(ofKind, filters, list.paged === true ? pageOf(query) : EVERYTHING)
  if ('problem' in chosen) return refusal(40000, `Parameter error: ${chosen.problem}`)
  return success({ avatars: chosen.page.map(avatar => showAvatar(service.url, avatar, list.id)) })
}

/** Of what moves, v2 has a moving sample. */
function showAvatar(url: string, avatar: Avatar, idName: AvatarList['id']) {
  const { id, kind, name, status = 1, failMessage = '', traits } = avatar
  const moving = idName === 'id' && kind !== 'photo' ? { video_url: `${url}/samples/${id}.mp4` } : {}
  const shared = { [idName]: wireInteger(id), name, cover_url: avatarCoverUrl(url, avatar), ...moving }
  if (traits === undefined) return { ...shared, status, fail_msg: failMessage }
  const { aspectRatio, style, gender, age } = traits
  return { ...shared, aspect_ratio: aspectRatio, style, gender, age }
}

interface Problem {
  readonly problem: string
}

interface Filter<T> {
  readonly accepts: (item: T) => boolean
}

const AVATAR_FILTERS = {
  style: ['professional', 'social'],
  gender: ['male', 'female'],
  age: ['adult', 'senior', 'young_adult'],
  scene: ['lifestyle', 'outdoors', 'business', 'studio', 'health_fitness', 'education', 'news'],
  ethnicity: [
    'european',
    'african',
    'south_asian',
    'east_asian',
    'middle_eastern',
    'south_american',
    'north_american',
  ],
} as const

function avatarFilters(query: URLSearchParams, ratios: readonly string[]): (Filter<Avatar> | Problem)[] {
  const names = Object.keys(AVATAR_FILTERS) as (keyof typeof AVATAR_FILTERS)[]
  return [
    ...filterBy<Avatar>(query, 'aspect_ratio', ratios, ({ traits }) => ratios[traits?.aspectRatio ?? -1]),
    ...names.flatMap(name =>
      filterBy<Avatar>(query, name, AVATAR_FILTERS[name], ({ traits }) => traits?.[name]),
    ),
  ]
}

/** v2 alone narrows the account's own. */
function ownFilters(query: URLSearchParams, { paged }: AvatarList): (Filter<Avatar> | Problem)[] {
  if (paged !== true) return []
  return [
    ...filterBy<Avatar>(query, 'name', undefined, ({ name }) => name),
    ...filterBy<Avatar>(query, 'status', STATUS_WORDS, ({ status = 1 }) => STATUS_WORDS[status]),
  ]
}

const STATUS_WORDS = ['processing', 'completed', 'failed']

/** No filter when the query has none of this name; a problem when its value is not one of `allowed`. */
export function filterBy<T>(
  query: URLSearchParams,
  name: string,
  allowed: readonly string[] | undefined,
  read: (item: T) => string | undefined,
): (Filter<T> | Problem)[] {
  const wanted = query.get(name)
  if (wanted === null) return []
  if (allowed?.includes(wanted) === false)
    return [{ problem: `${name}: must be one of ${allowed.join(', ')}` }]
  return [{ accepts: item => read(item) === wanted }]
}

function customVoices({ service, query }: Call): Reply {
  const language = query.get('language')
  const found = service.catalog.voices.filter(
    voice => voice.kind === 'custom' && (language === null || voice.language === language),
  )
  return success({ total: found.length, voices: found.map(voice => showVoice(service.url, voice)) })
}

function libraryVoices({ service, query }: Call, version: 'v1' | 'v2'): Reply {
  const filters = [
    ...filterBy<Voice>(query, 'gender', ['male', 'female'], voice => voice.gender),
    ...filterBy<Voice>(query, 'language', undefined, voice => voice.language),
    ...filterBy<Voice>(query, 'age', ['young', 'middle_aged', 'old'], voice => voice.age),
    ...(version === 'v2' ? filterBy<Voice>(query, 'use_case', undefined, useCaseOf) : []),
  ]
  const ofLibrary = service.catalog.voices.filter(voice => voice.kind === 'library')
  const chosen = choose(ofLibrary, filters, pageOf(query))
  if ('problem' in chosen) return refusal(40000, `Parameter error: ${chosen.problem}`)
  const voices = chosen.page.map(voice => ({
    ...showVoice(service.url, voice),
    ...(version === 'v2' ? { use_case: useCaseOf(voice) } : {}),
  }))
  return success(version === 'v1' ? { total: chosen.total, voices } : { voices, has_more: chosen.hasMore })
}

function useCaseOf({ age }: Voice): string {
  return age === 'young' ? 'social_media' : 'narration'
}

/** Custom voices have an `audio_url`, the library's an `audition_url`: both names are in use. */
function showVoice(url: string, { id, name, kind, language, gender, age }: Voice) {
  const sample = `${url}/samples/${encodeURIComponent(id)}.wav`
  if (kind === 'custom') return { name, voice_id: id, audio_url: sample, language }
  return { name, voice_id: id, audition_url: sample, language, gender, age }
}

interface Chosen<T> {
  readonly page: readonly T[]
  readonly total: number
  readonly hasMore: boolean
}

/** What passes the filters, cut to a page; or the first thing that is wrong with the query. */
export function choose<T>(
  items: readonly T[],
  filters: readonly (Filter<T> | Problem)[],
  page: Page | Problem,
): Chosen<T> | Problem {
  const problem = filters.find(isProblem)
  if (problem !== undefined) return problem
  if (isProblem(page)) return page
  const found = items.filter(item => filters.every(filter => isProblem(filter) || filter.accepts(item)))
  return { page: found.slice(page.start, page.end), total: found.length, hasMore: page.end < found.length }
}

function isProblem(part: object): part is Problem {
  return 'problem' in part
}

interface Page {
  readonly start: number
  readonly end: number
}

export const EVERYTHING: Page = { start: 0, end: Infinity }

/** Pages are counted from 1 and have 10 items unless told, 100 at most. */
export function pageOf(query: URLSearchParams): Page | Problem {
  const page = Number(query.get('page') ?? 1)
  const size = Number(query.get('page_size') ?? 10)
  if (!Number.isInteger(page) || page < 1) return { problem: 'page: must be at least 1' }
  if (!Number.isInteger(size) || size < 1 || size > 100) return { problem: 'page_size: must be 1 to 100' }
  return { start: (page - 1) * size, end: page * size }
}
