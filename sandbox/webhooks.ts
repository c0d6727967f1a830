import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isOver, type Project, stageOf } from './projects.ts'

/** Where an account wants to hear of its videos. */
export interface Endpoint {
  readonly id: string
  /** The account's API key. */
  readonly key: string
  readonly secret: string
  readonly createdAt: number
  url: string
  events: readonly string[]
  enabled: boolean
}

/** What an endpoint is told: the event's name and the `data` of its body. */
export interface Event {
  readonly name: string
  readonly data: unknown
}

/** One attempt to deliver an event. */
export interface Delivery extends Letter {
  /** 1, and up to 4 with the retries. */
  readonly attempt: number
  readonly at: number
  /** The answer's HTTP status; undefined when there was no answer in time. */
  readonly status: number | undefined
}

interface Letter {
  readonly url: string
  readonly event: string
  readonly eventId: string
  readonly projectId: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Webhooks {
  readonly endpoints: Endpoint[]
  readonly deliveries: readonly Delivery[]
  /** Reports a project when its time is up, if anyone listens by now; harmless to repeat. */
  watch(project: Project): void
  /** Reports a project that is over, once. */
  announce(project: Project): void
  /** When nothing is left to deliver or to retry, and no watched project still renders. */
  settled(): Promise<void>
  /** Ends what is under way; nothing is delivered any more. */
  close(): Promise<void>
}

interface Surroundings {
  readonly now: () => number
  readonly renderMs: number
  /** Between two attempts. */
  readonly retryMs: number
  /** How long an endpoint may take to answer. */
  readonly timeoutMs: number
  /** What is said about a project that is over; undefined when there is nothing to say. */
  readonly describe: (project: Project) => Event | undefined
}

const RETRIES = 3
/** A timer may fire a little before the clock has got there. */
const TIMER_SLACK_MS = 5
/** A longer delay makes Node fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export function createWebhooks(around: Surroundings): Webhooks {
  const endpoints: Endpoint[] = []
  const deliveries: Delivery[] = []
  const announced = new Set<string>()
  const watched = new Map<string, AbortController>()
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()

  const keep = (work: Promise<void>) => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }
  const announce = (project: Project) => {
    watched.get(project.id)?.abort()
    if (announced.has(project.id) || closing.signal.aborted) return
    announced.add(project.id)
    const event = around.describe(project)
    if (event === undefined) return
    for (const letter of letters(endpoints, project, event, around.now())) {
      keep(deliver(letter, around, closing.signal, delivery => deliveries.push(delivery)))
    }
  }
  const announceInTime = async (project: Project, signal: AbortSignal) => {
    const left = project.createdAt + around.renderMs - around.now()
    await pause(Math.min(Math.max(0, left) + TIMER_SLACK_MS, LONGEST_TIMER_MS), signal)
    watched.delete(project.id)
    if (!signal.aborted && isOver(stageOf(project, around.now(), around.renderMs))) announce(project)
  }
  return {
    endpoints,
    deliveries,
    announce,
    watch(project) {
      const isOfInterest = listeners(endpoints, project).length > 0
      if (!isOfInterest || watched.has(project.id) || announced.has(project.id)) return
      const finished = new AbortController()
      watched.set(project.id, finished)
      keep(announceInTime(project, AbortSignal.any([closing.signal, finished.signal])))
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async close() {
      closing.abort()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

interface Listener {
  readonly url: string
  readonly secret?: string
  readonly events?: readonly string[]
}

/** The account's enabled endpoints, and the address that came with the create request itself. */
function listeners(endpoints: readonly Endpoint[], project: Project): Listener[] {
  const registered = endpoints.filter(({ key, enabled }) => key === project.key && enabled)
  const { reportTo } = project
  const isKnown = reportTo === undefined || registered.some(({ url }) => url === reportTo)
  return isKnown ? registered : [...registered, { url: reportTo }]
}

function letters(endpoints: readonly Endpoint[], project: Project, event: Event, now: number): Letter[] {
  const eventId = `evt_${randomUUID().replaceAll('-', '')}`
  const timestamp = Math.floor(now / 1000)
  const body = JSON.stringify({ event_id: eventId, event: event.name, timestamp, data: event.data })
  return listeners(endpoints, project)
    .filter(({ events }) => events === undefined || events.includes(event.name))
    .map(({ url, secret }) => ({
      url,
      event: event.name,
      eventId,
      projectId: project.id,
      headers: headersFor(event.name, body, secret),
      body,
    }))
}

function headersFor(event: string, body: string, secret: string | undefined): Record<string, string> {
  const headers = { 'content-type': 'application/json', 'x-webhook-event': event }
  return secret === undefined ? headers : { ...headers, 'x-webhook-signature': sign(body, secret) }
}

/** Lower-case hex HMAC-SHA256 of the raw body: https://docs.jogg.ai, "Webhook Integration Guide". */
function sign(body: string | Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

async function deliver(
  letter: Letter,
  { now, retryMs, timeoutMs }: Surroundings,
  signal: AbortSignal,
  record: (delivery: Delivery) => void,
): Promise<void> {
  for (let attempt = 1; attempt <= 1 + RETRIES && !signal.aborted; attempt += 1) {
    if (attempt > 1) await pause(retryMs, signal)
    if (signal.aborted) return
    const at = now()
    const status = await post(letter, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
    record({ ...letter, attempt, at, status })
    if (status !== undefined && status >= 200 && status < 300) return
  }
}

/** The answer's status; undefined when none came. */
async function post({ url, headers, body }: Letter, signal: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}

/** Ends early when `signal` is aborted; never rejects. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
