import { createFaultQueue, type FaultQueue } from '../fault-queue.ts'
import type { Answer, Call } from './exchange.ts'
import type { Fault, FaultyAnswer } from './types.ts'

export type GitHubFaults = FaultQueue<Fault, Call>

export function gitHubFaults(): GitHubFaults {
  return createFaultQueue(concerns)
}

function concerns({ host, method, path }: Fault, call: Call): boolean {
  return (
    (!host || host === call.host) && (!method || method === call.method) && (!path || path.test(call.path))
  )
}

/** Whether GitHub does what the request asks for, whatever is answered. */
export function worksDespite(fault: Fault | undefined): boolean {
  if (!fault || fault.kind === 'delay' || fault.kind === 'truncate') return true
  return fault.accepted === true
}

/** What the client gets to see. */
export type Outcome =
  | { readonly manner: 'whole' | 'half'; readonly answer: Answer }
  | { readonly manner: 'reset' }
  | { readonly manner: 'stall' }

/** `worked`: GitHub's own answer, needed for every fault that `worksDespite`. */
export function outcomeOf(fault: Fault | undefined, worked: Answer): Outcome {
  switch (fault?.kind) {
    case 'answer':
      return { manner: 'whole', answer: fault }
    case 'truncate':
      return { manner: 'half', answer: worked }
    case 'reset':
    case 'stall':
      return { manner: fault.kind }
    default:
      return { manner: 'whole', answer: worked }
  }
}

/** GitHub's load balancer, when something behind it broke: HTML, not JSON. */
export const badGateway: FaultyAnswer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head><body>Unicorn!</body></html>',
}

const RATE_LIMITS = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api'

/** Too many requests that create content. GitHub sends `retry-after` (seconds) mostly, and sometimes nothing. */
export function secondaryRateLimit(retryAfter?: number): FaultyAnswer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  return {
    status: 403,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: { message, documentation_url: RATE_LIMITS },
  }
}

/** The hour's requests are used up until `resetAt` (seconds since the epoch). */
export function rateLimitExhausted(resetAt: number): FaultyAnswer {
  const message = 'API rate limit exceeded for installation.'
  return {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAt) },
    body: { message, documentation_url: RATE_LIMITS },
  }
}
