import * as v from 'valibot'
import { lookUp } from '../lib/objects.ts'
import type { ApiUrl } from './address.ts'
import type { JoggApi, Limits } from './api.ts'
import type { AspectRatio, AvatarType, ScreenStyle, Video, VideoRequest, VideoStatus } from './domain.ts'
import { finishVideo } from './finished-video.ts'
import type { Http } from './http.ts'
import { askCredits } from './quota.ts'
import { ID, integer, lenient, NUMBER, TEXT } from './wire.ts'

/** The API's first version: its words, and nothing of them beyond this file. Source: https://docs.jogg.ai. */
export function joggV1(http: Http, apiUrl: ApiUrl, limits: Limits): JoggApi {
  return {
    create: (request, signal) =>
      http(
        {
          method: 'POST',
          path: '/v1/create_video_from_talking_avatar',
          body: writeCreate(request),
          timeoutMs: limits.create,
          signal,
        },
        CREATED,
      ),
    async video(projectId, signal) {
      const path = `/v1/project?project_id=${encodeURIComponent(projectId)}`
      const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, PROJECT)
      return reply.ok ? { ok: true, value: readProject(projectId, reply.value, apiUrl) } : reply
    },
    credits: signal => askCredits(http, limits, signal),
  }
}

export const ASPECT_RATIOS: Record<AspectRatio, number> = { portrait: 0, landscape: 1, square: 2 }
export const SCREEN_STYLES: Record<ScreenStyle, number> = { background: 1, 'green-screen': 2, transparent: 3 }
export const AVATAR_TYPES: Record<AvatarType, number> = { public: 0, custom: 1 }

/** Unused fields are left out: an empty `audio_url` beside a script is refused. */
function writeCreate(request: VideoRequest): Record<string, unknown> {
  const { speech } = request
  return {
    ...(speech.kind === 'script' ? { script: speech.text } : { audio_url: speech.url }),
    aspect_ratio: ASPECT_RATIOS[request.aspectRatio],
    screen_style: SCREEN_STYLES[request.screenStyle],
    avatar_id: integer(request.avatar.id),
    avatar_type: AVATAR_TYPES[request.avatar.type],
    voice_id: request.voiceId,
    caption: request.caption,
    video_name: request.name,
  }
}

/** The guides call it `project_id`, one old sample calls it `project`. */
export const CREATED = v.pipe(
  v.object({ data: v.union([v.object({ project_id: ID }), v.object({ project: ID })]) }),
  v.transform(({ data }) => ('project_id' in data ? data.project_id : data.project)),
)

const STATUS_NUMBER = v.nullish(v.union([v.number(), v.string()]))

/**
 * Some samples call `status_code` `status`; `status_desc` is known to contradict it and is not read. Its status apart,
 * anything may be missing.
 */
const PROJECT = v.pipe(
  v.object({
    data: v.object({
      status_code: STATUS_NUMBER,
      status: STATUS_NUMBER,
      title: lenient(TEXT),
      video_url: lenient(TEXT),
      cover_url: lenient(TEXT),
      video_duration: lenient(v.nullish(NUMBER)),
      created_at: lenient(v.nullish(NUMBER)),
    }),
  }),
  v.transform(({ data }) => data),
  v.check(data => (data.status_code ?? data.status) != null, 'there is no `status_code`'),
)

const STATUSES: Readonly<Record<string, VideoStatus>> = {
  1: 'pending',
  2: 'pending',
  3: 'processing',
  4: 'success',
  5: 'failed',
  99: 'deleted',
}

function readProject(projectId: string, project: v.InferOutput<typeof PROJECT>, apiUrl: ApiUrl): Video {
  const code = String(project.status_code ?? project.status)
  return finishVideo(apiUrl, {
    projectId,
    status: lookUp(STATUSES, code),
    statusWord: `status_code ${code}`,
    title: project.title,
    videoUrl: project.video_url,
    coverUrl: project.cover_url,
    seconds: project.video_duration ?? undefined,
    createdAt: project.created_at ?? undefined,
  })
}
