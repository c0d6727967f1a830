import { grants } from './access.ts'
import { account } from './accounts.ts'
import { presentAsset, publicTag } from './assets.ts'
import { type Answer, asList, asObject, type JsonObject, jsonBody, notFound, refusal } from './exchange.ts'
import { ownerOf } from './names.ts'
import type { Context, Service } from './service.ts'

const LONGEST_NOTES = 125_000

/** Drafts are listed only for those who may write. */
export async function listReleases({ call, who, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path, { query: call.query })
  if (answer.status !== 200) return answer
  const visible = asList(answer.body).filter(({ draft }) => !draft || grants(who, 'contents', 'write'))
  return { ...answer, body: visible.map(release => presentRelease(release, service)) }
}

/** A draft has no tag yet, so that GitHub does not find it here, whoever asks. */
export async function releaseByTag({ call, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path)
  return asObject(answer.body).draft === true ? notFound() : presented(answer, service)
}

export async function readRelease({ call, who, service }: Context): Promise<Answer> {
  const answer = await service.emulator.request('GET', call.path)
  const hidden = asObject(answer.body).draft === true && !grants(who, 'contents', 'write')
  return hidden ? notFound() : presented(answer, service)
}

export async function createRelease({ call, who, service }: Context): Promise<Answer> {
  const json = jsonBody(call)
  const refused = refusedNotes(json)
  if (refused) return refused
  const answer = await service.emulator.request('POST', call.path, { json })
  if (answer.status === 201 && who) {
    service.store.releaseAuthors.set(Number(asObject(answer.body).id), who.login)
  }
  sealWhenPublished(answer, service)
  return presented(answer, service)
}

export async function updateRelease({ call, params, service }: Context): Promise<Answer> {
  const json = jsonBody(call)
  const refused = refusedNotes(json) ?? refusedSealed(Number(params.release), json, service)
  if (refused) return refused
  const answer = await service.emulator.request('PATCH', call.path, { json })
  sealWhenPublished(answer, service)
  return presented(answer, service)
}

/** What is made immutable is done so as it is published: https://docs.github.com/en/code-security/concepts/supply-chain-security/immutable-releases */
export function sealWhenPublished({ status, body }: Answer, { immutableReleases, store }: Service): void {
  const { id, draft } = asObject(body)
  if (status < 300 && immutableReleases && draft === false) store.immutableReleases.add(Number(id))
}

/** Title and notes of an immutable release may change, its tag and its being published may not. */
function refusedSealed(id: number, json: JsonObject, { store }: Service): Answer | undefined {
  const isSealed = store.immutableReleases.has(id)
  if (!isSealed || !('tag_name' in json || 'target_commitish' in json || json.draft === true))
    return undefined
  return refusal(422, 'Validation Failed', [
    { resource: 'Release', code: 'custom', message: 'This release is immutable' },
  ])
}

function refusedNotes({ body }: JsonObject): Answer | undefined {
  if ([...String(body ?? '')].length <= LONGEST_NOTES) return undefined
  const message = `body is too long (maximum is ${LONGEST_NOTES} characters)`
  return refusal(422, 'Validation Failed', [{ resource: 'Release', code: 'custom', field: 'body', message }])
}

function presented(answer: Answer, service: Service): Answer {
  if (answer.status >= 300) return answer
  return { ...answer, body: presentRelease(asObject(answer.body), service) }
}

/** The emulator's release, as GitHub shows it. */
export function presentRelease(release: JsonObject, service: Service): JsonObject {
  const { store, places, repository } = service
  const id = Number(release.id)
  const page = `${places.web}/${repository}/releases/tag`
  const tag = publicTag(release)
  return {
    ...release,
    author: account(store.releaseAuthors.get(id) ?? ownerOf(repository), places),
    immutable: store.immutableReleases.has(id),
    html_url: `${page}/${tag}`,
    upload_url: `${places.uploads}/repos/${repository}/releases/${id}/assets{?name,label}`,
    assets: asList(release.assets).map(asset => presentAsset(asset, tag, service)),
  }
}
