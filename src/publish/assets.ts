import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import type { Account } from '../github/account.ts'
import type { Answer, GitHub } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import {
  type Asset,
  deleteAsset,
  listAssets,
  type Release,
  renameAsset,
  uploadAsset,
} from '../github/releases.ts'

/** A file on the disk that goes to the release: a video, or what belongs to one. */
export interface ToAttach {
  /** Absolute. */
  readonly path: string
  readonly contentType: string
  readonly bytes: number
  /** Of the bytes, in hex. */
  readonly sha256: string
}

/**
 * Puts a file on the release under a name. The same file under the same name is kept. Another one is replaced only
 * once the new one is there: it goes up under a temporary name, the old one is deleted, and the name is handed over.
 */
export async function putAsset(deps: AssetDeps, name: string, file: ToAttach): Promise<Put> {
  const assets = await listAssets(deps.github, deps.release.id)
  if (!assets.ok) return failed('listing its assets', assets.error)
  const old = assets.value.find(asset => asset.name === name)
  if (!old) return upload(deps, name, file)
  if (isSame(old, file)) return { ok: true, asset: old }
  if (old.state === 'uploaded') return replace(deps, old, file)
  const cleared = await deleteAsset(deps.github, old.id)
  return cleared.ok ? upload(deps, name, file) : failed(`deleting the broken asset ${name}`, cleared.error)
}

export interface AssetDeps {
  readonly github: GitHub
  readonly release: Release
}

export type Put =
  | { readonly ok: true; readonly asset: Asset }
  | { readonly ok: false; readonly why: string; readonly problem: GitHubError }

/**
 * Removes the assets of these names, as far as they are videos that our own account uploaded, or captions of such: the
 * names stand in the notes, where titles of strangers' pull requests can stand too.
 *
 * @param named all that the block names
 */
export async function removeAssets(
  { github, release }: AssetDeps,
  names: readonly string[],
  named: readonly string[],
  isOwn: (author: Account | null) => Promise<Answer<boolean>>,
): Promise<GitHubError | undefined> {
  if (names.length === 0) return undefined
  const assets = await listAssets(github, release.id)
  if (!assets.ok) return assets.error
  for (const asset of assets.value) {
    if (!names.includes(asset.name) || !isOfVideo(asset, named)) continue
    const isOurs = await isOwn(asset.uploader)
    if (!isOurs.ok) return isOurs.error
    if (!isOurs.value) continue
    const deleted = await deleteAsset(github, asset.id)
    if (!deleted.ok && deleted.error.kind !== 'missing') return deleted.error
  }
  return undefined
}

/** A video, or a text that has the name of one of these videos. */
export function isOfVideo({ name, content_type }: Asset, named: readonly string[]): boolean {
  if (content_type.startsWith('video/')) return true
  const stem = /^(.+)\.(?:vtt|srt|txt)$/.exec(name)?.[1]
  return named.some(
    video => video === stem || (/\.(?:mp4|webm|mov)$/.test(video) && video.replace(/\.\w+$/, '') === stem),
  )
}

async function replace(deps: AssetDeps, old: Asset, file: ToAttach): Promise<Put> {
  const put = await upload(deps, temporaryName(old.name), file)
  if (!put.ok) return put
  const deleted = await deleteAsset(deps.github, old.id)
  if (!deleted.ok && deleted.error.kind !== 'missing') {
    await deleteAsset(deps.github, put.asset.id)
    return failed(`replacing the asset ${old.name}`, deleted.error)
  }
  const renamed = await renameAsset(deps.github, put.asset.id, old.name)
  if (renamed.ok) return { ok: true, asset: renamed.value }
  return failed(`renaming the asset ${put.asset.name} to ${old.name}`, renamed.error)
}

/** The extension stays: GitHub tells the kind of a file by it. */
function temporaryName(name: string): string {
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)}-${randomUUID().slice(0, 8)}${name.slice(dot)}`
}

/** An upload whose answer was lost may have worked, in whole or in part: the list tells before it is sent again. */
async function upload(deps: AssetDeps, name: string, file: ToAttach, tries = MAX_UPLOADS): Promise<Put> {
  const data = await openAsBlob(file.path, { type: file.contentType })
  const sent = await uploadAsset(deps.github, deps.release, { name, contentType: file.contentType, data })
  if (sent.ok) return { ok: true, asset: sent.value }
  const doing = `uploading ${name}`
  if (!isInDoubt(sent.error)) return failed(doing, sent.error)
  const assets = await listAssets(deps.github, deps.release.id)
  const left = assets.ok ? assets.value.find(asset => asset.name === name) : undefined
  if (left && isSame(left, file)) return { ok: true, asset: left }
  if (!assets.ok || tries <= 1 || left?.state === 'uploaded') return failed(doing, sent.error)
  if (left) await deleteAsset(deps.github, left.id)
  return upload(deps, name, file, tries - 1)
}

const MAX_UPLOADS = 2

/** `already_exists`: an earlier attempt left something under this name. */
function isInDoubt({ kind, status, message }: GitHubError): boolean {
  return kind === 'unclear' || (status === 422 && message.includes('already_exists'))
}

/** Whether an asset is this file already, as far as GitHub tells. */
export function isSame({ state, size, digest }: Asset, file: ToAttach): boolean {
  if (state !== 'uploaded' || size !== file.bytes) return false
  return !digest || digest === `sha256:${file.sha256}`
}

function failed(doing: string, problem: GitHubError): Put {
  return { ok: false, why: `${doing} failed: ${githubErrorText(problem)}`, problem }
}
