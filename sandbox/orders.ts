import * as v from 'valibot'
import { charge, speakingSeconds, videoPrice } from './account.ts'
import { findAvatar } from './catalog.ts'
import { speak } from './drawn/voice.ts'
import { avatarsOf } from './made-avatars.ts'
import { FIXTURE_SECONDS } from './media.ts'
import { newId, type Project } from './projects.ts'
import type { Call } from './service.ts'
import { isReply, type JsonObject, type Reply, readJson, refusal } from './wire.ts'

/** A create request of either version, reduced to what decides whether it is accepted and what it costs. */
interface Order {
  readonly kind: 'v1' | 'v2'
  readonly script: string | undefined
  readonly audioUrl: string | undefined
  readonly avatarId: string
  readonly avatarType: 0 | 1
  readonly voiceId: string | undefined
  readonly screenStyle: 1 | 2 | 3
  readonly caption: boolean | undefined
  readonly title: string | undefined
  readonly reportTo: string | undefined
}

/** Accepts and charges an order, or refuses it as JoggAI does: 40000 with the field's name, or 18020. */
export function placeOrder(call: Call, order: Order): Project | Reply {
  const problem = objection(call, order)
  if (problem !== undefined) return refusal(40000, `Parameter error: ${problem}`)
  const price = order.script === undefined ? 1 : videoPrice(speakingSeconds(order.script))
  const drawn = order.screenStyle === 3 || call.service.drawings === undefined ? undefined : order.script
  const opened = openProject(call, {
    kind: order.kind,
    title: order.title ?? 'Untitled',
    transparent: order.screenStyle === 3,
    price,
    seconds: drawn === undefined ? FIXTURE_SECONDS : speak(drawn).seconds,
    ...(order.reportTo === undefined ? {} : { reportTo: order.reportTo }),
  })
  if (drawn !== undefined && !isReply(opened)) call.service.drawings?.set(opened.id, draw(drawn))
  return opened
}

/** Begins at once, as rendering does; whoever fetches the video hears of a failure. */
function draw(script: string): Promise<Uint8Array> {
  const drawing = import('./drawn/video.ts').then(({ drawVideo }) => drawVideo(script))
  drawing.catch(() => undefined)
  return drawing
}

/** Takes the credits and starts rendering. */
export function openProject(
  { service, account, body }: Call,
  plan: Pick<Project, 'kind' | 'title' | 'transparent' | 'price' | 'seconds' | 'reportTo' | 'madeAvatar'>,
): Project | Reply {
  const refused = charge(account, plan.price)
  if (refused !== undefined) return refused
  const project: Project = {
    ...plan,
    id: newId(service.idStyle),
    key: account.key,
    createdAt: service.now(),
    request: readJson(Buffer.from(body).toString()) as JsonObject,
  }
  service.projects.push(project)
  service.webhooks.watch(project)
  return project
}

/** What JoggAI would object to, beginning with the field's name. */
function objection(call: Call, order: Order): string | undefined {
  const { script, audioUrl, screenStyle, caption, voiceId } = order
  if (script === undefined && audioUrl === undefined) return 'script: either script or audio_url is required'
  if (script !== undefined && audioUrl !== undefined) return 'audio_url: must not be set together with script'
  if (script?.trim() === '') return 'script: must not be empty'
  if (screenStyle === 3 && caption !== false) return 'caption: must be false with screen_style 3'
  if (script !== undefined && voiceId === undefined) return 'voice_id: is required'
  return audioProblem(call, audioUrl) ?? avatarProblem(call, order) ?? voiceProblem(call, voiceId)
}

function audioProblem({ service }: Call, url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  if (!/^https?:\/\/[^/]/.test(url)) return 'audio_url: must be a URL'
  const isOurs = url.startsWith(`${service.url}/`)
  return isOurs && !service.uploads.holds(url) ? 'audio_url: nothing was uploaded there' : undefined
}

export function avatarProblem(
  { service, account }: Call,
  { avatarId, avatarType }: Pick<Order, 'avatarId' | 'avatarType'>,
): string | undefined {
  const avatars = avatarsOf(service, account)
  const avatar = findAvatar(avatars, avatarId, avatarType)
  if (avatar === undefined) {
    const other = findAvatar(avatars, avatarId, avatarType === 0 ? 1 : 0)
    return other === undefined ? 'avatar_id: unknown avatar' : 'avatar_type: does not match avatar_id'
  }
  return (avatar.status ?? 1) === 1 ? undefined : 'avatar_id: the avatar is not ready'
}

export function voiceProblem({ service }: Call, id: string | undefined): string | undefined {
  const isKnown = id === undefined || service.catalog.voices.some(voice => voice.id === id)
  return isKnown ? undefined : 'voice_id: unknown voice'
}

/** A request body that fits the schema, or the refusal that names the first field which does not. */
export function readBody<S extends v.GenericSchema>(call: Call, schema: S): Parsed<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, readJson(Buffer.from(call.body).toString()), { abortEarly: true })
  if (parsed.success) return { ok: true, value: parsed.output }
  const [issue] = parsed.issues
  const field = v.getDotPath(issue) ?? 'body'
  return { ok: false, refusal: refusal(40000, `Parameter error: ${field}: ${issue.message}`) }
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Reply }

/** An avatar id as it comes: an integer of any length; text from here on. */
export const INTEGER_ID = v.pipe(
  v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.regex(/^\d{16,}$/))]),
  v.transform(String),
)
