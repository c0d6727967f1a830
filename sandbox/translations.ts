import * as v from 'valibot'
import { translationPrice } from './account.ts'
import { findProject } from './find-project.ts'
import { FIXTURE_SECONDS, subtitleUrl, videoUrl } from './media.ts'
import { openProject, readBody } from './orders.ts'
import { type Project, stageOf } from './projects.ts'
import type { Call, Route, Service } from './service.ts'
import { errorOf, wordOf } from './v2.ts'
import { isReply, type Reply, refusal, success, wireId } from './wire.ts'

/** A finished video in another language: v2 only, paid by the length of its source. */
export const TRANSLATION_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/video_translate/', point: 'translate', handle: createTranslation },
  { method: 'POST', path: '/v2/video_translate', point: 'translate', handle: createTranslation },
  { method: 'GET', path: '/v2/video_translate/target_languages', point: 'languages', handle: listLanguages },
  { method: 'GET', path: '/v2/video_translate/:id', point: 'translation', handle: readTranslation },
]

/** A part of what the vendor lists. */
const LANGUAGES = [
  'arabic',
  'chinese',
  'dutch',
  'english',
  'french',
  'german',
  'greek',
  'hindi',
  'indonesian',
  'italian',
  'japanese',
  'korean',
  'polish',
  'portuguese',
  'russian',
  'spanish',
  'swedish',
  'turkish',
  'ukrainian',
  'vietnamese',
]

const LONGEST_SOURCE_SECONDS = 180

const CREATE = v.strictObject({
  video_url: v.pipe(v.string(), v.url()),
  output_language: v.picklist(LANGUAGES),
  title: v.exactOptional(v.string()),
  translate_audio_only: v.exactOptional(v.boolean()),
  output_voice: v.exactOptional(v.string()),
  add_subtitles: v.exactOptional(v.boolean()),
  enable_dynamic_duration: v.exactOptional(v.boolean()),
  callback_url: v.exactOptional(v.pipe(v.string(), v.url())),
})

function createTranslation(call: Call): Reply {
  const parsed = readBody(call, CREATE)
  if (!parsed.ok) return parsed.refusal
  const { video_url, title, callback_url } = parsed.value
  const source = findSource(call.service, video_url)
  if (source === 'missing') return refusal(40000, 'Parameter error: video_url: there is no video')
  if (source.seconds > LONGEST_SOURCE_SECONDS) {
    return refusal(40000, 'Parameter error: video_url: the video must be 0 to 3 minutes long')
  }
  const opened = openProject(call, {
    kind: 'translation',
    title: title ?? source.title,
    transparent: source.transparent,
    price: translationPrice(source.seconds),
    seconds: source.seconds,
    ...(callback_url === undefined ? {} : { reportTo: callback_url }),
  })
  if (isReply(opened)) return opened
  const drawing = source.id === undefined ? undefined : call.service.drawings?.get(source.id)
  if (drawing !== undefined) call.service.drawings?.set(opened.id, drawing)
  return success({ video_translate_id: wireId(opened.id) })
}

type Source = Pick<Project, 'seconds' | 'title' | 'transparent'> & { readonly id?: Project['id'] }

/** The video behind an address: one of our own, or a stranger's, which is taken to be as long as the fixture. */
function findSource({ url, projects, now, renderMs }: Service, videoAddress: string): Source | 'missing' {
  if (!videoAddress.startsWith(`${url}/`))
    return { seconds: FIXTURE_SECONDS, title: 'Untitled', transparent: false }
  const project = projects.find(one => videoUrl(url, one) === videoAddress)
  return project !== undefined && stageOf(project, now(), renderMs) === 4 ? project : 'missing'
}

function readTranslation(call: Call): Reply {
  const found = findProject(call, ['translation'], call.params.id)
  if (found === undefined || found.stage === 99) return refusal(10104, 'Record not found')
  const { project, stage } = found
  return success({
    video_translate_id: wireId(project.id),
    title: project.title,
    status: wordOf(stage),
    ...(stage === 4 ? results(call.service, project) : {}),
    ...errorOf(project),
  })
}

/** Subtitles come unless they were declined. */
function results({ url }: Service, project: Project) {
  const subtitles = project.request.add_subtitles === false ? '' : subtitleUrl(url, project)
  return { url: videoUrl(url, project), subtitle_url: subtitles }
}

function listLanguages(): Reply {
  return success({ languages: LANGUAGES })
}
