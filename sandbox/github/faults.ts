import type { Answer, Call } from './exchange.ts'
import type { Fault, FaultyAnswer } from './types.ts'

/** Faults wait here for their request. */
export interface FaultQueue {
  /** Where several match one request, the first in the queue takes it, and the others do not count it. */
  add(...faults: readonly Fault[]): void
  clear(): void
  /** Faults that have not happened in full yet. */
  pending(): readonly Fault[]
  /** The fault that hits this request, if any. */
  take(call: Call): Fault | undefined
}

export function createFaultQueue(): FaultQueue {
  let queue: { fault: Fault; seen: number }[] = []
  return {
    add: (...faults) => queue.push(...faults.map(fault => ({ fault, seen: 0 }))),
    clear: () => {
      queue = []
    },
    pending: () => queue.map(({ fault }) => fault),
    take(call) {
      for (const waiting of queue) {
        const { nth = 1, times = 1 } = waiting.fault
        if (!concerns(waiting.fault, call)) continue
        waiting.seen += 1
        if (waiting.seen < nth) continue
        if (waiting.seen >= nth + times - 1) queue = queue.filter(other => other !== waiting)
        return waiting.fault
      }
      return undefined
    },
  }
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

/** Too many requests that create content. GitHub sends `retry-after` (seconds) mostly, and sometimes nothing. */
export function secondaryRateLimit(retryAfter?: number): FaultyAnswer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  return {
    status: 403,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      message,
      documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
    },
  }
}

/** The hour's requests are used up until `resetAt` (seconds since the epoch). */
export function rateLimitExhausted(resetAt: number): FaultyAnswer {
  const message = 'API rate limit exceeded for installation.'
  return {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAt) },
    body: {
      message,
      documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
    },
  }
}
