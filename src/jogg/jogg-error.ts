/**
 * What can come back from one request to JoggAI, as values: an answer, or one of four problems that differ in what
 * they mean for a request that costs money.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: JoggError }

export type JoggError =
  /** JoggAI said no, with a code whose meaning is documented. Nothing was done. */
  | ({ readonly kind: 'refused' } & ErrorDetails)
  /** Too many requests: refused, and welcome again later. */
  | ({ readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined } & ErrorDetails)
  /** The request certainly never arrived: no connection came about. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It may have arrived and may have been carried out: nobody on this side knows. */
  | ({ readonly kind: 'unclear'; readonly detail: string } & ErrorDetails)

/** What the service said of itself, as far as it said anything: support asks for exactly these. */
export interface ErrorDetails {
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
export function quoteError(error: JoggError): string {
  if (error.kind === 'unreachable') return error.detail
  const parts = [
    error.kind === 'unclear' ? error.detail : undefined,
    error.code === undefined ? undefined : `code ${error.code}`,
    error.msg ? JSON.stringify(error.msg) : undefined,
    error.rid ? `rid ${error.rid}` : undefined,
    error.httpStatus === undefined || error.httpStatus === 200 ? undefined : `HTTP ${error.httpStatus}`,
  ]
  return parts.filter(part => part !== undefined).join(', ')
}
