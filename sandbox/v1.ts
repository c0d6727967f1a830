import * as v from 'valibot'
import { findProject } from './find-project.ts'
import { coverUrl, videoUrl } from './media.ts'
import { INTEGER_ID, placeOrder, readBody } from './orders.ts'
import type { Project, Stage } from './projects.ts'
import type { Call, Route, Service } from './service.ts'
import { isReply, type Reply, refusal, success, wireId } from './wire.ts'

/** The API's first version: create, then ask. */
export const V1_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/create_video_from_talking_avatar', point: 'create', handle: createVideo },
  { method: 'GET', path: '/v1/project', point: 'status', handle: readProject },
]

/** Strict where the real service may be lenient: a field that it does not know is a mistake of the client's. */
const CREATE = v.strictObject({
  script: v.exactOptional(v.string()),
  audio_url: v.exactOptional(v.string()),
  aspect_ratio: v.exactOptional(v.picklist([0, 1, 2])),
  screen_style: v.picklist([1, 2, 3]),
  avatar_id: INTEGER_ID,
  avatar_type: v.picklist([0, 1]),
  voice_id: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
  caption: v.exactOptional(v.boolean()),
  video_name: v.exactOptional(v.string()),
})

function createVideo(call: Call): Reply {
  const parsed = readBody(call, CREATE)
  if (!parsed.ok) return parsed.refusal
  const body = parsed.value
  const placed = placeOrder(call, {
    kind: 'v1',
    script: body.script,
    audioUrl: body.audio_url,
    avatarId: body.avatar_id,
    avatarType: body.avatar_type,
    voiceId: body.voice_id,
    screenStyle: body.screen_style,
    caption: body.caption,
    title: body.video_name,
    reportTo: undefined,
  })
  return isReply(placed) ? placed : success({ project_id: wireId(placed.id) })
}

const DESCRIPTIONS: Record<Stage, string> = {
  1: 'start',
  2: 'waiting',
  3: 'processing',
  4: 'success',
  5: 'failed',
  99: 'deleted',
}

function readProject(call: Call): Reply {
  const found = findProject(call, ['v1', 'template-v1'], call.query.get('project_id'))
  if (found === undefined) return refusal(10104, 'Record not found')
  const { project, stage } = found
  return success({
    id: wireId(project.id),
    title: project.title,
    ...(stage === 4 ? results(call.service, project) : { video_url: '', cover_url: '', video_duration: 0 }),
    status_code: stage,
    status_desc: DESCRIPTIONS[stage],
    created_at: Math.floor(project.createdAt / 1000),
  })
}

function results(service: Service, project: Project) {
  return {
    video_url: videoUrl(service.url, project),
    cover_url: coverUrl(service.url, project),
    video_duration: project.seconds,
  }
}
