/**
 * What can come back from one request to JoggAI, as values: an answer, or one of four problems that differ in what
 * they mean for a request that costs money.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export type Problem =
  /** JoggAI said no, with a code whose meaning is documented. Nothing was done. */
  | ({ readonly kind: 'refused' } & Said)
  /** Too many requests: refused, and welcome again later. */
  | ({ readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined } & Said)
  /** The request certainly never arrived: no connection came about. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It may have arrived and may have been carried out: nobody on this side knows. */
  | ({ readonly kind: 'unclear'; readonly detail: string } & Said)

/** What the service said of itself, as far as it said anything: support asks for exactly these. */
export interface Said {
  readonly code?: number
  readonly msg?: string
  readonly rid?: string
  readonly httpStatus?: number
}

export const CODES = {
  success: 0,
  rateLimit: 429,
  notFound: 10104,
  invalidKey: 10105,
  noCredit: 18020,
  noPermission: 18025,
  parameter: 40000,
  system: 50000,
} as const

/** The window of the vendor's rate limit, in milliseconds: what to wait when a 429 does not say. */
export const RATE_WINDOW_MS = 60_000

/** The codes that mean "no, and nothing was done". Any other leaves open what happened (50000 above all). */
const REFUSALS: readonly number[] = [
  CODES.notFound,
  CODES.invalidKey,
  CODES.noCredit,
  CODES.noPermission,
  CODES.parameter,
]

export function isRefusal(code: number): boolean {
  return REFUSALS.includes(code)
}

/** `code 18020, "insufficient credit", rid 9f2c`: what is known, in the order support asks for it. */
export function quoteSaid(problem: Problem): string {
  if (problem.kind === 'unreachable') return problem.detail
  const parts = [
    problem.kind === 'unclear' ? problem.detail : undefined,
    problem.code === undefined ? undefined : `code ${problem.code}`,
    problem.msg ? JSON.stringify(problem.msg) : undefined,
    problem.rid ? `rid ${problem.rid}` : undefined,
    problem.httpStatus === undefined || problem.httpStatus === 200 ? undefined : `HTTP ${problem.httpStatus}`,
  ]
  return parts.filter(part => part !== undefined).join(', ')
}
