import * as v from 'valibot'
import { findProject } from './find-project.ts'
import { nextAvatarId } from './made-avatars.ts'
import { videoUrl } from './media.ts'
import { openProject, readBody, voiceProblem } from './orders.ts'
import type { Project, Stage } from './projects.ts'
import type { Call, Route } from './service.ts'
import { isReply, type Reply, refusal, success, wireId, wireInteger } from './wire.ts'

/** Avatars from photos, in both versions: the photo is given a motion, which is what is paid for and asked for. */
export const PHOTO_AVATAR_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/photo_avatar/add_motion',
    point: 'create',
    handle: call => create(call, 'v1'),
  },
  {
    method: 'POST',
    path: '/v2/photo_avatar/add_motion',
    point: 'create',
    handle: call => create(call, 'v2'),
  },
  { method: 'GET', path: '/v1/photo_avatar', point: 'status', handle: readV1 },
  { method: 'GET', path: '/v2/photo_avatar', point: 'status', handle: readV2 },
]

const NOT_EMPTY = v.pipe(v.string(), v.nonEmpty())

const CREATE = v.strictObject({
  image_url: v.pipe(v.string(), v.url()),
  name: NOT_EMPTY,
  voice_id: NOT_EMPTY,
  model: v.picklist(['1.0', '2.0', '2.0-Pro', '3.0']),
  description: v.exactOptional(NOT_EMPTY),
  welcome_msg: v.exactOptional(v.string()),
  photo_id: v.exactOptional(NOT_EMPTY),
})

type Order = v.InferOutput<typeof CREATE>

function create(call: Call, version: 'v1' | 'v2'): Reply {
  const parsed = readBody(call, CREATE)
  if (!parsed.ok) return parsed.refusal
  const problem = objection(call, parsed.value)
  if (problem !== undefined) return refusal(40000, `Parameter error: ${problem}`)
  const { name, model, image_url } = parsed.value
  const opened = openProject(call, {
    kind: `photo-${version}`,
    title: name,
    transparent: false,
    price: model === '2.0-Pro' ? 3 : 2,
    seconds: 0,
    madeAvatar: { id: nextAvatarId(call.service), photoUrl: image_url },
  })
  if (isReply(opened)) return opened
  const ids = { avatar_id: wireInteger(opened.madeAvatar?.id ?? '0'), motion_id: wireId(opened.id) }
  return success(version === 'v1' ? { ...ids, name } : { ...ids, status: 'pending' })
}

/** What JoggAI would object to, beginning with the field's name; bytes are counted by v1's schema. */
function objection(
  call: Call,
  { image_url, description = '', model, voice_id, photo_id }: Order,
): string | undefined {
  const { service } = call
  if (image_url.startsWith(`${service.url}/`) && !service.uploads.holds(image_url))
    return 'image_url: nothing was uploaded there'
  const bytes = Buffer.byteLength(description)
  if (model === '1.0' ? bytes >= 300 : bytes > 1500) return 'description: is too long'
  if (photo_id !== undefined) return 'photo_id: no photo was generated here'
  return voiceProblem(call, voice_id)
}

function readV1(call: Call): Reply {
  return read(call, 'v1', { 1: 'pending', 2: 'pending', 3: 'pending', 4: 'completed', 5: 'error' })
}

function readV2(call: Call): Reply {
  return read(call, 'v2', { 1: 'pending', 2: 'pending', 3: 'processing', 4: 'completed', 5: 'failed' })
}

type Words = Readonly<Record<Exclude<Stage, 99>, string>>

function read(call: Call, version: 'v1' | 'v2', words: Words): Reply {
  const found = findProject(call, [`photo-${version}`], call.query.get('motion_id'))
  if (found === undefined || found.stage === 99) return refusal(10104, 'Record not found')
  const { project, stage } = found
  return success({
    ...describe(project),
    status: words[stage],
    motion_preview_url: stage === 4 ? videoUrl(call.service.url, project) : '',
    ...(version === 'v2' ? { error_msg: messageOf(project) } : {}),
  })
}

function describe({ id, title, madeAvatar, request }: Project) {
  return {
    motion_id: wireId(id),
    avatar_id: wireInteger(madeAvatar?.id ?? '0'),
    image_url: madeAvatar?.photoUrl,
    name: title,
    voice_id: request.voice_id,
  }
}

function messageOf({ ending }: Project): string {
  return ending?.kind === 'failed' ? ending.message : ''
}
