import * as v from 'valibot'
import { known } from '../lib/objects.ts'
import type { World } from '../runtime/world.ts'
import type { ApiUrl } from './address.ts'
import { type Account, type JoggApi, LIMITS } from './api.ts'
import type { Listed, TemplateRequest, TemplateValue, Video } from './domain.ts'
import { finishVideo, readDate } from './finished-video.ts'
import { type Http, joggHttp } from './http.ts'
import type { Reply } from './jogg-error.ts'
import { PAGE_SIZE, pageOf, readPages } from './pages.ts'
import { askCredits } from './quota.ts'
import { AVATAR_TYPES, joggV1, CREATED as V1_CREATED } from './v1.ts'
import { readState, STATE, CREATED as V2_CREATED } from './v2.ts'
import { ID, integer, lenient, NUMBER, TEXT } from './wire.ts'

/**
 * Videos from templates, in the API version that the account speaks: paid for and asked for like a video, at addresses
 * of their own, and found again by name where a create was never answered. Source: https://docs.jogg.ai.
 */
export function joggTemplates(world: Pick<World, 'fetch'>, account: Account): TemplateApi {
  const { apiUrl, apiKey, apiVersion, limits = LIMITS, webhookUrl = '' } = account
  const http = joggHttp(world, apiUrl, apiKey)
  return {
    create(request, signal) {
      const path = `/${apiVersion}/create_video_with_template`
      const call = { method: 'POST', path, timeoutMs: limits.create, signal } as const
      return apiVersion === 'v1'
        ? http({ ...call, body: writeV1(request) }, V1_CREATED)
        : http({ ...call, body: writeV2(request, webhookUrl) }, V2_CREATED)
    },
    video:
      apiVersion === 'v1'
        ? joggV1(http, apiUrl, limits).video
        : (videoId, signal) => readVideo(http, videoId, account, signal),
    credits: signal => askCredits(http, limits, signal),
    find: (name, signal) => findByName(http, name, limits.status, signal),
  }
}

export interface TemplateApi extends JoggApi<TemplateRequest> {
  /**
   * The account's template videos of exactly this name, the newest first; asked for in the second version whichever is
   * spoken, since the first has no such list. Whether it shows a video that has not begun to render is not documented:
   * what is missing now may be there later.
   */
  find(name: string, signal: AbortSignal): Promise<Reply<readonly Listed[]>>
}

/** What both versions call alike. */
function writeShared({ templateId, avatar, voiceId, name, values }: TemplateRequest) {
  return {
    template_id: templateNumber(templateId),
    ...(avatar && { avatar_id: integer(avatar.id), avatar_type: AVATAR_TYPES[avatar.type] }),
    ...(voiceId && { voice_id: voiceId }),
    video_name: name,
    variables: values.map(writeValue),
  }
}

function writeV1(request: TemplateRequest): Record<string, unknown> {
  const { templateKind, language, caption, musicId } = request
  return {
    ...writeShared(request),
    template_type: templateKind === 'own' ? 'user' : 'common',
    lang: language,
    caption,
    ...(musicId && { music_id: templateNumber(musicId) }),
  }
}

/** The webhook stands at the top level: so does the guide have it, and the schema's place for it is inside a variable. */
function writeV2(request: TemplateRequest, webhookUrl: string): Record<string, unknown> {
  const { language, caption, musicId } = request
  return {
    ...writeShared(request),
    voice_language: language,
    captions_enabled: caption,
    ...(musicId && { background_music_id: templateNumber(musicId) }),
    ...(webhookUrl && { webhook_url: webhookUrl }),
  }
}

/** An address, never an `asset_id`: that is an integer, and no upload answers one. */
function writeValue(value: TemplateValue): Record<string, unknown> {
  const { kind: type, name } = value
  return { type, name, properties: 'url' in value ? { url: value.url } : { content: value.content } }
}

/** The schema has an integer, one page a text: digits go as the one, anything else as the other. */
function templateNumber(id: string): unknown {
  return /^\d+$/.test(id) ? integer(id) : id
}

async function readVideo(
  http: Http,
  videoId: string,
  { apiUrl, limits = LIMITS }: Account,
  signal: AbortSignal,
): Promise<Reply<Video>> {
  const path = `/v2/template_video/${encodeURIComponent(videoId)}`
  const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, VIDEO)
  return reply.ok ? { ok: true, value: toVideo(videoId, reply.value, apiUrl) } : reply
}

const MOMENT = lenient(v.nullish(v.union([v.number(), v.string()])))

/** What is known of a video that is ready, in the schema's words and in the guides'. */
const RESULT = {
  video_name: lenient(TEXT),
  url: lenient(TEXT),
  video_url: lenient(TEXT),
  cover_url: lenient(TEXT),
  duration_seconds: lenient(v.nullish(NUMBER)),
  duration: lenient(v.nullish(NUMBER)),
  deducted_credit: lenient(v.nullish(NUMBER)),
}

/** The schema puts the result into a `data` of its own, both guides beside the status: each field is taken from where it is. */
const VIDEO = v.pipe(
  v.object({
    data: v.object({ ...STATE, ...RESULT, created_at: MOMENT, data: lenient(v.nullish(v.object(RESULT))) }),
  }),
  v.transform(({ data: { data: nested, ...flat } }) => ({ ...flat, ...known(nested ?? {}) })),
)

function toVideo(videoId: string, video: v.InferOutput<typeof VIDEO>, apiUrl: ApiUrl): Video {
  return finishVideo(apiUrl, {
    projectId: videoId,
    ...readState(video),
    title: video.video_name,
    videoUrl: video.url ?? video.video_url,
    coverUrl: video.cover_url,
    seconds: video.duration_seconds ?? video.duration ?? undefined,
    createdAt: video.created_at ?? undefined,
    creditsTaken: video.deducted_credit ?? undefined,
  })
}

/** Newest first, so that a create of a moment ago stands on the first page, however many there are. */
async function findByName(
  http: Http,
  name: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Reply<readonly Listed[]>> {
  const ask = (page: number) => {
    const query = `page=${page}&page_size=${PAGE_SIZE}&sort_by=created_at&sort_order=desc`
    return http({ method: 'GET', path: `/v2/template_videos?${query}`, timeoutMs, signal }, LIST)
  }
  const reply = await readPages(ask, readListed, MAX_PAGES)
  if (!reply.ok) return reply
  return { ok: true, value: reply.value.items.filter(item => item.name === name) }
}

/** 500 videos: far more than one account has made since the create that is looked for. */
const MAX_PAGES = 5

/** The schema's word, and those that other lists would suggest. */
const LIST = pageOf('data', 'template_videos', 'videos')

const LISTED = v.object({ video_id: ID, video_name: TEXT, created_at: MOMENT })

function readListed(item: unknown): Listed | undefined {
  const parsed = v.safeParse(LISTED, item)
  if (!parsed.success) return undefined
  const { video_id, video_name = '', created_at } = parsed.output
  const createdAt = readDate(created_at ?? undefined)
  return { id: video_id, name: video_name, ...known({ createdAt }) }
}
