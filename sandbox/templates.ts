import * as v from 'valibot'
import { speakingSeconds, videoPrice } from './account.ts'
import { findProject } from './find-project.ts'
import { choose, filterBy, pageOf } from './lists.ts'
import { coverUrl, FIXTURE_SECONDS, videoUrl } from './media.ts'
import { avatarProblem, INTEGER_ID, openProject, readBody, voiceProblem } from './orders.ts'
import { type Project, stageOf } from './projects.ts'
import type { Call, Route, Service } from './service.ts'
import type { Template } from './template-catalog.ts'
import { paginationOf } from './template-lists.ts'
import { errorOf, wordOf } from './v2.ts'
import { isReply, type Reply, refusal, success, wireId } from './wire.ts'

/** Videos from templates, in both versions. v1 tells of them where it tells of all its projects. */
export const TEMPLATE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/create_video_with_template', point: 'create', handle: createV1 },
  { method: 'POST', path: '/v2/create_video_with_template', point: 'create', handle: createV2 },
  { method: 'GET', path: '/v2/template_video/:id', point: 'status', handle: readVideo },
  { method: 'GET', path: '/v2/template_videos', point: 'template-videos', handle: listVideos },
]

const NOT_EMPTY = v.pipe(v.string(), v.nonEmpty())

const WORDS = v.strictObject({ content: NOT_EMPTY })
const PLACE = v.union([
  v.strictObject({ url: v.pipe(v.string(), v.url()) }),
  v.strictObject({ asset_id: v.pipe(v.number(), v.integer()) }),
])

const VARIABLES = v.array(
  v.variant('type', [
    v.strictObject({ type: v.picklist(['text', 'script']), name: NOT_EMPTY, properties: WORDS }),
    v.strictObject({ type: v.picklist(['image', 'video']), name: NOT_EMPTY, properties: PLACE }),
  ]),
)

const LANGUAGES = [
  ...[
    'english',
    'filipino',
    'french',
    'german',
    'hindi',
    'indonesian',
    'italian',
    'japanese',
    'korean',
    'malay',
  ],
  ...['portuguese', 'russian', 'spanish', 'thai', 'vietnamese', 'arabic', 'greek', 'turkish', 'slovenian'],
  ...['croatian', 'romanian', 'chinese', 'bengali', 'urdu', 'hungarian', 'traditional-chinese', 'polish'],
]

/** What both versions call alike. */
const SHARED = {
  template_id: INTEGER_ID,
  avatar_id: v.exactOptional(INTEGER_ID),
  avatar_type: v.exactOptional(v.picklist([0, 1])),
  voice_id: v.exactOptional(NOT_EMPTY),
  video_name: v.exactOptional(v.string()),
  variables: VARIABLES,
}

const CREATE_V1 = v.strictObject({
  ...SHARED,
  template_type: v.picklist(['common', 'user']),
  lang: v.picklist(LANGUAGES),
  caption: v.exactOptional(v.boolean()),
  music_id: v.exactOptional(INTEGER_ID),
})

const CREATE_V2 = v.strictObject({
  ...SHARED,
  voice_language: v.picklist(LANGUAGES),
  captions_enabled: v.exactOptional(v.boolean()),
  background_music_id: v.exactOptional(INTEGER_ID),
  disable_random_trans: v.exactOptional(v.boolean()),
  disable_random_moving: v.exactOptional(v.boolean()),
  disable_trans: v.exactOptional(v.boolean()),
  disable_moving: v.exactOptional(v.boolean()),
  webhook_url: v.exactOptional(v.pipe(v.string(), v.url())),
})

function createV1(call: Call): Reply {
  const parsed = readBody(call, CREATE_V1)
  if (!parsed.ok) return parsed.refusal
  const { template_type, music_id } = parsed.value
  const kinds = [template_type === 'user' ? 'own' : 'library'] as const
  const placed = placeOrder(call, { ...toOrder(parsed.value), kind: 'template-v1', kinds, musicId: music_id })
  return isReply(placed) ? placed : success({ project_id: wireId(placed.id) })
}

function createV2(call: Call): Reply {
  const parsed = readBody(call, CREATE_V2)
  if (!parsed.ok) return parsed.refusal
  const { background_music_id: musicId, webhook_url: reportTo } = parsed.value
  const order = { ...toOrder(parsed.value), kind: 'template-v2', kinds: ['own', 'library'], musicId } as const
  const placed = placeOrder(call, { ...order, reportTo })
  return isReply(placed) ? placed : success({ video_id: wireId(placed.id) })
}

/** A create request of either version, reduced to what decides whether it is accepted and what it costs. */
interface Order {
  readonly kind: 'template-v1' | 'template-v2'
  readonly templateId: string
  /** Where the template may stand. */
  readonly kinds: readonly Template['kind'][]
  readonly avatarId: string | undefined
  readonly avatarType: 0 | 1 | undefined
  readonly voiceId: string | undefined
  readonly musicId: string | undefined
  readonly title: string | undefined
  readonly variables: v.InferOutput<typeof VARIABLES>
  readonly reportTo?: string | undefined
}

type Shared = Pick<v.InferOutput<typeof CREATE_V1>, keyof typeof SHARED>

function toOrder({ template_id, avatar_id, avatar_type, voice_id, video_name, variables }: Shared) {
  return {
    templateId: template_id,
    avatarId: avatar_id,
    avatarType: avatar_type,
    voiceId: voice_id,
    title: video_name,
    variables,
  }
}

function placeOrder(call: Call, order: Order): Project | Reply {
  const problem = objection(call, order)
  if (problem !== undefined) return refusal(40000, `Parameter error: ${problem}`)
  const said = order.variables.flatMap(one => (one.type === 'script' ? one.properties.content : []))
  return openProject(call, {
    kind: order.kind,
    title: order.title ?? 'Untitled',
    transparent: false,
    price: videoPrice(speakingSeconds(said.join('\n'))),
    seconds: FIXTURE_SECONDS,
    ...(order.reportTo === undefined ? {} : { reportTo: order.reportTo }),
  })
}

/** What JoggAI would object to, beginning with the field's name. */
function objection(call: Call, order: Order): string | undefined {
  const { avatarId, avatarType, voiceId, musicId } = order
  const { templates = [], music = [] } = call.service.catalog
  const template = templates.find(({ id, kind }) => id === order.templateId && order.kinds.includes(kind))
  if (template === undefined) return 'template_id: unknown template'
  if ((avatarId === undefined) !== (avatarType === undefined)) return 'avatar_type: goes with avatar_id'
  const isMusic = musicId === undefined || music.some(({ id }) => id === musicId)
  if (!isMusic) return `${order.kind === 'template-v1' ? 'music_id' : 'background_music_id'}: unknown music`
  const avatar =
    avatarId === undefined || avatarType === undefined
      ? undefined
      : avatarProblem(call, { avatarId, avatarType })
  return avatar ?? voiceProblem(call, voiceId) ?? variableProblem(call, template, order.variables)
}

function variableProblem(
  { service }: Call,
  { variables }: Template,
  given: Order['variables'],
): string | undefined {
  for (const { type, name, properties } of given) {
    const place = variables.find(one => one.name === name)
    if (place === undefined) return `variables: the template has no ${name}`
    if (place.type !== type) return `variables: ${name} is of type ${place.type}`
    const url = 'url' in properties ? properties.url : ''
    const isLost = url.startsWith(`${service.url}/`) && !service.uploads.holds(url)
    if (isLost) return `variables: nothing was uploaded for ${name}`
    if ('asset_id' in properties) return `variables: unknown asset of ${name}`
  }
  if (new Set(given.map(({ name }) => name)).size < given.length) return 'variables: a name is there twice'
  const missing = variables.find(one => one.required && !given.some(({ name }) => name === one.name))
  return missing === undefined ? undefined : `variables: ${missing.name} is required`
}

/** The result in a `data` of its own, as the schema has it; the fault `flat` puts it beside the status, as the guides do. */
function readVideo(call: Call): Reply {
  const found = findProject(call, ['template-v2'], call.params.id)
  if (found === undefined || found.stage === 99) return refusal(10104, 'Record not found')
  const { project, stage } = found
  const created = Math.floor(project.createdAt / 1000)
  return success({
    video_id: wireId(project.id),
    status: wordOf(stage),
    created_at: created,
    ...(stage === 4 ? { completed_at: created + call.service.renderMs / 1000 } : {}),
    data: stage === 4 ? results(call.service, project) : null,
  })
}

function results({ url }: Service, project: Project) {
  return {
    video_name: project.title,
    url: videoUrl(url, project),
    cover_url: coverUrl(url, project),
    duration_seconds: project.seconds,
    deducted_credit: project.price,
  }
}

/** What has begun to render, of both versions: whether the real list shows what is still pending is not known. */
function listVideos(call: Call): Reply {
  const { service, account, query } = call
  const shown = service.projects.filter(
    project =>
      project.key === account.key && project.kind.startsWith('template') && isListed(service, project),
  )
  const sorted = query.get('sort_order') === 'asc' ? shown : shown.toReversed()
  const filters = filterBy<Project>(query, 'status', ['3', '4', '5'], one => `${stageIn(service, one)}`)
  const chosen = choose(sorted, filters, pageOf(query))
  if ('problem' in chosen) return refusal(40000, `Parameter error: ${chosen.problem}`)
  return success({
    data: chosen.page.map(project => showListed(service, project)),
    pagination: paginationOf(query, chosen.total),
  })
}

function stageIn({ now, renderMs }: Service, project: Project) {
  return stageOf(project, now(), renderMs)
}

function isListed(service: Service, project: Project): boolean {
  return [3, 4, 5].includes(stageIn(service, project))
}

function showListed(service: Service, project: Project) {
  const stage = stageIn(service, project)
  return {
    video_id: wireId(project.id),
    video_name: project.title,
    status: stage === 99 ? 'failed' : wordOf(stage),
    created_at: Math.floor(project.createdAt / 1000),
    ...(stage === 4
      ? { url: videoUrl(service.url, project), cover_url: coverUrl(service.url, project) }
      : {}),
    ...(stage === 4 ? { duration_seconds: project.seconds } : {}),
    ...errorOf(project),
  }
}
