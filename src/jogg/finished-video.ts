import { known } from '../lib/objects.ts'
import { plain } from '../lib/text.ts'
import { type ApiUrl, isSafeResult } from './address.ts'
import type { Video, VideoStatus } from './domain.ts'

/** What an answer of either API version says of a video, before it is judged. */
export interface RawVideo {
  readonly projectId: string
  /** Undefined for a status that the API's description does not have. */
  readonly status: VideoStatus | undefined
  /** The status in the service's words, for the message. */
  readonly statusWord: string
  readonly title: string | undefined
  readonly videoUrl: string | undefined
  readonly coverUrl?: string | undefined
  readonly subtitleUrl?: string | undefined
  readonly seconds?: number | undefined
  /** Unix seconds, or ISO 8601. */
  readonly createdAt?: number | string | undefined
  readonly creditsTaken?: number | undefined
  readonly error?: string | undefined
}

/**
 * The video that a person can rely on: a success without an address, with one that is not safe to fetch or link, or
 * a status nobody described is a failure that says what came, never "still working".
 */
export function finishVideo(apiUrl: ApiUrl, raw: RawVideo): Video {
  const oddity = findOddity(apiUrl, raw)
  const error = oddity ?? raw.error
  const safe = (url: string | undefined) => (url && isSafeResult(url, apiUrl) ? url : undefined)
  return {
    projectId: raw.projectId,
    status: oddity || !raw.status ? 'failed' : raw.status,
    ...known({
      title: raw.title && plain(raw.title, 300),
      videoUrl: oddity ? undefined : safe(raw.videoUrl),
      coverUrl: safe(raw.coverUrl),
      subtitleUrl: safe(raw.subtitleUrl),
      duration: raw.seconds !== undefined && raw.seconds > 0 ? raw.seconds : undefined,
      createdAt: readDate(raw.createdAt),
      creditsTaken: raw.creditsTaken !== undefined && raw.creditsTaken >= 0 ? raw.creditsTaken : undefined,
      error: error && plain(error, 500),
      isOdd: oddity === undefined ? undefined : true,
    }),
  }
}

function findOddity(apiUrl: ApiUrl, { status, statusWord, videoUrl }: RawVideo): string | undefined {
  if (!status) return `JoggAI reports ${statusWord}, which its API description does not have`
  if (status !== 'success') return undefined
  if (!videoUrl) return 'JoggAI reports success, but gives no video address'
  if (isSafeResult(videoUrl, apiUrl)) return undefined
  return `JoggAI reports success with an address that is not plain https: ${JSON.stringify(plain(videoUrl, 200))}`
}

/** @param value Unix seconds, or ISO 8601 */
export function readDate(value: number | string | undefined): Date | undefined {
  if (value === undefined) return undefined
  const date = new Date(typeof value === 'number' ? value * 1000 : value)
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? undefined : date
}
