import { describe, expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import { OPEN_MS } from '../../src/job/standing.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Video } from '../../src/jogg/domain.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import type { Keeper } from '../../src/ledger/ledger.ts'
import type { Result } from '../../src/outputs/results.ts'
import { ledgerWith, memoryKeeper } from '../support/memory.ts'
import { quickClock, type TestWorld, testWorld } from '../support/world.ts'

/** Each of these paid by mistake once. Runs are real from the batch down, one after the other, on a clock that takes no time. */
const LOST: Reply<string> = { ok: false, error: { kind: 'unclear', detail: 'reset' } }
const NO_CREDIT: Reply<string> = {
  ok: false,
  error: { kind: 'refused', code: 18020, msg: 'Insufficient credit' },
}

class Account {
  readonly clock = quickClock()
  readonly keeper = memoryKeeper()
  credits = 10
  created = 0
  /** What becomes of creates, in turn; the default is to be accepted and paid for. */
  creates: (() => Reply<string>)[] = []
  videos = new Map<string, Partial<Video>>()
  worlds: TestWorld[] = []

  accept(cost = 1): Reply<string> {
    this.created += 1
    this.credits -= cost
    this.videos.set(`p${this.created}`, { status: 'success', videoUrl: 'https://a.b/c' })
    return { ok: true, value: `p${this.created}` }
  }

  acceptUnanswered(cost = 1): Reply<string> {
    this.accept(cost)
    return LOST
  }

  /** Runs with these contents, as one batch. */
  async run(
    contents: string | readonly string[] = 'k',
    { reuse = true, attempt = 1, keeper = this.keeper as Keeper, timeoutMs = 1_200_000 } = {},
  ): Promise<Result & { readonly all: readonly Result[] }> {
    const world = {
      ...testWorld({ GITHUB_RUN_ATTEMPT: String(attempt) }, this.clock),
      fetch: (async () => new Response(null, { status: 206 })) as typeof fetch,
    }
    this.worlds.push(world)
    const api = {
      credits: async () => ({ ok: true, value: this.credits }),
      create: async () => (this.creates.shift() ?? (() => this.accept()))(),
      video: async (projectId: string) => ({
        ok: true,
        value: { projectId, status: 'processing', ...this.videos.get(projectId) },
      }),
    } as unknown as JoggApi<string>
    const shared = {
      world,
      api,
      ledger: ledgerWith(this.clock, keeper),
      reuse,
      wait: true,
      timeoutMs,
      pollIntervalMs: 10_000,
    }
    const purchases = [contents].flat().map(contentKey => ({
      label: contentKey,
      name: contentKey,
      contentKey,
      credits: 1,
      request: async () => 'it',
    }))
    const all: Result[] = purchases.map(() => ({}))
    await makeVideos(purchases, shared, (nth, patch) => {
      all[nth] = { ...all[nth], ...patch }
    })
    return { ...all[0], all }
  }
}

describe('a create that nobody answered', () => {
  it('is waited for longer than JoggAI takes to accept one, and for as long as a balance may be old', async () => {
    const account = new Account()
    account.creates = [() => LOST]
    await account.run()
    const before = account.clock.now()
    expect(await account.run()).toMatchObject({ status: 'success', projectId: 'p1' })
    expect(account.clock.now() - before).toBeGreaterThan(OPEN_MS - 1000)
    expect(account.created).toBe(1)
  })

  it('stops every further run once credits have gone, also when they are back', async () => {
    const account = new Account()
    account.creates = [() => account.acceptUnanswered()]
    expect((await account.run()).status).toBe('unknown')
    account.credits = 10
    expect((await account.run()).status).toBe('unknown')
    expect((await account.run()).status).toBe('unknown')
    expect(account.created).toBe(1)
  })

  it('stops when a later run is the first that sees them gone, and the next when they are back', async () => {
    const account = new Account()
    account.creates = [() => LOST]
    await account.run()
    account.credits = 9
    expect((await account.run()).status).toBe('unknown')
    account.credits = 10
    expect((await account.run()).status).toBe('unknown')
    expect(account.created).toBe(0)
  })

  it('stops where the balance did not move over another payment, for a day, for any content', async () => {
    const account = new Account()
    account.creates = [() => account.accept(0), () => account.acceptUnanswered(0)]
    await account.run('one')
    await account.run('two')
    expect((await account.run('two')).status).toBe('unknown')
    expect(account.created).toBe(2)
  })

  it('is decided by a person: `reuse: false` pays, and the next run takes that up', async () => {
    const account = new Account()
    account.creates = [() => account.acceptUnanswered()]
    await account.run()
    expect(await account.run('k', { reuse: false })).toMatchObject({ projectId: 'p2', reused: false })
    expect(await account.run()).toMatchObject({ projectId: 'p2', reused: true })
    expect(account.created).toBe(2)
  })

  it('says of each in a batch what its siblings leave over', async () => {
    const account = new Account()
    account.creates = [() => account.accept(), () => account.accept(), () => LOST]
    const [, , lost] = (await account.run(['a', 'b', 'c'])).all
    expect(lost?.diagnostic?.means).toMatch(/credits did not change/)
    expect(lost?.diagnostic?.figures).toContain('other videos of this run took 2')
  })
})

describe('what was paid for', () => {
  it('is not hidden by a run that had no credit left', async () => {
    const account = new Account()
    await account.run()
    account.creates = [() => NO_CREDIT]
    await account.run('k', { reuse: false })
    expect(await account.run()).toMatchObject({ projectId: 'p1', reused: true })
    expect(account.created).toBe(1)
  })

  it.each([
    ['a status that nobody described', { status: 'failed', isOdd: true, error: 'JoggAI reports "queued"' }],
    ['a success without an address', { status: 'failed', isOdd: true, error: 'no address' }],
  ] as const)('is taken up by every further run after %s', async (_, odd) => {
    const account = new Account()
    account.creates = [
      () => {
        const reply = account.accept()
        account.videos.set('p1', odd)
        return reply
      },
    ]
    for (const reused of [false, true, true]) {
      const result = await account.run()
      expect(result).toMatchObject({ status: 'failed', projectId: 'p1', reused })
      expect(result.diagnostic?.happened).toContain(odd.error)
      expect(result.diagnostic?.means).toContain('not paid for again')
    }
    account.videos.set('p1', { status: 'success', videoUrl: 'https://a.b/c' })
    expect(await account.run()).toMatchObject({ status: 'success', projectId: 'p1' })
    expect(account.created).toBe(1)
  })

  it('is paid for twice at most where it always fails, then needs `reuse: false`', async () => {
    const account = new Account()
    const fail = () => {
      const reply = account.accept()
      account.videos.set(`p${account.created}`, { status: 'failed', error: 'no face' })
      return reply
    }
    account.creates = [fail, fail, fail, fail]
    for (let run = 0; run < 5; run++) expect((await account.run()).status).toBe('failed')
    expect(account.created).toBe(2)
    const last = await account.run()
    expect(last).toMatchObject({ projectId: 'p2', reused: true })
    expect(last.diagnostic?.advice).toContain('`reuse: false`')
    await account.run('k', { reuse: false })
    await account.run()
    expect(account.created).toBe(3)
  })
})

describe('a memory that can’t be read', () => {
  const unread: Keeper = { names: async () => undefined, add: async () => 'failed', lock: async () => 'none' }

  it('stops a re-run, whose first attempt may have paid', async () => {
    const account = new Account()
    const { status, diagnostic } = await account.run('k', { keeper: unread, attempt: 2 })
    expect([status, account.created]).toEqual(['unknown', 0])
    expect(diagnostic?.advice).toMatch(/`project-id`.*`reuse: false`/)
  })

  it('lets a first attempt go on, which says that it may be the second payment', async () => {
    const account = new Account()
    expect((await account.run('k', { keeper: unread })).status).toBe('success')
    expect(account.worlds[0]?.seen.info.join('\n')).toContain('this is the second payment')
  })
})

describe('a round that another run has locked', () => {
  it('is left alone until it is claimed or, when its run died, for half a minute', async () => {
    const account = new Account()
    await ledgerWith(account.clock, account.keeper).lock('k', 1)
    const before = account.clock.now()
    expect(await account.run()).toMatchObject({ status: 'success', projectId: 'p1' })
    expect(account.clock.now() - before).toBeGreaterThanOrEqual(30_000)
    expect(account.created).toBe(1)
  })

  it('is waited for no longer than the workflow waits', async () => {
    const account = new Account()
    await ledgerWith(account.clock, account.keeper).lock('k', 1)
    expect(await account.run('k', { timeoutMs: 10_000 })).toMatchObject({ status: 'unknown' })
    expect(account.created).toBe(0)
  })
})
