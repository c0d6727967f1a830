import * as v from 'valibot'
import { lookUp } from '../lib/objects.ts'
import type { ApiUrl } from './address.ts'
import type { JoggApi, Limits } from './api.ts'
import type { Video, VideoRequest, VideoStatus } from './domain.ts'
import { finishVideo, type RawVideo } from './finished-video.ts'
import type { Http } from './http.ts'
import { askCredits } from './quota.ts'
import { AVATAR_TYPES, SCREEN_STYLES } from './v1.ts'
import { ID, integer, lenient, NUMBER, TEXT } from './wire.ts'

/**
 * The API's second version: the same job in other words, and nothing of them beyond this file. Source: https://docs.jogg.ai.
 *
 * @param webhookUrl where each video is reported; empty for nowhere
 */
export function joggV2(http: Http, apiUrl: ApiUrl, limits: Limits, webhookUrl: string): JoggApi {
  return {
    create: (request, signal) =>
      http(
        {
          method: 'POST',
          path: '/v2/create_video_from_avatar',
          body: writeCreate(request, webhookUrl),
          timeoutMs: limits.create,
          signal,
        },
        CREATED,
      ),
    async video(videoId, signal) {
      const path = `/v2/avatar_video/${encodeURIComponent(videoId)}`
      const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, VIDEO)
      return reply.ok ? { ok: true, value: readVideo(videoId, reply.value, apiUrl) } : reply
    },
    credits: signal => askCredits(http, limits, signal),
  }
}

/** The numbers that v2 kept are v1's. */
function writeCreate(request: VideoRequest, webhookUrl: string): Record<string, unknown> {
  const { speech, avatar, voiceId } = request
  const said =
    speech.kind === 'script'
      ? { type: 'script', script: speech.text }
      : { type: 'audio', audio_url: speech.url }
  return {
    avatar: { avatar_type: AVATAR_TYPES[avatar.type], avatar_id: integer(avatar.id) },
    voice: { ...said, voice_id: voiceId },
    aspect_ratio: request.aspectRatio,
    screen_style: SCREEN_STYLES[request.screenStyle],
    caption: request.caption,
    video_name: request.name,
    ...(webhookUrl ? { webhook_url: webhookUrl } : {}),
  }
}

/**
 * Live answers have called it `project_id` too, and the schema of a video calls it `id`: what was paid for is taken under
 * any of these names.
 */
export const CREATED = v.pipe(
  v.object({
    data: v.union([v.object({ video_id: ID }), v.object({ project_id: ID }), v.object({ id: ID })]),
  }),
  v.transform(({ data }) => {
    if ('video_id' in data) return data.video_id
    return 'project_id' in data ? data.project_id : data.id
  }),
)

/** What every kind of video tells of where it stands. */
export const STATE = {
  status: v.union([v.string(), v.number()]),
  error: lenient(v.nullish(v.object({ code: lenient(v.number()), message: TEXT }))),
}

/** Its status apart, anything may be missing. */
const VIDEO = v.pipe(
  v.object({
    data: v.object({
      ...STATE,
      title: lenient(TEXT),
      video_url: lenient(TEXT),
      cover_url: lenient(TEXT),
      duration: lenient(v.nullish(NUMBER)),
      video_duration: lenient(v.nullish(NUMBER)),
      created_at: lenient(v.nullish(v.union([v.number(), v.string()]))),
    }),
  }),
  v.transform(({ data }) => data),
)

/** The documentation says `completed`, the live service has been seen to say `success`. */
const STATUSES: Readonly<Record<string, VideoStatus>> = {
  pending: 'pending',
  processing: 'processing',
  completed: 'success',
  success: 'success',
  failed: 'failed',
}

interface State {
  readonly status: string | number
  readonly error?:
    | { readonly code?: number | undefined; readonly message?: string | undefined }
    | null
    | undefined
}

export function readState({ status, error }: State): Pick<RawVideo, 'status' | 'statusWord' | 'error'> {
  const code = error?.code === undefined ? '' : ` (code ${error.code})`
  return {
    status: lookUp(STATUSES, String(status).trim().toLowerCase()),
    statusWord: `status ${JSON.stringify(status)}`,
    error: error?.message && `${error.message}${code}`,
  }
}

function readVideo(videoId: string, video: v.InferOutput<typeof VIDEO>, apiUrl: ApiUrl): Video {
  return finishVideo(apiUrl, {
    projectId: videoId,
    ...readState(video),
    title: video.title,
    videoUrl: video.video_url,
    coverUrl: video.cover_url,
    seconds: video.duration ?? video.video_duration ?? undefined,
    createdAt: video.created_at ?? undefined,
  })
}
