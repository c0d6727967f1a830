import * as v from 'valibot'
import type { World } from '../runtime/world.ts'
import { isSafeResult } from './address.ts'
import { askAgain } from './again.ts'
import { type Account, LIMITS } from './api.ts'
import { exchange } from './exchange.ts'
import { joggHttp } from './http.ts'
import type { JoggError, Reply } from './jogg-error.ts'
import { ENVELOPE, parseWire } from './wire.ts'

/**
 * Brings a file to JoggAI's storage: asks for a signed address with the key, and puts the bytes there without it.
 * Both cost nothing, so both are tried again while what is wrong may pass.
 *
 * @returns the address under which JoggAI finds the file
 */
export async function uploadAsset(
  world: UploadWorld,
  account: Account,
  asset: Asset,
): Promise<Reply<string>> {
  const signed = await askAgain(() => askForPlace(world, account, asset), world)
  if (!signed.ok) return signed
  const { signUrl, assetUrl, contentType } = signed.value
  const unsafe = [signUrl, assetUrl].some(url => !isSafeResult(url, account.apiUrl))
  if (unsafe) return unclear('the service names an address for the upload that is not https')
  const stored = await askAgain(() => put(world, signUrl, contentType, asset.bytes), world)
  return stored.ok ? { ok: true, value: assetUrl } : stored
}

export type UploadWorld = Pick<World, 'fetch' | 'clock' | 'signal'>

export interface Asset {
  /** A plain file name, whose extension tells the kind. */
  readonly filename: string
  readonly mimeType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Where the bytes go, and with which type: the signature is made for it. */
interface Place {
  readonly signUrl: string
  readonly assetUrl: string
  readonly contentType: string
}

async function askForPlace(world: UploadWorld, account: Account, asset: Asset): Promise<Reply<Place>> {
  const { apiUrl, apiKey, apiVersion, limits = LIMITS } = account
  const { filename, mimeType } = asset
  const isV1 = apiVersion === 'v1'
  const body = isV1 ? { filename } : { filename, content_type: mimeType, file_size: asset.bytes.byteLength }
  const call = { path: `/${apiVersion}/upload/asset`, body, timeoutMs: limits.status, signal: world.signal }
  const reply = await joggHttp(world, apiUrl, apiKey)({ method: 'POST', ...call }, SIGNED)
  if (!reply.ok) return reply
  return { ok: true, value: { ...reply.value, contentType: isV1 ? 'application/octet-stream' : mimeType } }
}

/** v1 calls the address of the file `asset_id`, v2 `asset_url`: https://docs.jogg.ai. */
const SIGNED = v.pipe(
  v.object({
    data: v.union([
      v.object({ sign_url: v.string(), asset_url: v.string() }),
      v.object({ sign_url: v.string(), asset_id: v.string() }),
    ]),
  }),
  v.transform(({ data }) => ({
    signUrl: data.sign_url,
    assetUrl: 'asset_url' in data ? data.asset_url : data.asset_id,
  })),
)

/** Milliseconds that a file may take: over a line of 1 Mbit/s, and not less than 20 MB would. */
function putTimeout(bytes: number): number {
  return Math.max(180_000, bytes / 125)
}

/**
 * The storage is another house: it gets neither the key nor anything of this run but the file, and is not followed.
 * The guides show it answering in JoggAI's envelope, where HTTP 200 may still be a refusal.
 */
async function put(
  world: UploadWorld,
  url: string,
  contentType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Reply<undefined>> {
  const headers = { 'content-type': contentType }
  const request = {
    method: 'PUT',
    headers,
    body: bytes,
    timeoutMs: putTimeout(bytes.byteLength),
    signal: world.signal,
  }
  const reply = await exchange(world, url, request)
  if (!reply.ok) return reply
  const { status, text } = reply.value
  const envelope = v.safeParse(ENVELOPE, parseWire(text))
  const code = (envelope.success && envelope.output.code) || 0
  if (status >= 200 && status < 300 && code === 0) return { ok: true, value: undefined }
  return unclear(`the storage did not take the file${code ? ` (code ${code})` : ''}`, status)
}

function unclear(detail: string, httpStatus?: number): { ok: false; error: JoggError } {
  return {
    ok: false,
    error: { kind: 'unclear', detail, ...(httpStatus === undefined ? {} : { httpStatus }) },
  }
}
