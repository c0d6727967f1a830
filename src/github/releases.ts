import * as v from 'valibot'
import { ACCOUNT } from './account.ts'
import type { Answer, GitHub } from './client.ts'
import type { Context } from './context.ts'
import { PAGE_SIZE, readPages } from './pagination.ts'

const ASSET = v.object({
  id: v.number(),
  name: v.string(),
  size: v.number(),
  /** `starter` is what a broken upload leaves behind: it takes the name, and has no bytes. */
  state: v.string(),
  content_type: v.string(),
  digest: v.nullish(v.string()),
  uploader: v.nullish(ACCOUNT, null),
  browser_download_url: v.string(),
})
export type Asset = Readonly<v.InferOutput<typeof ASSET>>

const RELEASE = v.object({
  id: v.number(),
  tag_name: v.string(),
  name: v.nullish(v.string(), ''),
  body: v.nullish(v.string(), ''),
  draft: v.boolean(),
  /** The branch or commit that a tag which is not there yet will be put on. */
  target_commitish: v.nullish(v.string(), ''),
  immutable: v.nullish(v.boolean(), false),
  upload_url: v.string(),
})
export type Release = Readonly<v.InferOutput<typeof RELEASE>>

/** The release of a tag, a draft too, which GitHub does not find by its tag; undefined where there is none. */
export async function findRelease(github: GitHub, tag: string): Promise<Answer<Release | undefined>> {
  const published = await github.call('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }, RELEASE)
  if (published.ok || published.error.kind !== 'missing') return published
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const params = { per_page: PAGE_SIZE, page }
    const answer = await github.call('GET /repos/{owner}/{repo}/releases', params, v.array(RELEASE))
    if (!answer.ok) return answer
    const draft = answer.value.find(release => release.draft && release.tag_name === tag)
    if (draft || !answer.more) return { ok: true, value: draft, more: false }
  }
  return { ok: true, value: undefined, more: false }
}

export function readRelease(github: GitHub, id: number): Promise<Answer<Release>> {
  return github.call('GET /repos/{owner}/{repo}/releases/{release_id}', { release_id: id }, RELEASE)
}

export function updateNotes(github: GitHub, id: number, body: string): Promise<Answer<Release>> {
  return github.call('PATCH /repos/{owner}/{repo}/releases/{release_id}', { release_id: id, body }, RELEASE)
}

/**
 * Nothing but that it is no draft any more: the tag, and what the author settled of it, stay as they are.
 * https://docs.github.com/en/rest/releases/releases#update-a-release
 */
export function publishRelease(github: GitHub, id: number): Promise<Answer<Release>> {
  const params = { release_id: id, draft: false }
  return github.call('PATCH /repos/{owner}/{repo}/releases/{release_id}', params, RELEASE)
}

export function listAssets(github: GitHub, releaseId: number): Promise<Answer<readonly Asset[]>> {
  const route = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets'
  return readPages(github, route, { release_id: releaseId }, ASSET, MAX_PAGES)
}

/** Sent once. @param data read from the disk as it goes out, so that no video is held in memory; `fetch` tells its length */
export function uploadAsset(
  github: GitHub,
  release: Release,
  upload: { readonly name: string; readonly contentType: string; readonly data: Blob },
): Promise<Answer<Asset>> {
  const { name, contentType, data } = upload
  const headers = { 'content-type': contentType }
  return github.call(`POST ${release.upload_url}`, { name, data, headers }, ASSET, uploadMs(data.size))
}

export function renameAsset(github: GitHub, id: number, name: string): Promise<Answer<Asset>> {
  return github.call('PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}', { asset_id: id, name }, ASSET)
}

export function deleteAsset(github: GitHub, id: number): Promise<Answer<unknown>> {
  return github.call('DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}', { asset_id: id }, v.unknown())
}

/**
 * Where an asset is for good. A draft's own address (`…/untagged-1f2e…/…`) is dead once the draft is published: what
 * follows from the tag is what lives then.
 */
export function assetUrl(
  { draft, tag_name }: Release,
  { name, browser_download_url }: Asset,
  { serverUrl, repository }: Context,
): string {
  if (!draft && !browser_download_url.includes('/untagged-')) return browser_download_url
  const path = [tag_name, name].map(encodeURIComponent).join('/')
  return `${serverUrl}/${repository}/releases/download/${path}`
}

/** Whether the address that a release names for uploads is GitHub's: the token goes there. */
export function isUploadAddress(template: string, { apiUrl }: Context): boolean {
  const address = template.replace(/\{.*\}$/, '')
  if (!URL.canParse(address)) return false
  const [to, api] = [new URL(address), new URL(apiUrl)]
  if (to.hostname === api.hostname) return to.protocol === 'https:' || to.protocol === api.protocol
  return to.protocol === 'https:' && to.hostname === api.hostname.replace(/^api\./, 'uploads.')
}

const MAX_PAGES = 10
/** What a file takes on a slow line (2 Mbit/s), in milliseconds: not counted as waiting for GitHub. */
export function uploadMs(bytes: number): number {
  return Math.ceil(bytes / 250)
}
