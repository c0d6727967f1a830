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

/** One event for one address. */
interface Message {
  readonly url: string
  readonly event: string
  readonly eventId: string
  readonly projectId: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One attempt to deliver a message. */
export interface Delivery extends Message {
  /** 1, and up to 4 with the retries. */
  readonly attempt: number
  readonly at: number
  /** The answer's HTTP status; undefined when there was no answer in time. */
  readonly status: number | undefined
}

interface Deps {
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

/** Tells whoever listens what became of a project. */
export class Webhooks {
  readonly endpoints: Endpoint[] = []
  readonly deliveries: Delivery[] = []
  readonly #deps: Deps
  readonly #announced = new Set<string>()
  /** Ends the wait for a project, by its id. */
  readonly #watched = new Map<string, AbortController>()
  readonly #underWay = new Set<Promise<void>>()
  readonly #closing = new AbortController()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Reports a project when its time is up, if anyone listens by now; harmless to repeat. */
  watch(project: Project): void {
    const isOfInterest = listeners(this.endpoints, project).length > 0
    if (!isOfInterest || this.#watched.has(project.id) || this.#announced.has(project.id)) return
    const finished = new AbortController()
    this.#watched.set(project.id, finished)
    this.#track(this.#announceInTime(project, AbortSignal.any([this.#closing.signal, finished.signal])))
  }

  /** Reports a project that is over, once. */
  announce(project: Project): void {
    this.#watched.get(project.id)?.abort()
    if (this.#announced.has(project.id) || this.#closing.signal.aborted) return
    this.#announced.add(project.id)
    const event = this.#deps.describe(project)
    if (event === undefined) return
    for (const message of messages(this.endpoints, project, event, this.#deps.now()))
      this.#track(this.#deliver(message))
  }

  /** When nothing is left to deliver or to retry, and no watched project still renders. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /** Ends what is under way; nothing is delivered any more. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.settled()
  }

  #track(work: Promise<void>): void {
    this.#underWay.add(work)
    void work.finally(() => this.#underWay.delete(work))
  }

  async #announceInTime(project: Project, signal: AbortSignal): Promise<void> {
    const { now, renderMs } = this.#deps
    const left = project.createdAt + renderMs - now()
    await pause(Math.min(Math.max(0, left) + TIMER_SLACK_MS, LONGEST_TIMER_MS), signal)
    this.#watched.delete(project.id)
    if (!signal.aborted && isOver(stageOf(project, now(), renderMs))) this.announce(project)
  }

  async #deliver(message: Message): Promise<void> {
    const { now, retryMs, timeoutMs } = this.#deps
    const { signal } = this.#closing
    for (let attempt = 1; attempt <= 1 + RETRIES; attempt += 1) {
      if (attempt > 1) await pause(retryMs, signal)
      if (signal.aborted) return
      const at = now()
      const status = await post(message, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
      this.deliveries.push({ ...message, attempt, at, status })
      if (status !== undefined && status >= 200 && status < 300) return
    }
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

function messages(endpoints: readonly Endpoint[], project: Project, event: Event, now: number): Message[] {
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

/** The answer's status; undefined when none came. */
async function post({ url, headers, body }: Message, signal: AbortSignal): Promise<number | undefined> {
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
