import { createHash } from 'node:crypto'
import type { Purchase } from '../job/deps.ts'
import { cancelled } from '../job/video-diagnostics.ts'
import type { Account } from '../jogg/api.ts'
import type { ApiVersion, MotionModel, PhotoAvatarRequest } from '../jogg/domain.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import { listedId, type PhotoAvatarApi } from '../jogg/photo-avatars.ts'
import { uploadAsset } from '../jogg/upload.ts'
import { DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { World } from '../runtime/world.ts'
import type { AvatarInputs } from './avatar-inputs.ts'
import type { Photo } from './photo.ts'

/** Credits: the vendor's price list. */
export function avatarCredits(model: MotionModel): number {
  return model === '2.0-Pro' ? 3 : 2
}

/** Raised whenever the same choices must count as another avatar; a test pins known keys to it. */
const KEY_VERSION = 1

/** SHA-256, in hex, of what makes an avatar the same: the picture's bytes, its name, and the model. */
export function avatarKey(
  { sha256 }: Pick<Photo, 'sha256'>,
  { name, model }: Pick<AvatarInputs, 'name' | 'model'>,
  api: ApiVersion,
): string {
  return createHash('sha256')
    .update(JSON.stringify([KEY_VERSION, 'photo-avatar', api, sha256, name, model]))
    .digest('hex')
}

/** An avatar as something that is paid for once. */
export function avatarPurchase(
  photo: Photo,
  inputs: AvatarInputs & { readonly voiceId: string },
  { account, world, api }: { account: Account; world: World; api: PhotoAvatarApi },
): Purchase<PhotoAvatarRequest> {
  const { name, voiceId, model, description } = inputs
  const list = createAvatarList(api)
  return {
    label: name,
    noun: 'photo avatar',
    name,
    contentKey: avatarKey(photo, inputs, account.apiVersion),
    credits: avatarCredits(model),
    async request() {
      const photoUrl = await upload(photo, account, world)
      await list.note(name, world.signal)
      return { photoUrl, name, voiceId, model, ...(description && { description }) }
    },
    listed: { find: list.find, isComplete: false },
  }
}

/**
 * JoggAI's list says neither when nor from what an avatar was made, and names are not unique: only what was not there
 * just before the create is its avatar. Of an earlier run's create it tells one thing: that there is none of the name.
 */
function createAvatarList(api: PhotoAvatarApi) {
  let before: ReadonlySet<string> | undefined
  const find: NonNullable<Purchase<unknown>['listed']>['find'] = async (name, signal) => {
    const reply = await api.find(name, signal)
    if (!reply.ok) return reply
    const ids = reply.value.map(listedId)
    if (before) return { ok: true, value: ids.filter(id => !before?.has(id)) }
    if (ids.length === 0) return { ok: true, value: [] }
    return { ok: false, error: { kind: 'unclear', detail: 'several avatars may have this name' } }
  }
  return {
    find,
    async note(name: string, signal: AbortSignal): Promise<void> {
      const reply = await api.find(name, signal)
      before = reply.ok ? new Set(reply.value.map(listedId)) : undefined
    },
  }
}

const MIME_TYPES: Readonly<Record<Photo['format'], string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

async function upload({ format, sha256, bytes }: Photo, account: Account, world: World): Promise<string> {
  const asset = { filename: `${sha256.slice(0, 16)}.${format}`, mimeType: MIME_TYPES[format], bytes }
  const reply = await uploadAsset(world, account, asset)
  if (reply.ok) return reply.value
  if (world.signal.aborted) throw new DiagnosticError(cancelled({ label: 'the photo' }, undefined))
  throw new DiagnosticError({
    title: 'A file could not be uploaded',
    happened: describeError('Uploading the photo', reply.error),
    means: NOTHING_PAID,
    advice: adviceFor(reply.error),
  })
}
