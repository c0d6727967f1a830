import { sign } from './signature.ts'

interface Probe {
  readonly good: boolean
  readonly finding: string
}

const TIMEOUT_MS = 5_000

/**
 * Asks the relay with an event that is about no video, and so starts nothing: signed with `secret` it is 204, and
 * without one, 401 at least tells that a relay is there.
 */
export async function probeRelay(
  url: string,
  secret: string | undefined,
  { fetch, signal }: { readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal },
): Promise<Probe> {
  const body = new TextEncoder().encode('{"event":"relay.check"}')
  const headers = secret === undefined ? {} : { 'x-webhook-signature': await sign(body, secret) }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: limit })
    await response.body?.cancel()
    return judge(response.status, secret !== undefined)
  } catch {
    return { good: false, finding: `Nothing answers at ${url} within ${TIMEOUT_MS / 1000} s.` }
  }
}

function judge(status: number, signed: boolean): Probe {
  if (signed && status === 204) return { good: true, finding: 'The relay answers, and knows this secret.' }
  if (!signed && status === 401) {
    return {
      good: true,
      finding: 'The relay answers. Set JOGG_WEBHOOK_SECRET to have its secret checked too.',
    }
  }
  return {
    good: false,
    finding: ADVICE[status] ?? `The address answers ${status}, as no relay of this kind does.`,
  }
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'The relay answers 401: its JOGG_WEBHOOK_SECRET is not the one given here.',
  404: 'The address answers 404: the relay listens on the path /webhook.',
  503: 'The relay answers 503: its settings are not complete; its log names what is missing.',
}
