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
  const { apiUrl, apiKey, limits = LIMITS } = account
  const http = joggHttp(world, apiUrl, apiKey)
  return {
    create(request, signal) {
      const call = {
        path: '/v2/video_translate/',
        body: writeCreate(request),
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

function writeCreate({ videoUrl, language, name }: TranslationRequest): Record<string, unknown> {
  return { video_url: videoUrl, output_language: language, title: name }
}

const CREATED = v.pipe(
  v.object({ data: v.object({ video_translate_id: ID }) }),
  v.transform(({ data }) => data.video_translate_id),
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

/** Which shape the list has is not documented: words or objects with a name, in `data` or one level below. */
const LANGUAGES = v.pipe(
  v.object({ data: v.union([LIST, v.object({ languages: LIST }), v.object({ target_languages: LIST })]) }),
  v.transform(({ data }) => {
    if ('languages' in data) return data.languages
    return 'target_languages' in data ? data.target_languages : data
  }),
)
