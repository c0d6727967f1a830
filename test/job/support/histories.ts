import type { GitHub } from '../../../src/github/client.ts'
import { makeVideos } from '../../../src/job/batch.ts'
import type { JoggApi } from '../../../src/jogg/api.ts'
import type { Video } from '../../../src/jogg/domain.ts'
import type { Reply } from '../../../src/jogg/jogg-error.ts'
import { openCacheKeeper } from '../../../src/ledger/cache-keeper.ts'
import { type Keeper, ledgerOf } from '../../../src/ledger/ledger.ts'
import { refsKeeper } from '../../../src/ledger/refs-keeper.ts'
import { createSeal } from '../../../src/ledger/seal.ts'
import type { Result } from '../../../src/outputs/results.ts'
import { type CacheAccess, type CacheEntries, createEntries } from '../../support/cache-entries.ts'
import { cacheRoute } from '../../support/cache-wire.ts'
import { Simulation } from '../../support/simulation.ts'
import { testWorld } from '../../support/world.ts'

/**
 * Histories of runs that want the same video. Runs, memory and their clients are the real thing, from the batch down; time,
 * JoggAI, the cache's server, GitHub's refs and the comment are simulated, with everything that goes wrong with them:
 * kills and cancels between any two steps, answers and requests that are lost, creates that are accepted late, entries
 * that are found late, balances that are old, projects that are not found at first.
 */
export interface History {
  readonly runs: readonly Course[]
  readonly memory: readonly ('cache' | 'refs' | 'comment')[]
  /** Of the projects that are accepted, in turn. */
  readonly fates: readonly Video['status'][]
  /** When something else takes credits, in milliseconds from the start. */
  readonly spending: readonly number[]
  /** When an entry of the cache is evicted. */
  readonly evictions: readonly number[]
  readonly protocol: 'v1' | 'v2'
  /** Of cache requests and refs that are lost, 0 to 1. */
  readonly losses: number
  readonly lagMs: number
  readonly staleMs: number
  /** For how long a new project is not found. */
  readonly youngMs: number
}

export type CreateFate =
  | 'accepted'
  | 'answer lost'
  | 'request lost'
  | 'refused'
  | 'slow down'
  | 'slow down a lot'
  | 'unreachable'

export interface Course {
  /** Milliseconds from the start of the history; undefined: well after the run before has ended. */
  readonly startsAt: number | undefined
  readonly end: 'natural' | 'killed' | 'cancelled'
  /** How many of its requests and answers come through before it is killed. */
  readonly steps: number
  /** When it is cancelled, in milliseconds from its start. */
  readonly cancelledAt: number
  readonly creates: readonly CreateFate[]
  /** Milliseconds that its creates take on their way, in turn. */
  readonly travel: readonly number[]
  readonly access: CacheAccess
  readonly attempt?: number
}

export interface Outcome {
  /** Creates that were accepted while there was a video, or would be one. */
  readonly doubles: number
  readonly accepted: number
  /** What each run came to; undefined for one that was killed. */
  readonly ends: readonly (Result | undefined)[]
  readonly log: readonly string[]
}

export async function play(history: History, random: () => number): Promise<Outcome> {
  const time = new Simulation()
  const service = new Service(time, history, random)
  const ends: (Result | undefined)[] = history.runs.map(() => undefined)
  for (const at of history.spending) time.plan(at, () => service.spend())
  for (const at of history.evictions) time.plan(at, () => service.evict())
  const start = time.now()
  let before = Promise.resolve()
  for (const [nth, course] of history.runs.entries()) {
    const run = new Run(nth, course, service, time)
    const began = Promise.withResolvers<void>()
    const begin = async () => {
      const end = await run.play().catch(error => error as Error)
      if (end instanceof Error) service.log.push(`run ${nth}: ${end.stack}`)
      else ends[nth] = end
      began.resolve()
    }
    if (course.startsAt !== undefined) time.plan(course.startsAt, () => void begin())
    else void before.then(() => time.plan(300_000 + random() * 100_000, () => void begin()))
    before = Promise.race([run.over.promise, began.promise])
  }
  await time.play(100_000)
  return {
    doubles: service.doubles,
    accepted: service.projects.length,
    ends,
    log: service.log.map(line => line.replace(String(start), '')),
  }
}

const RENDER_MS = 120_000

/** What there is outside of runs: the account with its projects, and the memory. */
class Service {
  readonly projects: { readonly id: string; readonly fate: Video['status']; readonly at: number }[] = []
  readonly cache: CacheEntries
  readonly refs = new Set<string>()
  comment: readonly string[] = []
  readonly log: string[] = []
  doubles = 0
  readonly history: History
  readonly random: () => number
  readonly #time: Simulation
  readonly #balances: { readonly at: number; readonly credits: number }[] = [{ at: 0, credits: 100 }]
  readonly #lost = new Map<string, number>()

  constructor(time: Simulation, history: History, random: () => number) {
    this.#time = time
    this.history = history
    this.random = random
    this.cache = createEntries({ now: () => time.now(), lagMs: () => random() * history.lagMs })
  }

  say(what: string): void {
    this.log.push(`${((this.#time.now() - Date.UTC(2026, 10, 22)) / 1000).toFixed(2)} ${what}`)
  }

  /** As it was a while ago. */
  balance(): number {
    const at = this.#time.now() - this.random() * this.history.staleMs
    return this.#balances.findLast(one => one.at <= at)?.credits ?? 100
  }

  spend(): void {
    const credits = (this.#balances.at(-1)?.credits ?? 100) - 1
    this.#balances.push({ at: this.#time.now(), credits })
  }

  evict(): void {
    const entry = this.cache.all[Math.floor(this.random() * this.cache.all.length)]
    if (entry) this.cache.evict(entry)
  }

  accept(): string {
    const isThere = this.projects.some(({ id }) => this.statusOf(id) !== 'failed')
    if (isThere) this.doubles += 1
    this.spend()
    const { fates } = this.history
    const fate = fates[this.projects.length % fates.length] ?? 'success'
    const id = `p${this.projects.length + 1}`
    this.projects.push({ id, fate, at: this.#time.now() })
    this.say(`ACCEPTED ${id} (${fate})${isThere ? ' DOUBLE' : ''}`)
    return id
  }

  statusOf(id: string): Video['status'] {
    const project = this.projects.find(one => one.id === id)
    if (!project) throw new Error(`nobody was told of ${id}`)
    return this.#time.now() < project.at + RENDER_MS ? 'processing' : project.fate
  }

  ask(id: string): Reply<Video> {
    const project = this.projects.find(one => one.id === id)
    if (!project || this.#time.now() < project.at + this.history.youngMs)
      return { ok: false, error: { kind: 'refused', code: 10104, msg: 'not found' } }
    return { ok: true, value: { projectId: id, status: this.statusOf(id) } }
  }

  /** The same request is lost twice at most: what can be reached, answers at some time. */
  loss(request: string): 'request' | 'answer' | 'error' | undefined {
    const lost = this.#lost.get(request) ?? 0
    if (lost >= 2 || this.random() >= this.history.losses) return undefined
    this.#lost.set(request, lost + 1)
    return (['request', 'answer', 'error'] as const)[Math.floor(this.random() * 3)]
  }
}

/** One run; its promise stays open for ever when it is killed. */
class Run {
  readonly over = Promise.withResolvers<void>()
  readonly #news: Result = {}
  #steps = 0
  #isDead = false
  readonly #name: string
  readonly #world
  readonly #lastCall = new AbortController()
  readonly #lastWord = new AbortController()
  readonly #course: Course
  readonly #service: Service
  readonly #time: Simulation

  constructor(nth: number, course: Course, service: Service, time: Simulation) {
    this.#name = `run ${nth}`
    this.#course = course
    this.#service = service
    this.#time = time
    const variables =
      service.history.protocol === 'v2'
        ? {
            ACTIONS_CACHE_SERVICE_V2: 'true',
            ACTIONS_RESULTS_URL: 'http://cache/',
            ACTIONS_RUNTIME_TOKEN: 't',
          }
        : { ACTIONS_CACHE_URL: 'http://cache/', ACTIONS_RUNTIME_TOKEN: 't' }
    const world = testWorld({ ...variables, GITHUB_RUN_ATTEMPT: String(course.attempt ?? 1) }, time.clock)
    this.#world = {
      ...world,
      fetch: ((url: string, init: RequestInit) => this.#fetchCache(url, init)) as typeof fetch,
      lastCall: this.#lastCall.signal,
      lastWord: this.#lastWord.signal,
    }
  }

  async play(): Promise<Result> {
    const { end, cancelledAt } = this.#course
    this.#say('starts')
    if (end === 'cancelled') {
      this.#time.plan(cancelledAt, () => this.#world.cancel.abort())
      this.#time.plan(cancelledAt + 8000, () => this.#lastCall.abort())
      this.#time.plan(cancelledAt + 9000, () => this.#lastWord.abort())
      this.#time.plan(cancelledAt + 9300, () => this.#die())
    }
    const purchase = { label: 'it', name: 'it', contentKey: 'k', credits: 1, request: async () => 'it' }
    const shared = {
      world: this.#world,
      api: this.#api(),
      ledger: ledgerOf(this.#keepers(), createSeal('key'), this.#world),
      reuse: true,
      wait: true,
      timeoutMs: 1_200_000,
      pollIntervalMs: 10_000,
    }
    await makeVideos([purchase], shared, (_, news) => Object.assign(this.#news, news))
    this.#say(`ends: ${this.#news.status} ${this.#news.projectId} ${this.#news.diagnostic?.title ?? ''}`)
    this.#isDead = true
    this.over.resolve()
    return this.#news
  }

  #say(what: string): void {
    if (!this.#isDead) this.#service.say(`${this.#name}: ${what}`)
  }

  #die(): void {
    if (!this.#isDead) this.#say('is killed')
    this.#isDead = true
    this.over.resolve()
  }

  #step(): Promise<void> {
    const { end, steps } = this.#course
    this.#steps += 1
    if (end === 'killed' && this.#steps > steps) this.#die()
    return this.#isDead ? new Promise(() => undefined) : Promise.resolve()
  }

  /** A request that gets there, does its work and is answered; after a kill, nothing leaves or comes back. */
  async #ask<T>(travelMs: number, work: () => T): Promise<T> {
    await this.#step()
    await this.#time.pause(travelMs)
    const answer = work()
    await this.#time.pause(this.#latency())
    await this.#step()
    return answer
  }

  #latency(): number {
    return 5 + this.#service.random() ** 3 * 800
  }

  #keepers(): readonly Keeper[] {
    const { memory } = this.#service.history
    const cache = memory.includes('cache') ? openCacheKeeper(this.#world) : undefined
    const refs = memory.includes('refs') ? refsKeeper(this.#github(), this.#world) : undefined
    const comment = memory.includes('comment') ? this.#comment() : undefined
    return [refs, cache, comment].filter(keeper => keeper !== undefined)
  }

  async #fetchCache(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address)
    const body = Buffer.from(String(init.body ?? ''))
    const call = { method: init.method ?? 'GET', url, headers: init.headers as Record<string, string>, body }
    const loss = this.#service.loss(`${this.#name} ${init.method} ${address} ${body}`)
    const answer = await this.#ask(this.#latency(), () => {
      if (loss === 'request') return undefined
      return cacheRoute(call, this.#service.cache, 'http://cache')?.answer(this.#course.access)
    })
    this.#say(
      `${url.pathname.replace(/.*\//, '')} ${body.toString().replace(/,"version.*/, '')} ${url.search.slice(0, 70)}${loss ? ` LOST ${loss}` : ''}: ${answer?.status}`,
    )
    if (loss === 'error') return { status: 502, text: async () => '' } as Response
    if (loss || !answer) throw new TypeError('fetch failed')
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
    return { status: answer.status, text: async () => text } as Response
  }

  #github(): GitHub {
    const { refs } = this.#service
    const call = async (route: string, params: { readonly ref?: string }) => {
      const loss = this.#service.loss(`${this.#name} ${route} ${params.ref}`)
      const isPost = route.startsWith('POST')
      return this.#ask(this.#latency(), () => {
        if (!isPost) {
          const found = [...refs].filter(ref => ref.startsWith(`refs/${params.ref}`)).map(ref => ({ ref }))
          return { ok: true, value: found, more: false }
        }
        const isNew = !refs.has(params.ref ?? '')
        if (loss !== 'request') refs.add(params.ref ?? '')
        this.#say(`ref ${params.ref?.slice(0, 60)}: ${loss ?? isNew}`)
        if (loss) return { ok: false, error: { kind: 'unclear', message: 'reset' } }
        if (isNew) return { ok: true, value: {}, more: false }
        return { ok: false, error: { kind: 'refused', status: 422, message: 'Reference already exists' } }
      })
    }
    return { call } as unknown as GitHub
  }

  #comment(): Keeper {
    const service = this.#service
    let own: readonly string[] = []
    return {
      names: beginning =>
        this.#ask(this.#latency(), () => {
          own = [...new Set([...own, ...service.comment])]
          return own.filter(name => name.startsWith(beginning))
        }),
      add: async name => {
        own = [...own, name]
        await this.#ask(this.#latency(), () => {
          service.comment = own
        })
        return 'kept'
      },
      lock: async () => 'none',
    }
  }

  #api(): JoggApi<string> {
    let created = 0
    return {
      credits: () => this.#ask(this.#latency(), () => ({ ok: true, value: this.#service.balance() })),
      create: () => this.#create(created++),
      video: (projectId: string) => this.#ask(this.#latency(), () => this.#service.ask(projectId)),
    } as unknown as JoggApi<string>
  }

  /** Given up after two minutes, as the real one; what was on its way gets there all the same. */
  #create(nth: number): Promise<Reply<string>> {
    const { creates, travel } = this.#course
    const fate = creates[nth % creates.length] ?? 'accepted'
    this.#say(`creates (${fate}, ${travel[nth % travel.length]} ms)`)
    const answered = this.#ask(travel[nth % travel.length] ?? 1, () => answerOf(fate, this.#service))
    const givenUp = this.#time.clock.sleep(120_000, this.#lastCall.signal).then(() => UNCLEAR)
    return Promise.race([answered, givenUp])
  }
}

const UNCLEAR: Reply<string> = { ok: false, error: { kind: 'unclear', detail: 'reset' } }

function answerOf(fate: CreateFate, service: Service): Reply<string> {
  switch (fate) {
    case 'accepted':
      return { ok: true, value: service.accept() }
    case 'answer lost':
      service.accept()
      return UNCLEAR
    case 'request lost':
      return UNCLEAR
    case 'refused':
      return { ok: false, error: { kind: 'refused', code: 18020, msg: 'Insufficient credit' } }
    case 'slow down':
    case 'slow down a lot': {
      const retryAfterMs = fate === 'slow down' ? 60_000 : 200_000
      return { ok: false, error: { kind: 'rate-limited', retryAfterMs, code: 429 } }
    }
    case 'unreachable':
      return { ok: false, error: { kind: 'unreachable', detail: 'ECONNREFUSED' } }
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
