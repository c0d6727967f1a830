import { choose, EVERYTHING, filterBy, pageOf } from './lists.ts'
import { templateCoverUrl, templatePreviewUrl } from './media.ts'
import type { Call, Route, Service } from './service.ts'
import type { Music, Template } from './template-catalog.ts'
import { type Reply, refusal, success, wireInteger } from './wire.ts'

/** The templates and the music that an account can choose from, each version with the filters and pages that it has. */
export const TEMPLATE_LIST_ROUTES: readonly Route[] = [
  templateList('/v1/templates', 'library', ['0', '1', '2'], '-1'),
  templateList('/v1/templates/custom', 'own', ['0', '1', '2'], '-1'),
  templateList('/v2/templates', 'library', ['portrait', 'landscape', 'square']),
  templateList('/v2/templates/custom', 'own', ['portrait', 'landscape', 'square']),
  { method: 'GET', path: '/v2/template/custom/:id', point: 'template', handle: details },
  { method: 'GET', path: '/v1/musics', point: 'musics', handle: call => musicV1(call, 'library') },
  { method: 'GET', path: '/v1/musics/custom', point: 'musics', handle: call => musicV1(call, 'custom') },
  { method: 'GET', path: '/v2/musics', point: 'musics', handle: musicV2 },
]

/**
 * @param ratios how portrait, landscape and square are asked for
 * @param any how all are asked for, beside leaving it out
 */
function templateList(path: string, kind: Template['kind'], ratios: readonly string[], any?: string): Route {
  return { method: 'GET', path, point: 'templates', handle: call => templates(call, kind, ratios, any) }
}

function templates(
  { service, query }: Call,
  kind: Template['kind'],
  ratios: readonly string[],
  any?: string,
): Reply {
  const ofKind = (service.catalog.templates ?? []).filter(template => template.kind === kind)
  const isAny = any !== undefined && query.get('aspect_ratio') === any
  const filters = isAny
    ? []
    : filterBy<Template>(query, 'aspect_ratio', ratios, ({ aspectRatio }) => ratios[aspectRatio])
  const chosen = choose(ofKind, filters, EVERYTHING)
  if ('problem' in chosen) return refusal(40000, `Parameter error: ${chosen.problem}`)
  return success({ templates: chosen.page.map(template => showTemplate(service, 'id', template)) })
}

function showTemplate({ url }: Service, idName: string, template: Template) {
  const { id, name, aspectRatio } = template
  return {
    [idName]: wireInteger(id),
    name,
    cover_url: templateCoverUrl(url, template),
    preview_url: templatePreviewUrl(url, template),
    aspect_ratio: aspectRatio,
  }
}

/** The account's own alone: whether the real service answers for the library's is not known. */
function details({ service, params }: Call): Reply {
  const template = service.catalog.templates?.find(({ id, kind }) => kind === 'own' && id === params.id)
  if (template === undefined) return refusal(10104, 'Record not found')
  return success({ ...showTemplate(service, 'template_id', template), variables: template.variables })
}

/** So the schema has it: music stands under `avatars`. */
function musicV1(call: Call, kind: Music['kind']): Reply {
  return success({ avatars: musicOf(call, kind).map(music => showMusic(call.service, music)) })
}

function musicV2(call: Call): Reply {
  const page = pageOf(call.query)
  const chosen = choose(musicOf(call, 'library'), [], page)
  if ('problem' in chosen) return refusal(40000, `Parameter error: ${chosen.problem}`)
  return success({
    music: chosen.page.map(music => showMusic(call.service, music)),
    pagination: paginationOf(call.query, chosen.total),
  })
}

function musicOf({ service }: Call, kind: Music['kind']): readonly Music[] {
  return (service.catalog.music ?? []).filter(music => music.kind === kind)
}

function showMusic({ url }: Service, { id, name, seconds }: Music) {
  return { id: wireInteger(id), name, music_url: `${url}/samples/music-${id}.wav`, duration: seconds }
}

export function paginationOf(query: URLSearchParams, total: number) {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 10)]
  return { page, page_size: size, total_items: total, total_pages: Math.ceil(total / size) }
}
