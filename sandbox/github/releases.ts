import { grants } from './access.ts'
import { account } from './accounts.ts'
import { dressedAsset, publicTag } from './assets.ts'
import { type Answer, asList, asObject, type JsonObject, jsonBody, notFound, refusal } from './exchange.ts'
import { ownerOf } from './names.ts'
import type { Backstage } from './store.ts'
import type { Visit } from './visit.ts'

const LONGEST_NOTES = 125_000

/** Drafts are listed only for those who may write. */
export async function listReleases({ call, who, backstage }: Visit): Promise<Answer> {
  const answer = await backstage.emulator.request('GET', call.path, { query: call.query })
  if (answer.status !== 200) return answer
  const visible = asList(answer.body).filter(({ draft }) => !draft || grants(who, 'contents', 'write'))
  return { ...answer, body: visible.map(release => dressedRelease(release, backstage)) }
}

/** A draft has no tag yet, so that GitHub does not find it here, whoever asks. */
export async function releaseByTag({ call, backstage }: Visit): Promise<Answer> {
  const answer = await backstage.emulator.request('GET', call.path)
  return asObject(answer.body).draft === true ? notFound() : dressed(answer, backstage)
}

export async function readRelease({ call, who, backstage }: Visit): Promise<Answer> {
  const answer = await backstage.emulator.request('GET', call.path)
  const hidden = asObject(answer.body).draft === true && !grants(who, 'contents', 'write')
  return hidden ? notFound() : dressed(answer, backstage)
}

export async function createRelease({ call, who, backstage }: Visit): Promise<Answer> {
  const json = jsonBody(call)
  const refused = refusedNotes(json)
  if (refused) return refused
  const answer = await backstage.emulator.request('POST', call.path, { json })
  if (answer.status === 201 && who) {
    backstage.store.releaseAuthors.set(Number(asObject(answer.body).id), who.login)
  }
  return dressed(answer, backstage)
}

export async function updateRelease({ call, backstage }: Visit): Promise<Answer> {
  const json = jsonBody(call)
  return (
    refusedNotes(json) ?? dressed(await backstage.emulator.request('PATCH', call.path, { json }), backstage)
  )
}

function refusedNotes({ body }: JsonObject): Answer | undefined {
  if ([...String(body ?? '')].length <= LONGEST_NOTES) return undefined
  const message = `body is too long (maximum is ${LONGEST_NOTES} characters)`
  return refusal(422, 'Validation Failed', [{ resource: 'Release', code: 'custom', field: 'body', message }])
}

function dressed(answer: Answer, backstage: Backstage): Answer {
  if (answer.status >= 300) return answer
  return { ...answer, body: dressedRelease(asObject(answer.body), backstage) }
}

/** The emulator's release, as GitHub shows it. */
export function dressedRelease(release: JsonObject, backstage: Backstage): JsonObject {
  const { store, places, repository } = backstage
  const id = Number(release.id)
  const page = `${places.web}/${repository}/releases/tag`
  const tag = publicTag(release)
  return {
    ...release,
    author: account(store.releaseAuthors.get(id) ?? ownerOf(repository), places),
    immutable: store.immutableReleases.has(id),
    html_url: `${page}/${tag}`,
    upload_url: `${places.uploads}/repos/${repository}/releases/${id}/assets{?name,label}`,
    assets: asList(release.assets).map(asset => dressedAsset(asset, tag, backstage)),
  }
}
