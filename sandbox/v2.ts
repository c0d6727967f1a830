import * as v from 'valibot'
import { findProject } from './find-project.ts'
import { coverUrl, videoUrl } from './media.ts'
import { INTEGER_ID, placeOrder, readBody } from './orders.ts'
import type { Project, Stage } from './projects.ts'
import type { Call, Route, Service } from './service.ts'
import { isReply, type Reply, refusal, success, wireId } from './wire.ts'

/** The API's second version: the same job, other words. */
export const V2_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/create_video_from_avatar', point: 'create', handle: createVideo },
  { method: 'GET', path: '/v2/avatar_video/:id', point: 'status', handle: readVideo },
]

const CREATE = v.strictObject({
  avatar: v.strictObject({ avatar_type: v.picklist([0, 1]), avatar_id: INTEGER_ID }),
  voice: v.variant('type', [
    v.strictObject({
      type: v.literal('script'),
      voice_id: v.pipe(v.string(), v.nonEmpty()),
      script: v.string(),
    }),
    v.strictObject({
      type: v.literal('audio'),
      voice_id: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
      audio_url: v.string(),
    }),
  ]),
  aspect_ratio: v.picklist(['portrait', 'landscape', 'square']),
  screen_style: v.picklist([1, 2, 3]),
  caption: v.exactOptional(v.boolean()),
  webhook_url: v.exactOptional(v.pipe(v.string(), v.url())),
  video_name: v.exactOptional(v.string()),
})

function createVideo(call: Call): Reply {
  const parsed = readBody(call, CREATE)
  if (!parsed.ok) return parsed.refusal
  const { avatar, voice, screen_style, caption, video_name, webhook_url } = parsed.value
  const placed = placeOrder(call, {
    kind: 'v2',
    script: voice.type === 'script' ? voice.script : undefined,
    audioUrl: voice.type === 'audio' ? voice.audio_url : undefined,
    avatarId: avatar.avatar_id,
    avatarType: avatar.avatar_type,
    voiceId: voice.voice_id,
    screenStyle: screen_style,
    caption,
    title: video_name,
    reportTo: webhook_url,
  })
  return isReply(placed) ? placed : success({ video_id: wireId(placed.id) })
}

type Word = 'pending' | 'processing' | 'completed' | 'failed'

/** v2's word for a stage; it has none for a project that was deleted, which is not found any more. */
export function wordOf(stage: Exclude<Stage, 99>): Word {
  const words = { 1: 'pending', 2: 'pending', 3: 'processing', 4: 'completed', 5: 'failed' } as const
  return words[stage]
}

function readVideo(call: Call): Reply {
  const found = findProject(call, ['v2'], call.params.id)
  if (found === undefined || found.stage === 99) return refusal(10104, 'Record not found')
  const { project, stage } = found
  return success({
    video_id: wireId(project.id),
    status: wordOf(stage),
    ...(stage === 4 ? results(call.service, project) : {}),
    ...errorOf(project),
    created_at: Math.floor(project.createdAt / 1000),
  })
}

function results({ url }: Service, project: Project) {
  return { video_url: videoUrl(url, project), cover_url: coverUrl(url, project), duration: project.seconds }
}

/** What went wrong, as v2 tells it. */
export function errorOf({ ending }: Project): { error?: { code: number; message: string } } {
  return ending?.kind === 'failed' ? { error: { code: 50000, message: ending.message } } : {}
}
