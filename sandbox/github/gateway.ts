import { setTimeout as sleep } from 'node:timers/promises'
import { refusedAccess } from './access.ts'
import type { Contract } from './contract.ts'
import { type Answer, type Call, notFound, parse, refusal } from './exchange.ts'
import { type GitHubFaults, type Outcome, outcomeOf, worksDespite } from './faults.ts'
import { findRoute } from './routes.ts'
import type { Service } from './service.ts'
import type { Identity, RecordedRequest, Violation } from './types.ts'

/** Receives requests: records them, lets faults happen, holds them against the contract, and answers. */
export interface Gateway {
  readonly requests: RecordedRequest[]
  readonly violations: Violation[]
  serve(call: Call): Promise<Outcome>
}

interface Deps {
  readonly service: Service
  readonly contract: Contract
  readonly faults: GitHubFaults
  readonly tokens: Readonly<Record<string, Identity>>
  /** Ends delays. */
  readonly closing: AbortSignal
}

export function createGateway(deps: Deps): Gateway {
  const requests: RecordedRequest[] = []
  const violations: Violation[] = []
  return {
    requests,
    violations,
    async serve(call) {
      const record = recorded(call)
      requests.push(record)
      const fault = deps.faults.take(call)
      if (fault) record.fault = fault.kind
      if (fault?.kind === 'delay') await sleep(fault.ms, undefined, { signal: deps.closing })
      const worked = await answer(call, deps, violations, worksDespite(fault))
      const outcome = outcomeOf(fault, worked)
      return 'answer' in outcome ? finished(outcome, record, requests.length) : outcome
    },
  }
}

/**
 * A request that breaks the contract, or the stand-in, is noted and refused in any case.
 *
 * @param work whether GitHub gets to do it
 */
async function answer(call: Call, deps: Deps, violations: Violation[], work: boolean): Promise<Answer> {
  const note = (problems: readonly string[]) =>
    violations.push({ method: call.method, path: call.path, problems })
  try {
    const problems = isDocumented(call) ? deps.contract.problemsWithRequest(call) : []
    if (problems.length === 0) return work ? await handle(call, deps) : notFound()
    note(problems)
    return refusal(422, `Not a request that GitHub's API description allows: ${problems.join('; ')}`)
  } catch (error) {
    note([`the stand-in broke: ${error}`])
    return refusal(500, `The stand-in broke: ${error}`)
  }
}

/** User attachments, GraphQL and web pages are no part of what GitHub's REST description describes. */
function isDocumented({ host, path }: Call): boolean {
  return host !== 'web' && !path.startsWith('/user-attachments/') && path !== '/graphql'
}

async function handle(call: Call, { service, tokens }: Deps): Promise<Answer> {
  if (!call.headers['user-agent']) {
    return { status: 403, body: 'Request forbidden by administrative rules. Please set a User-Agent header.' }
  }
  const who = call.token === undefined ? undefined : tokens[call.token]
  if (call.token !== undefined && !who && call.host !== 'web') return refusal(401, 'Bad credentials')
  const found = findRoute(call)
  if (!found) return notFound()
  const { route, params } = found
  const refused = route.needs && refusedAccess(who, route.needs, service.private)
  return refused ?? route.handle({ call, params, who, service })
}

function recorded(call: Call): RecordedRequest {
  const { host, method, path, headers, token, body } = call
  const query = Object.fromEntries(call.query)
  const content = body.length > 0 && { body: parse(body) ?? body }
  return { host, method, path, query, headers, ...(token !== undefined && { token }), ...content }
}

/** The headers that GitHub sends with every answer; the answer's own go before them. */
function finished(
  outcome: Extract<Outcome, { answer: Answer }>,
  record: RecordedRequest,
  count: number,
): Outcome {
  record.status = outcome.answer.status
  const headers = {
    'x-github-request-id': `STAND:${count}`,
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(Math.max(0, 5000 - count)),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    ...outcome.answer.headers,
  }
  return { ...outcome, answer: { ...outcome.answer, headers } }
}
