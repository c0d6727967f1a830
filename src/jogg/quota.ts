import * as v from 'valibot'
import type { Limits } from './api.ts'
import type { Http } from './http.ts'
import type { Reply } from './jogg-error.ts'
import { NUMBER } from './wire.ts'

/** The account's remaining credits. One endpoint tells them to keys of either version: https://docs.jogg.ai. */
export function askCredits(http: Http, limits: Limits, signal: AbortSignal): Promise<Reply<number>> {
  return http({ method: 'GET', path: '/v2/user/remaining_quota', timeoutMs: limits.other, signal }, QUOTA)
}

const QUOTA = v.pipe(
  v.object({ data: v.object({ remaining_quota: NUMBER }) }),
  v.transform(({ data }) => data.remaining_quota),
)
