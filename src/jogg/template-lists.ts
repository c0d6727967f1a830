import * as v from 'valibot'
import { known, lookUp } from '../lib/objects.ts'
import type { World } from '../runtime/world.ts'
import type { ApiUrl } from './address.ts'
import { askAgain } from './again.ts'
import { type Account, LIMITS } from './api.ts'
import type { AspectRatio, Music, Template, TemplateKind, TemplateVariable, VariableKind } from './domain.ts'
import { type Http, joggHttp } from './http.ts'
import { ASPECT_RATIOS, LABEL, safe, WORD } from './items.ts'
import type { Reply } from './jogg-error.ts'
import { type Listing, PAGE_SIZE, pageOf, readPages } from './pages.ts'
import { ID, lenient, NUMBER, TEXT } from './wire.ts'

/**
 * The templates and the music that an account can use. What may pass is asked again, since reading costs nothing; nothing
 * throws. Source: https://docs.jogg.ai.
 */
export function joggTemplateLists(
  world: Pick<World, 'fetch' | 'clock' | 'signal'>,
  account: Account,
): TemplateLists {
  const { apiUrl, apiKey, apiVersion, limits = LIMITS } = account
  const http = joggHttp(world, apiUrl, apiKey)
  const read: Http = (call, schema) => askAgain(() => http(call, schema), world)
  const get = <T>(path: string, schema: v.GenericSchema<unknown, T>) =>
    read({ method: 'GET', path, timeoutMs: limits.status, signal: world.signal }, schema)
  return {
    templates(kind, aspectRatio) {
      const path = `/${apiVersion}/templates${kind === 'own' ? '/custom' : ''}`
      const query = aspectRatio ? `?aspect_ratio=${RATIO_WORDS[apiVersion][aspectRatio]}` : ''
      return readPages(
        () => get(`${path}${query}`, TEMPLATES),
        item => readTemplate(item, kind, apiUrl),
      )
    },
    async details(templateId) {
      const reply = await get(`/v2/template/custom/${encodeURIComponent(templateId)}`, DETAILS)
      return reply.ok ? { ok: true, value: { ...reply.value, id: templateId } } : reply
    },
    music(kind) {
      const path = musicPath(apiVersion, kind)
      if (!path) return Promise.resolve({ ok: true, value: { items: [], skipped: 0, isCut: false } })
      const page = (nth: number) => get(`${path}?page=${nth}&page_size=${PAGE_SIZE}`, MUSIC_LIST)
      return readPages(page, item => readMusic(item, kind, apiUrl))
    },
  }
}

export interface TemplateLists {
  /** All of a kind, without their variables. */
  templates(kind: TemplateKind, aspectRatio?: AspectRatio): Promise<Reply<Listing<Template>>>
  /**
   * What a template has to be filled. Only the second version has such a request, and only for the account's own
   * templates; whether it answers for the library's is not documented.
   */
  details(templateId: string): Promise<Reply<TemplateDetails>>
  music(kind: Music['kind']): Promise<Reply<Listing<Music>>>
}

export type TemplateDetails = Pick<Template, 'id' | 'name'> & {
  readonly variables: readonly TemplateVariable[]
}

const RATIO_WORDS: Readonly<Record<Account['apiVersion'], Readonly<Record<AspectRatio, string>>>> = {
  v1: { portrait: '0', landscape: '1', square: '2' },
  v2: { portrait: 'portrait', landscape: 'landscape', square: 'square' },
}

/** Undefined for what the version does not have: v2 lists the library's music alone. */
function musicPath(version: Account['apiVersion'], kind: Music['kind']): string | undefined {
  if (kind === 'library') return `/${version}/musics`
  return version === 'v1' ? '/v1/musics/custom' : undefined
}

const TEMPLATES = pageOf('templates')
/** v1's schema has music under `avatars`; it is also understood by its own names. */
const MUSIC_LIST = pageOf('music', 'musics', 'avatars')

const TEMPLATE = v.object({
  id: lenient(ID),
  template_id: lenient(ID),
  name: LABEL,
  cover_url: lenient(TEXT),
  preview_url: lenient(TEXT),
  aspect_ratio: WORD,
})

function readTemplate(item: unknown, kind: TemplateKind, apiUrl: ApiUrl): Template | undefined {
  const parsed = v.safeParse(TEMPLATE, item)
  const id = parsed.success ? (parsed.output.id ?? parsed.output.template_id) : undefined
  if (!parsed.success || !id) return undefined
  const { name = '', cover_url, preview_url, aspect_ratio } = parsed.output
  return {
    id,
    name,
    kind,
    ...known({
      coverUrl: safe(cover_url, apiUrl),
      previewUrl: safe(preview_url, apiUrl),
      aspectRatio: lookUp(ASPECT_RATIOS, String(aspect_ratio)),
    }),
  }
}

const VARIABLE_KINDS: Readonly<Record<string, VariableKind>> = {
  text: 'text',
  script: 'script',
  image: 'image',
  video: 'video',
}

const VARIABLE = v.pipe(
  v.object({ type: v.string(), name: v.string(), required: lenient(v.nullish(v.boolean())) }),
  v.transform(
    ({ type, name, required }): TemplateVariable => ({
      kind: lookUp(VARIABLE_KINDS, type.trim().toLowerCase()) ?? 'other',
      name,
      ...known({ isRequired: required ?? undefined }),
    }),
  ),
)

/** A variable that makes no sense makes the whole answer none: what is not known can't be checked, and is paid for. */
const DETAILS = v.pipe(
  v.object({ data: v.object({ name: LABEL, variables: v.nullable(v.array(VARIABLE)) }) }),
  v.transform(({ data }) => ({ name: data.name ?? '', variables: data.variables ?? [] })),
)

const MUSIC = v.object({
  id: lenient(ID),
  music_id: lenient(ID),
  name: LABEL,
  music_url: lenient(TEXT),
  duration: lenient(v.nullish(NUMBER)),
})

function readMusic(item: unknown, kind: Music['kind'], apiUrl: ApiUrl): Music | undefined {
  const parsed = v.safeParse(MUSIC, item)
  const id = parsed.success ? (parsed.output.id ?? parsed.output.music_id) : undefined
  if (!parsed.success || !id) return undefined
  const { name = '', music_url, duration } = parsed.output
  return {
    id,
    name,
    kind,
    ...known({
      sampleUrl: safe(music_url, apiUrl),
      duration: duration && duration > 0 ? duration : undefined,
    }),
  }
}
