import type { JoggError } from './jogg-error.ts'

/**
 * Tells the network errors that came before any byte of a request was sent (nothing arrived, nothing can have been
 * paid) from all others (nobody knows). Only what is certain counts as the first kind.
 *
 * @param timedOutAfterMs when our own time limit ended the request
 */
export function networkProblem(error: unknown, timedOutAfterMs?: number): JoggError {
  if (timedOutAfterMs !== undefined) {
    return { kind: 'unclear', detail: `no complete answer within ${Math.round(timedOutAfterMs / 1000)} s` }
  }
  const causes = causesOf(error)
  const detail = describe(causes)
  return causes.some(isBeforeConnection) ? { kind: 'unreachable', detail } : { kind: 'unclear', detail }
}

interface NetworkError {
  readonly message?: string
  readonly code?: string
  readonly syscall?: string
  readonly cause?: unknown
  readonly errors?: readonly unknown[]
}

/** The error and what it was caused by, outermost first. */
function causesOf(error: unknown): NetworkError[] {
  const causes: NetworkError[] = []
  let current = error
  while (typeof current === 'object' && current !== null && causes.length < 8) {
    causes.push(current)
    current = (current as NetworkError).cause
  }
  return causes
}

// Refused, no such name, no route, no connection in time: https://nodejs.org/api/errors.html#common-system-errors
// and https://github.com/nodejs/undici/blob/main/docs/docs/api/Errors.md
const BEFORE_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function isBeforeConnection(error: NetworkError): boolean {
  // Several addresses were tried at once: every attempt must have ended before a connection.
  if (error.errors && error.errors.length > 0)
    return error.errors.every(one => isBeforeConnection(one as NetworkError))
  if (error.code === 'ETIMEDOUT') return error.syscall === 'connect'
  return BEFORE_CONNECTION.has(error.code ?? '') || isUntrustedCertificate(error.code ?? '')
}

/** Node ends the connection before it sends a request: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isUntrustedCertificate(code: string): boolean {
  return /^(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS_CERT_ALTNAME_INVALID)/.test(
    code,
  )
}

function describe(causes: readonly NetworkError[]): string {
  const last = causes.at(-1)
  const inner = (last?.errors?.[0] as NetworkError | undefined) ?? last
  const text = [inner?.code, inner?.message].filter(Boolean).join(': ')
  return text || 'the connection failed without a reason'
}
