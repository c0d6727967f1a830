import { keepAsset } from './assets.ts'
import { presentComment } from './comments.ts'
import { asList, asObject, type JsonObject } from './exchange.ts'
import { ownerOf } from './names.ts'
import { presentRelease, sealWhenPublished } from './releases.ts'
import type { Service } from './service.ts'
import type {
  AssetSeed,
  Comment,
  CommentSeed,
  PullRequestSeed,
  Release,
  ReleaseAsset,
  ReleaseSeed,
} from './types.ts'

/** What a test puts into the repository beforehand, and looks at afterwards. None of it is recorded as a request. */
export interface Seeding {
  addPullRequest(seed: PullRequestSeed): Promise<void>
  addComment(seed: CommentSeed): Promise<Comment>
  addRelease(seed: ReleaseSeed): Promise<Release>
  /** Publishes a draft, as its author does. */
  publishRelease(tag: string): Promise<void>
  /** With its assets; another of the same tag can be added then. */
  deleteRelease(tag: string): Promise<void>
  addAsset(seed: AssetSeed): Promise<void>
  /** A tag of its own, without a release; that of a published release is on the head of `main` otherwise. */
  addTag(tag: string, sha: string): void
  /** A file on the default branch. */
  addFile(path: string, content: string): Promise<void>
  /** Oldest first. */
  comments(pr: number): Promise<readonly Comment[]>
  /** Newest first, drafts too. */
  releases(): Promise<readonly Release[]>
}

export function createSeeding(service: Service): Seeding {
  const { emulator, repository } = service
  const repo = `/repos/${repository}`
  return {
    addPullRequest: seed => addPullRequest(service, seed),
    addComment: seed => addComment(service, seed),
    addRelease: seed => addRelease(service, seed),
    publishRelease: tag => changeRelease(service, tag, 'PATCH', { draft: false }),
    deleteRelease: tag => changeRelease(service, tag, 'DELETE'),
    addAsset: seed => addAsset(service, seed),
    addTag: (tag, sha) => void service.store.tags.set(tag, sha),
    async addFile(path, content) {
      const json = { message: `Add ${path}`, content: Buffer.from(content).toString('base64') }
      await emulator.expect('PUT', `${repo}/contents/${path}`, { json })
    },
    async comments(pr) {
      const list = await emulator.all(`${repo}/issues/${pr}/comments`)
      return list.map(comment => commentOf(presentComment(comment, service), pr))
    },
    releases: () => releases(service),
  }
}

async function addPullRequest({ emulator, store, repository }: Service, seed: PullRequestSeed) {
  const repo = `/repos/${repository}`
  await fillNumbersBelow(emulator, repo, seed.number)
  const { title = `Pull request ${seed.number}`, body = '' } = seed
  const pull = await emulator.expect('POST', `${repo}/pulls`, {
    json: { title, body, head: `head-of-${seed.number}`, base: 'main' },
  })
  if (pull.number !== seed.number) throw new Error(`Pull request ${seed.number} comes after ${pull.number}`)
  if ((seed.state ?? 'open') !== 'open') {
    await emulator.expect('PATCH', `${repo}/pulls/${seed.number}`, { json: { state: 'closed' } })
  }
  store.pulls.set(seed.number, seed)
}

/** Issues and pull requests count together: issues take the numbers in between. */
async function fillNumbersBelow(emulator: Service['emulator'], repo: string, number: number) {
  const all = { state: 'all' }
  const numbered = await Promise.all([
    emulator.all(`${repo}/issues`, all),
    emulator.all(`${repo}/pulls`, all),
  ])
  const taken = Math.max(0, ...numbered.flat().map(item => Number(item.number)))
  for (let next = taken + 1; next < number; next += 1) {
    await emulator.expect('POST', `${repo}/issues`, { json: { title: `Issue ${next}` } })
  }
}

async function addComment(service: Service, { pr, body, author }: CommentSeed): Promise<Comment> {
  const { emulator, store, repository } = service
  const comment = await emulator.expect('POST', `/repos/${repository}/issues/${pr}/comments`, {
    json: { body },
  })
  store.commentAuthors.set(Number(comment.id), author ?? ownerOf(repository))
  return commentOf(presentComment(comment, service), pr)
}

function commentOf(comment: JsonObject, pr: number): Comment {
  return {
    id: Number(comment.id),
    pr,
    author: String(asObject(comment.user).login),
    body: String(comment.body),
    url: String(comment.html_url),
    createdAt: String(comment.created_at),
    updatedAt: String(comment.updated_at),
  }
}

async function addRelease(service: Service, seed: ReleaseSeed): Promise<Release> {
  const { emulator, store, repository } = service
  const { tag, name, body, draft = false, prerelease = false } = seed
  const release = await emulator.expect('POST', `/repos/${repository}/releases`, {
    json: { tag_name: tag, draft, prerelease, ...(name && { name }), ...(body !== undefined && { body }) },
  })
  const id = Number(release.id)
  store.releaseAuthors.set(id, seed.author ?? ownerOf(repository))
  if (seed.immutable) store.immutableReleases.add(id)
  sealWhenPublished({ status: 201, body: release }, service)
  return releaseOf(presentRelease(release, service), service)
}

async function changeRelease(service: Service, tag: string, method: 'PATCH' | 'DELETE', json?: JsonObject) {
  const { id } = await releaseOfTag(service, tag)
  const path = `/repos/${service.repository}/releases/${id}`
  const answer = await service.emulator.request(method, path, json ? { json } : {})
  if (answer.status >= 300) throw new Error(`${method} ${path} answered with ${answer.status}`)
  sealWhenPublished(answer, service)
}

async function releaseOfTag({ emulator, repository }: Service, tag: string): Promise<JsonObject> {
  const releases = await emulator.all(`/repos/${repository}/releases`)
  const release = releases.find(({ tag_name }) => tag_name === tag)
  if (!release) throw new Error(`There is no release ${tag}`)
  return release
}

async function addAsset(service: Service, seed: AssetSeed): Promise<void> {
  const release = await releaseOfTag(service, seed.release)
  const { name, state = 'uploaded', contentType = 'application/octet-stream' } = seed
  const uploader = seed.uploader ?? ownerOf(service.repository)
  const stored = { bytes: Buffer.from(seed.bytes ?? []), state, uploader }
  await keepAsset(service, release, { name, label: null, contentType }, stored)
}

async function releases(service: Service): Promise<readonly Release[]> {
  const list = await service.emulator.all(`/repos/${service.repository}/releases`)
  return list.map(release => releaseOf(presentRelease(release, service), service))
}

function releaseOf(release: JsonObject, service: Service): Release {
  return {
    id: Number(release.id),
    tag: String(release.tag_name),
    name: textOrNull(release.name),
    body: textOrNull(release.body),
    draft: release.draft === true,
    prerelease: release.prerelease === true,
    url: String(release.html_url),
    assets: asList(release.assets).map(asset => assetOf(asset, service)),
  }
}

function assetOf(asset: JsonObject, { store }: Service): ReleaseAsset {
  const id = Number(asset.id)
  return {
    id,
    name: String(asset.name),
    label: textOrNull(asset.label),
    contentType: String(asset.content_type),
    state: asset.state === 'starter' ? 'starter' : 'uploaded',
    url: String(asset.browser_download_url),
    bytes: store.assets.get(id)?.bytes ?? Buffer.alloc(0),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
