import { createHash } from 'node:crypto'
import { account } from './accounts.ts'
import { normalisedAssetName } from './asset-name.ts'
import { type Answer, asList, asObject, type JsonObject, jsonBody, notFound, refusal } from './exchange.ts'
import { ownerOf, shaOf } from './names.ts'
import type { Context, Service } from './service.ts'
import type { StoredAsset } from './store.ts'

export async function listAssets({ call, params, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path, { query: call.query })
  if (answer.status !== 200) return answer
  const tag = publicTag(await releaseOf(service, params.release))
  return { ...answer, body: asList(answer.body).map(asset => presentAsset(asset, tag, service)) }
}

/** The asset's description, or, for who accepts bytes, the way to them: on another host, and without a token. */
export async function readAsset({ call, params, service }: Context): Promise<Answer> {
  const found = await findAsset(service, Number(params.asset))
  if (!found) return notFound()
  if (!call.headers.accept?.includes('application/octet-stream')) {
    return { status: 200, body: presentAsset(found.asset, publicTag(found.release), service) }
  }
  return toBytes(service, Number(params.asset))
}

/** `POST` to a release's `upload_url`. Bytes stay here: the emulator is told the name alone. */
export async function uploadAsset({ call, params, who, service }: Context): Promise<Answer> {
  if (!Number(call.headers['content-length'])) return refusal(400, 'Bad Content-Length: ')
  const release = await releaseOf(service, params.release)
  if (release.id === undefined) return notFound()
  const name = normalisedAssetName(call.query.get('name') ?? '')
  const refused = refusedName(name, release) ?? refusedChange(release, service)
  if (refused) return refused
  const uploader = who?.login ?? ownerOf(service.repository)
  const contentType = call.headers['content-type'] ?? 'application/octet-stream'
  const stored: StoredAsset = { bytes: call.body, state: 'uploaded', uploader }
  const asset = await keepAsset(
    service,
    release,
    { name, label: call.query.get('label'), contentType },
    stored,
  )
  return { status: 201, body: asset }
}

/** Keeps the asset under this name as it is, and describes it. */
export async function keepAsset(
  service: Service,
  release: JsonObject,
  { name, label, contentType }: { name: string; label: string | null; contentType: string },
  stored: StoredAsset,
): Promise<JsonObject> {
  const { emulator, repository, store } = service
  const path = `/repos/${repository}/releases/${release.id}/assets`
  const asset = await emulator.expect('POST', path, {
    query: { name, ...(label && { label }) },
    contentType,
  })
  store.assets.set(Number(asset.id), stored)
  return presentAsset(asset, publicTag(release), service)
}

export async function updateAsset({ call, params, service }: Context): Promise<Answer> {
  const found = await findAsset(service, Number(params.asset))
  if (!found) return notFound()
  const json = jsonBody(call)
  const name = json.name === undefined ? undefined : normalisedAssetName(String(json.name))
  const renamed = name !== undefined && name !== found.asset.name
  const refused =
    refusedChange(found.release, service) ?? (renamed ? refusedName(name, found.release) : undefined)
  if (refused) return refused
  const answer = await service.emulator.request('PATCH', call.path, {
    json: { ...json, ...(name && { name }) },
  })
  return { ...answer, body: presentAsset(asObject(answer.body), publicTag(found.release), service) }
}

export async function deleteAsset({ call, params, service }: Context): Promise<Answer> {
  const found = await findAsset(service, Number(params.asset))
  if (!found) return notFound()
  const refused = refusedChange(found.release, service)
  if (refused) return refused
  service.store.assets.delete(Number(params.asset))
  return service.emulator.request('DELETE', call.path)
}

/** The public address of an asset, without any token. */
export async function downloadAsset({ params, service }: Context): Promise<Answer> {
  const { emulator, repository } = service
  const releases = await emulator.all(`/repos/${repository}/releases`)
  const release = releases.find(candidate => publicTag(candidate) === params.tag)
  const asset = asList(release?.assets).find(({ name }) => name === params.name)
  return asset ? toBytes(service, Number(asset.id)) : notFound()
}

/** Where the bytes are: an address that is its own permission, and refuses any other that comes from another host. */
export async function assetBytes({ call, params, service }: Context): Promise<Answer> {
  const { api, web } = service.places
  if (call.token && !api.startsWith(web)) return refusal(400, 'Only one authentication mechanism is allowed')
  const asset = service.store.assets.get(Number(params.asset))
  if (!asset) return notFound()
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: asset.bytes }
}

function toBytes({ places }: Service, asset: number): Answer {
  return { status: 302, headers: { location: `${places.web}/release-assets/${asset}?sig=stand-in` } }
}

/** The emulator's asset, as GitHub shows it. `tag`: what stands for it in addresses. */
export function presentAsset(asset: JsonObject, tag: string, service: Service): JsonObject {
  const { store, places, repository } = service
  const { bytes, state, uploader } = store.assets.get(Number(asset.id)) ?? {
    bytes: Buffer.alloc(0),
    state: 'uploaded',
    uploader: ownerOf(repository),
  }
  const whole = state === 'uploaded'
  return {
    ...asset,
    state,
    size: bytes.length,
    digest: whole ? `sha256:${createHash('sha256').update(bytes).digest('hex')}` : null,
    uploader: account(uploader, places),
    browser_download_url: `${places.web}/${repository}/releases/download/${tag}/${asset.name}`,
  }
}

/** What stands for the tag in addresses of the release: a draft has none yet. */
export function publicTag({ draft, id, tag_name }: JsonObject): string {
  return draft ? `untagged-${shaOf(`release ${id}`).slice(0, 20)}` : String(tag_name)
}

async function releaseOf({ emulator, repository }: Service, id: string | undefined): Promise<JsonObject> {
  return asObject((await emulator.request('GET', `/repos/${repository}/releases/${id}`)).body)
}

async function findAsset({ emulator, repository }: Service, id: number) {
  for (const release of await emulator.all(`/repos/${repository}/releases`)) {
    const asset = asList(release.assets).find(candidate => candidate.id === id)
    if (asset) return { release, asset }
  }
  return undefined
}

function refusedName(name: string, release: JsonObject): Answer | undefined {
  if (!asList(release.assets).some(asset => asset.name === name)) return undefined
  const error = { resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }
  return refusal(422, 'Validation Failed', [error])
}

function refusedChange({ id }: JsonObject, { store }: Service): Answer | undefined {
  if (!store.immutableReleases.has(Number(id))) return undefined
  return refusal(422, 'Cannot upload assets to an immutable release.')
}
