import * as v from 'valibot'
import type { World } from '../runtime/world.ts'
import type { ApiUrl } from './address.ts'
import { type Account, type JoggApi, LIMITS } from './api.ts'
import type { TranslationRequest, Video } from './domain.ts'
import { finishVideo } from './finished-video.ts'
import { joggHttp } from './http.ts'
import type { Reply } from './jogg-error.ts'
import { askCredits } from './quota.ts'
import { readState, STATE } from './v2.ts'
import { ID, lenient, TEXT } from './wire.ts'

/**
 * Translations of finished videos, which only the API's second version has: paid for and asked for like a video, at
 * addresses of their own. Source: https://docs.jogg.ai.
 */
export function joggTranslations(world: Pick<World, 'fetch'>, account: Account): TranslationApi {
  const { apiUrl, apiKey, limits = LIMITS, webhookUrl = '' } = account
  const http = joggHttp(world, apiUrl, apiKey)
  return {
    create(request, signal) {
      const call = {
        path: '/v2/video_translate/',
        body: writeCreate(request, webhookUrl),
        timeoutMs: limits.create,
        signal,
      }
      return http({ method: 'POST', ...call }, CREATED)
    },
    async video(translationId, signal) {
      const path = `/v2/video_translate/${encodeURIComponent(translationId)}`
      const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, TRANSLATION)
      return reply.ok ? { ok: true, value: readTranslation(translationId, reply.value, apiUrl) } : reply
    },
    credits: signal => askCredits(http, limits, signal),
    languages(signal) {
      const call = { path: '/v2/video_translate/target_languages', timeoutMs: limits.other, signal }
      return http({ method: 'GET', ...call }, LANGUAGES)
    },
  }
}

export interface TranslationApi extends JoggApi<TranslationRequest> {
  /** What videos can be translated into, in JoggAI's words: `spanish`. Never empty. */
  languages(signal: AbortSignal): Promise<Reply<readonly string[]>>
}

/** That subtitles are the default stands in the guide alone, so they are asked for. */
function writeCreate(
  { videoUrl, language, name, voiceId }: TranslationRequest,
  webhookUrl: string,
): Record<string, unknown> {
  return {
    video_url: videoUrl,
    output_language: language,
    title: name,
    add_subtitles: true,
    ...(voiceId ? { output_voice: voiceId } : {}),
    ...(webhookUrl ? { callback_url: webhookUrl } : {}),
  }
}

/** `id`, as for a video, is no documented name here; what was paid for is taken under it all the same. */
const CREATED = v.pipe(
  v.object({ data: v.union([v.object({ video_translate_id: ID }), v.object({ id: ID })]) }),
  v.transform(({ data }) => ('video_translate_id' in data ? data.video_translate_id : data.id)),
)

const TRANSLATION = v.pipe(
  v.object({
    data: v.object({ ...STATE, title: lenient(TEXT), url: lenient(TEXT), subtitle_url: lenient(TEXT) }),
  }),
  v.transform(({ data }) => data),
)

function readTranslation(
  translationId: string,
  translation: v.InferOutput<typeof TRANSLATION>,
  apiUrl: ApiUrl,
): Video {
  return finishVideo(apiUrl, {
    projectId: translationId,
    ...readState(translation),
    title: translation.title,
    videoUrl: translation.url,
    subtitleUrl: translation.subtitle_url,
  })
}

const LANGUAGE = v.pipe(
  v.union([
    v.string(),
    v.pipe(
      v.object({ language: v.string() }),
      v.transform(({ language }) => language),
    ),
    v.pipe(
      v.object({ name: v.string() }),
      v.transform(({ name }) => name),
    ),
  ]),
  v.trim(),
  v.nonEmpty(),
)
const LIST = v.pipe(v.array(LANGUAGE), v.nonEmpty())

/** `data.languages` is an array of words by the schema; objects with a name, and other places, are understood too. */
const LANGUAGES = v.pipe(
  v.object({ data: v.union([LIST, v.object({ languages: LIST }), v.object({ target_languages: LIST })]) }),
  v.transform(({ data }) => {
    if ('languages' in data) return data.languages
    return 'target_languages' in data ? data.target_languages : data
  }),
)
