/**
 * The relay: a JoggAI webhook becomes a `repository_dispatch`. Only web standards are used here, so that the same
 * code runs as a Cloudflare Worker (`worker.ts`) and on Node (`node.ts`).
 */
import { type Body, readBody } from './body.ts'
import { dispatch } from './dispatch.ts'
import { readDelivery, type VideoEvent } from './event.ts'
import type { Log } from './log.ts'
import { type Memory, rememberEvents } from './memory.ts'
import type { Settings } from './settings.ts'
import { isSigned, sha256 } from './signature.ts'

export interface Limits {
  readonly bodyBytes: number
  /** Milliseconds for reading a request's body. */
  readonly bodyMs: number
  /** Milliseconds for GitHub's answer. JoggAI gives up after 5 s, and then its next try must find this one ended. */
  readonly dispatchMs: number
  /** Events that are remembered. */
  readonly events: number
}

export const LIMITS: Limits = { bodyBytes: 65_536, bodyMs: 5_000, dispatchMs: 4_000, events: 10_000 }

export interface Tools {
  readonly fetch: typeof fetch
  readonly log: Log
  readonly limits: Limits
  readonly memory: Memory
}

export function tools(log: Log, limits: Limits = LIMITS): Tools {
  return {
    fetch,
    log,
    limits,
    memory: rememberEvents(limits.events, limits.dispatchMs + 500),
  }
}

/** Answers any request; never throws. */
export async function answer(request: Request, settings: Settings, tools: Tools): Promise<Response> {
  try {
    return misdirected(request) ?? (await receive(request, settings, tools))
  } catch (error) {
    // Its message could quote what it was about.
    tools.log('error', 'unexpected', { error: error instanceof Error ? error.name : typeof error })
    return say(500, 'The relay failed; see its log')
  }
}

const METHODS: Readonly<Record<string, string>> = { '/webhook': 'POST', '/healthz': 'GET' }

function misdirected(request: Request): Response | undefined {
  const { pathname } = new URL(request.url)
  const method = METHODS[pathname]
  if (!method) return say(404, 'The relay listens on /webhook')
  if (request.method !== method) return say(405, `Allowed is ${method}`, { allow: method })
  return pathname === '/healthz' ? say(200, 'ok') : undefined
}

async function receive(request: Request, settings: Settings, tools: Tools): Promise<Response> {
  const body = await readBody(request, tools.limits.bodyBytes, tools.limits.bodyMs)
  if (body.kind !== 'read') return refuse(tools, ...UNREADABLE[body.kind])
  if (!(await isSigned(body.bytes, request.headers.get('x-webhook-signature'), settings.secrets))) {
    return refuse(tools, 401, 'The signature is missing or wrong')
  }
  const delivery = readDelivery(body.bytes)
  if (delivery.kind === 'not-an-event') return refuse(tools, 400, 'This is not a JoggAI event')
  if (delivery.kind === 'other') {
    tools.log('info', 'not about a finished or failed video', {
      status: 204,
      event: delivery.name.slice(0, 100),
    })
    return new Response(null, { status: 204 })
  }
  return passOn(delivery.event, delivery.event.id ?? (await sha256(body.bytes)), settings, tools)
}

const UNREADABLE: Readonly<Record<Exclude<Body['kind'], 'read'>, readonly [number, string]>> = {
  'too-large': [413, 'The body is over 64 kB'],
  'too-slow': [408, 'The body took too long'],
  'broken-off': [400, 'The body broke off'],
}

async function passOn(event: VideoEvent, id: string, settings: Settings, tools: Tools): Promise<Response> {
  const payload = { event_id: id, event: event.name, 'project-id': event.projectId }
  let reason: string | undefined
  // One memory may serve several settings: what counts is whether this repository was told.
  const outcome = await tools.memory.once(`${settings.dispatchUrl} ${settings.eventType} ${id}`, async () => {
    const result = await dispatch(payload, settings, tools.limits.dispatchMs, tools.fetch)
    if (!result.accepted) reason = result.reason
    return result.accepted
  })
  const { level, status, message } = OUTCOMES[outcome]
  tools.log(level, message, { status, ...payload, reason })
  return say(status, message)
}

const OUTCOMES = {
  first: { level: 'info', status: 202, message: 'passed on to GitHub' },
  again: { level: 'info', status: 200, message: 'passed on before' },
  failed: { level: 'error', status: 502, message: 'GitHub did not take the event' },
} as const

function refuse(tools: Tools, status: number, message: string): Response {
  tools.log('warning', message, { status })
  return say(status, message)
}

/** A plain line of text as the answer. */
export function say(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain', ...headers } })
}
