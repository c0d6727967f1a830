import * as v from 'valibot'
import { known, lookUp } from '../lib/objects.ts'
import { plain } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import { type ApiUrl, isSafeResult } from './address.ts'
import { type Account, type JoggApi, LIMITS } from './api.ts'
import type { Avatar, AvatarStatus, PhotoAvatarRequest, Video, VideoStatus } from './domain.ts'
import { type Http, joggHttp } from './http.ts'
import { readAvatar } from './items.ts'
import type { Reply } from './jogg-error.ts'
import { PAGE_SIZE, pageOf, readPages } from './pages.ts'
import { askCredits } from './quota.ts'
import { ID, lenient, TEXT } from './wire.ts'

/**
 * Avatars from photos: paid for and asked for like a video, in both API versions. What is asked for is the motion that
 * the photo is given; an avatar that was found in the list, whose motion nobody knows, is asked for by the list itself.
 * Source: https://docs.jogg.ai.
 */
export function joggPhotoAvatars(world: Pick<World, 'fetch'>, account: Account): PhotoAvatarApi {
  const { apiUrl, apiKey, apiVersion, limits = LIMITS } = account
  const http = joggHttp(world, apiUrl, apiKey)
  const ask = { http, apiUrl, apiVersion, timeoutMs: limits.status }
  return {
    create(request, signal) {
      const path = `/${apiVersion}/photo_avatar/add_motion`
      const call = { path, body: writeCreate(request), timeoutMs: limits.create, signal }
      return http({ method: 'POST', ...call }, CREATED)
    },
    video: (id, signal) =>
      id.startsWith(AVATAR_PREFIX) ? readFromList(ask, id, signal) : readMotion(ask, id, signal),
    credits: signal => askCredits(http, limits, signal),
    find: async (name, signal) => {
      const reply = await readList(ask, name, signal)
      return reply.ok ? { ok: true, value: reply.value.filter(avatar => avatar.name === name) } : reply
    },
  }
}

export interface PhotoAvatarApi extends JoggApi<PhotoAvatarRequest> {
  /** The account's photo avatars of exactly this name: nothing in the list says which request made them, or when. */
  find(name: string, signal: AbortSignal): Promise<Reply<readonly Avatar[]>>
}

/** The id to ask for an avatar with whose motion is not known. */
export function listedId({ id }: Pick<Avatar, 'id'>): string {
  return `${AVATAR_PREFIX}${id}`
}

const AVATAR_PREFIX = 'avatar:'

interface Ask extends Pick<Account, 'apiVersion'> {
  readonly http: Http
  readonly apiUrl: ApiUrl
  readonly timeoutMs: number
}

function writeCreate(request: PhotoAvatarRequest): Record<string, unknown> {
  const { photoUrl, name, voiceId, model, description } = request
  return { image_url: photoUrl, name, voice_id: voiceId, model, ...(description && { description }) }
}

const CREATED = v.pipe(
  v.object({ data: v.object({ motion_id: ID }) }),
  v.transform(({ data }) => data.motion_id),
)

async function readMotion(
  { http, apiUrl, apiVersion, timeoutMs }: Ask,
  motionId: string,
  signal: AbortSignal,
): Promise<Reply<Video>> {
  const path = `/${apiVersion}/photo_avatar?motion_id=${encodeURIComponent(motionId)}`
  const reply = await http({ method: 'GET', path, timeoutMs, signal, isVerdict }, MOTION)
  return reply.ok ? { ok: true, value: toVideo(motionId, reply.value, apiUrl) } : reply
}

const MOTION_DATA = v.object({
  status: v.string(),
  avatar_id: lenient(ID),
  name: lenient(TEXT),
  image_url: lenient(TEXT),
  error_msg: lenient(TEXT),
})

/** A photo that no motion could be made of is told under a code of its own: https://docs.jogg.ai. */
function isVerdict(data: unknown): boolean {
  return v.is(MOTION_DATA, data) && statusOf(data.status) === 'failed'
}

/** `msg` says why, where the failure is told by the envelope. */
const MOTION = v.pipe(
  v.object({ code: lenient(v.nullish(v.number())), msg: lenient(v.nullish(v.string())), data: MOTION_DATA }),
  v.transform(({ code, msg, data }) => ({
    ...data,
    error_msg: data.error_msg ?? ((code && msg) || undefined),
  })),
)

const STATUSES: Readonly<Record<string, VideoStatus>> = {
  pending: 'pending',
  processing: 'processing',
  completed: 'success',
  success: 'success',
  error: 'failed',
  failed: 'failed',
}

function statusOf(word: string): VideoStatus | undefined {
  return lookUp(STATUSES, word.trim().toLowerCase())
}

/** An avatar that is ready and has no id can't be used, and an unknown status is no reason to wait for ever. */
function toVideo(projectId: string, motion: v.InferOutput<typeof MOTION>, apiUrl: ApiUrl): Video {
  const { avatar_id: avatarId, name, image_url, error_msg } = motion
  const status = statusOf(motion.status)
  const oddity = findOddity(motion.status, status, avatarId)
  const error = oddity ?? error_msg
  return {
    projectId,
    status: oddity || !status ? 'failed' : status,
    ...known({
      avatarId,
      title: name && plain(name, 300),
      coverUrl: image_url && isSafeResult(image_url, apiUrl) ? image_url : undefined,
      error: error && plain(error, 500),
    }),
  }
}

function findOddity(word: string, status: VideoStatus | undefined, avatarId = ''): string | undefined {
  if (!status)
    return `JoggAI reports status ${JSON.stringify(plain(word, 60))}, which its API description does not have`
  return status === 'success' && !avatarId ? 'JoggAI reports success, but gives no avatar id' : undefined
}

async function readFromList(ask: Ask, id: string, signal: AbortSignal): Promise<Reply<Video>> {
  const reply = await readList(ask, undefined, signal)
  if (!reply.ok) return reply
  const avatar = reply.value.find(one => listedId(one) === id)
  if (!avatar) return { ok: true, value: { projectId: id, status: 'deleted' } }
  const { name: title, coverUrl, failMessage: error } = avatar
  const told = known({ title, coverUrl, error })
  return { ok: true, value: { projectId: id, avatarId: avatar.id, status: LISTED[avatar.status], ...told } }
}

const LISTED: Readonly<Record<AvatarStatus, VideoStatus>> = {
  'in-progress': 'processing',
  ready: 'success',
  failed: 'failed',
}

/** @param name narrows the list where the version can: v2 alone has that filter */
async function readList(
  { http, apiUrl, apiVersion, timeoutMs }: Ask,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Reply<readonly Avatar[]>> {
  const ask = (page: number) => {
    const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) })
    if (name && apiVersion === 'v2') query.set('name', name)
    const path = `/${apiVersion}/avatars/photo_avatars?${query}`
    return http({ method: 'GET', path, timeoutMs, signal }, LIST)
  }
  const reply = await readPages(ask, item => readAvatar(item, 'photo', apiUrl))
  return reply.ok ? { ok: true, value: reply.value.items } : reply
}

const LIST = pageOf('avatars')
