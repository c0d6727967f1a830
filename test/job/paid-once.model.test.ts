import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import type { Ledger, LedgerEntry } from '../../src/job/ledger.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Video } from '../../src/jogg/domain.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import type { Result } from '../../src/outputs/results.ts'
import { runs } from '../support/runs.ts'
import { Simulation } from '../support/simulation.ts'
import { testWorld } from '../support/world.ts'

/**
 * Up to three runs want the same video. Each starts at a moment of its own, is killed or cancelled between any two of
 * its steps, and meets faults; every request takes its time to get there, and every answer to come back. Whatever
 * happens: no create is accepted while there is a video that was paid for already. The runs are the real thing, from
 * the batch down; time, memory and service are simulated. Only runs that come to paying within the same fifteen seconds,
 * with nothing remembered before, are left out: those may both pay (docs/cost.md).
 */

/** What becomes of a create. */
const FATES = [
  'accepted',
  'answer lost',
  'request lost',
  'refused',
  'slow down',
  'slow down a lot',
  'unreachable',
] as const
type Fate = (typeof FATES)[number]

interface Course {
  /** Milliseconds after the start of the run before. */
  readonly gap: number
  readonly end: 'natural' | 'killed' | 'cancelled'
  /** How many of its requests and answers come through before it is killed. */
  readonly steps: number
  /** When it is cancelled, in milliseconds from its start. */
  readonly cancelledAt: number
  readonly creates: readonly Fate[]
  /** Milliseconds that its creates take on their way, in turn; and all else. */
  readonly travel: readonly number[]
  readonly latency: readonly number[]
  /** Milliseconds from the decision to pay to having the request: an audio is uploaded first. */
  readonly upload: number
}

const COURSE: fc.Arbitrary<Course> = fc.record({
  gap: fc.oneof(
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 30_000, max: 400_000 }),
    fc.integer({ min: 198_000, max: 206_000 }),
  ),
  end: fc.constantFrom('natural', 'killed', 'killed', 'cancelled'),
  steps: fc.integer({ min: 0, max: 24 }),
  cancelledAt: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 20_000, max: 400_000 })),
  creates: fc.array(fc.constantFrom(...FATES, ...FATES.slice(0, 2), 'accepted'), {
    minLength: 1,
    maxLength: 4,
  }),
  travel: fc.array(fc.oneof(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 100_000 })), {
    minLength: 1,
    maxLength: 4,
  }),
  latency: fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 5 }),
  upload: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60_000 })),
})

/** The first run holds the others up: it dies in the middle of paying, or is told to come back much later. */
const CROWD = fc
  .tuple(COURSE, COURSE, COURSE, fc.boolean(), fc.integer({ min: 9, max: 11 }))
  .map(([first, second, third, dies, steps]): Course[] => [
    dies ? { ...first, end: 'killed', steps } : { ...first, creates: ['slow down a lot', ...first.creates] },
    { ...second, gap: second.gap / 4 },
    { ...third, gap: third.gap / (dies ? 4 : 1) },
  ])

const HISTORY = fc.record({
  runs: fc.oneof(fc.array(COURSE, { minLength: 2, maxLength: 3 }), CROWD).filter(areApart),
  /** What becomes of each project that is accepted, in turn. */
  fates: fc.array(fc.constantFrom<Status>('success', 'success', 'failed'), { minLength: 4, maxLength: 4 }),
  /** When something else takes credits of the account. */
  spending: fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 1 }),
})
type History = typeof HISTORY extends fc.Arbitrary<infer T> ? T : never

type Status = Video['status']

function areApart(runs: readonly Course[]): boolean {
  let start = 0
  const arrivals = runs.map(({ gap, upload }) => {
    start += gap
    return start + upload
  })
  const sorted = arrivals.sort((one, other) => one - other)
  return sorted.every((arrival, nth) => arrival - (sorted[nth - 1] ?? -SAME_INSTANT_MS) >= SAME_INSTANT_MS)
}

const SAME_INSTANT_MS = 15_000
/** What the code takes for granted: a create that nobody waits for any more arrives by then, or never. */
const LATE_MS = 15_000
const RENDER_MS = 120_000

/** The account, its projects, and the memory, as they are at one moment. */
class Service {
  credits = 100
  readonly projects: { readonly id: string; readonly fate: Status; readonly readyAt: number }[] = []
  readonly memories: LedgerEntry[] = []
  doubles = 0
  readonly #processes: boolean[] = []
  readonly #time: Simulation
  readonly #fates: readonly Status[]

  constructor(time: Simulation, fates: readonly Status[]) {
    this.#time = time
    this.#fates = fates
  }

  accept(): string {
    if (this.projects.some(project => this.statusOf(project.id) !== 'failed')) this.doubles += 1
    this.credits -= 1
    const id = `p${this.projects.length + 1}`
    const fate = this.#fates[this.projects.length % this.#fates.length] ?? 'success'
    this.projects.push({ id, fate, readyAt: this.#time.now() + RENDER_MS })
    return id
  }

  started(): number {
    return this.#processes.push(true) - 1
  }

  ended(pid: number): void {
    this.#processes[pid] = false
  }

  isRunning(pid: number): boolean {
    return this.#processes[pid] ?? false
  }

  statusOf(id: string): Status {
    const project = this.projects.find(one => one.id === id)
    if (!project) throw new Error(`nobody was told of ${id}`)
    return this.#time.now() < project.readyAt ? 'processing' : project.fate
  }
}

/** One run; its promise stays open for ever when it is killed. */
class Run {
  readonly news: Result = {}
  #steps = 0
  readonly #world
  readonly #lastCall = new AbortController()
  readonly #course: Course
  readonly #service: Service
  readonly #time: Simulation

  constructor(course: Course, service: Service, time: Simulation) {
    this.#course = course
    this.#service = service
    this.#time = time
    const host = { machine: 'm', pid: service.started(), isRunning: (pid: number) => service.isRunning(pid) }
    this.#world = { ...testWorld({}, time.clock), lastCall: this.#lastCall.signal, host }
  }

  async play(): Promise<Result> {
    const { end, cancelledAt } = this.#course
    if (end === 'cancelled') {
      this.#time.plan(cancelledAt, () => this.#world.cancel.abort())
      this.#time.plan(cancelledAt + 3000, () => this.#lastCall.abort())
    }
    const purchase = {
      label: 'it',
      name: 'it',
      contentKey: 'k',
      request: () => this.#ask(this.#course.upload, () => 'it'),
    }
    const shop = {
      world: this.#world,
      api: this.#api(),
      ledger: this.#ledger(),
      reuse: true,
      wait: true,
      timeoutMs: 1_200_000,
      pollIntervalMs: 10_000,
    }
    await makeVideos([purchase], shop, (_, news) => Object.assign(this.news, news))
    this.#service.ended(this.#world.host.pid)
    return this.news
  }

  /** A request that gets there, does its work and is answered; after a kill, nothing leaves or comes back. */
  async #ask<T>(travelMs: number, work: () => T): Promise<T> {
    await this.#step()
    await this.#time.pause(travelMs)
    const answer = work()
    await this.#time.pause(this.#latency() / 2)
    await this.#step()
    return answer
  }

  #step(): Promise<void> {
    const { end, steps } = this.#course
    this.#steps += 1
    if (end !== 'killed' || this.#steps <= steps) return Promise.resolve()
    this.#service.ended(this.#world.host.pid)
    return new Promise(() => undefined)
  }

  #latency(): number {
    const { latency } = this.#course
    return latency[this.#steps % latency.length] ?? 1
  }

  #ledger(): Ledger {
    const { memories } = this.#service
    return {
      recall: () => this.#ask(this.#latency(), () => memories.at(-1)),
      remember: (_, memory) => this.#ask(this.#latency(), () => memories.push(memory) > 0),
    }
  }

  #api(): JoggApi<string> {
    const reply = <T>(value: T): Reply<T> => ({ ok: true, value })
    let created = 0
    return {
      credits: () => this.#ask(this.#latency(), () => reply(this.#service.credits)),
      create: () => this.#create(created++),
      video: (projectId: string) =>
        this.#ask(this.#latency(), () => reply({ projectId, status: this.#service.statusOf(projectId) })),
    } as unknown as JoggApi<string>
  }

  /** Given up after two minutes, as the real one; what was on its way gets there all the same. */
  #create(nth: number): Promise<Reply<string>> {
    const { creates, travel } = this.#course
    const fate = creates[nth % creates.length] ?? 'accepted'
    const travelMs = Math.min(
      travel[nth % travel.length] ?? 1,
      this.#course.end === 'natural' ? 100_000 : LATE_MS,
    )
    const answered = this.#ask(travelMs, () => answerOf(fate, this.#service))
    const givenUp = this.#time.clock.sleep(120_000, this.#lastCall.signal).then(() => UNCLEAR)
    return Promise.race([answered, givenUp])
  }
}

const UNCLEAR: Reply<string> = { ok: false, error: { kind: 'unclear', detail: 'reset' } }

function answerOf(fate: Fate, service: Service): Reply<string> {
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

async function play(history: History) {
  const time = new Simulation()
  const service = new Service(time, history.fates)
  const ends: (Result | undefined)[] = history.runs.map(() => undefined)
  for (const at of history.spending) {
    time.plan(at, () => {
      service.credits -= 1
    })
  }
  let start = 0
  for (const [nth, course] of history.runs.entries()) {
    start += course.gap
    const run = new Run(course, service, time)
    time.plan(start, () => void run.play().then(end => (ends[nth] = end)))
  }
  await time.play()
  return { service, ends }
}

/** A run to which nothing happens, and an account to which nothing happens. */
const CALM: Course = {
  gap: 0,
  end: 'natural',
  steps: 0,
  cancelledAt: 0,
  creates: ['accepted'],
  travel: [1],
  latency: [1000],
  upload: 0,
}
const SMOOTH: Pick<History, 'fates' | 'spending'> = { fates: ['success'], spending: [] }

describe('any history of up to three runs', () => {
  it('pays once', { timeout: runs(120_000) }, async () => {
    await fc.assert(
      fc.asyncProperty(HISTORY, async history => {
        const { service } = await play(history)
        expect(service.doubles).toBe(0)
      }),
      { numRuns: runs(4000) },
    )
  })

  /** Rare, and so tried one by one: the first is told to come back after its claim has lapsed, the second comes just then. */
  it.each(Array.from({ length: 40 }, (_, nth) => 198_000 + nth * 250))(
    'pays once also when the second starts %i ms after the first',
    async gap => {
      const first: Course = { ...CALM, creates: ['slow down a lot', 'accepted'] }
      const { service } = await play({ runs: [first, { ...CALM, gap, latency: [900] }], ...SMOOTH })
      expect(service.projects).toHaveLength(1)
    },
  )

  /** The first dies with its claim written; the others wait for the same moment, and one is a little slower. */
  it.each(Array.from({ length: 60 }, (_, nth) => nth * 100))(
    'pays once also when two wait for the end of a claim, the second %i ms after the first',
    async gap => {
      const first: Course = { ...CALM, end: 'killed', steps: 9 }
      const crowd = [
        { ...CALM, gap: 9000 },
        { ...CALM, gap, latency: [1225] },
      ]
      const { service, ends } = await play({ runs: [first, ...crowd], ...SMOOTH })
      expect(service.projects).toHaveLength(1)
      expect(ends.map(end => end?.projectId)).toEqual([undefined, 'p1', 'p1'])
    },
  )

  it('ends, each of them that is not killed, and knows what it says', {
    timeout: runs(120_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(HISTORY, async history => {
        const { service, ends } = await play(history)
        for (const [nth, { end }] of history.runs.entries()) {
          const result = ends[nth]
          if (end !== 'killed') expect(result).toBeDefined()
          if (result?.status === 'success') expect(service.statusOf(result.projectId ?? '')).toBe('success')
          if (end === 'natural' && result?.status !== 'success') expect(result?.diagnostic).toBeDefined()
        }
      }),
      { numRuns: runs(1000) },
    )
  })

  it('is one video for all, where no request is lost and nobody else uses the account', async () => {
    const smooth = HISTORY.map(({ runs }): History => {
      const natural = runs.map(
        run => ({ ...run, end: 'natural', creates: ['slow down', 'accepted'] }) as const,
      )
      return { runs: natural, ...SMOOTH }
    })
    await fc.assert(
      fc.asyncProperty(smooth, async history => {
        const { ends } = await play(history)
        for (const end of ends) expect(end).toMatchObject({ status: 'success', projectId: 'p1' })
        expect(ends.filter(end => end?.reused === false)).toHaveLength(1)
      }),
    )
  })
})
