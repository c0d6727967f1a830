import type { ApiUrl } from './address.ts'
import type { ApiVersion, Video, VideoRequest } from './domain.ts'
import type { Reply } from './jogg-error.ts'

/**
 * What a run asks of JoggAI, in the domain's words; each call is one request, and never throws. What is paid for is a
 * video, unless `Request` says otherwise.
 */
export interface JoggApi<Request = VideoRequest> {
  /** Takes the credits. Resolves to the project id. */
  create(request: Request, signal: AbortSignal): Promise<Reply<string>>
  video(projectId: string, signal: AbortSignal): Promise<Reply<Video>>
  /** The account's remaining credits. */
  credits(signal: AbortSignal): Promise<Reply<number>>
}

/** Milliseconds that one request may take, its answer read. Creating alone can take tens of seconds. */
export interface Limits {
  readonly create: number
  readonly status: number
  readonly other: number
}

export const LIMITS: Limits = { create: 120_000, status: 30_000, other: 10_000 }

export interface Account {
  readonly apiUrl: ApiUrl
  readonly apiKey: string
  readonly apiVersion: ApiVersion
  readonly limits?: Limits
  /** Where JoggAI reports each video and translation that is made, which only v2 can; empty for nowhere. */
  readonly webhookUrl?: string
}
