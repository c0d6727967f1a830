import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CacheJob, type CacheOperation, type CacheOutcome, DIVIDER } from './cache-client.ts'
import { type CacheService, startCacheService } from './cache-service.ts'

let workspace: string
let service: CacheService

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'cache-service-'))
  await mkdir(join(workspace, 'temp'))
  service = await startCacheService()
})

afterEach(async () => {
  await service.close()
  await rm(workspace, { recursive: true })
})

type Run = Partial<CacheOutcome> & { readonly log: string }

/** Has a process with the real `@actions/cache` do these operations; one that is killed leaves fewer outcomes. */
async function run(
  operations: readonly CacheOperation[],
  { hurried = false, killed = AbortSignal.timeout(15_000) } = {},
): Promise<readonly Run[]> {
  const temp = join(workspace, 'temp')
  const job: CacheJob = { operations, hurried, report: join(temp, 'report') }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cache-client.ts'), JSON.stringify(job)], {
    cwd: workspace,
    env: { PATH: process.env.PATH, RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, ...service.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', text => (output += text))
  killed.addEventListener('abort', () => child.kill('SIGKILL'))
  await new Promise(resolve => child.once('close', resolve))
  const outcomes = (await readFile(job.report, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const logs = output.split(`\n${DIVIDER}\n`)
  return operations.map((_, index) => ({ ...JSON.parse(outcomes[index] ?? '{}'), log: logs[index] ?? '' }))
}

const steps = () => service.requests.map(({ step, status }) => `${step} ${status}`)
const save = (key: string, text: string, env = {}): CacheOperation => ({ action: 'save', key, text, env })
const restore = (key: string, restoreKeys: string[] = [], env = {}): CacheOperation => {
  return { action: 'restore', key, restoreKeys, env }
}

/** By the address of the server, `@actions/cache` chooses its protocol. */
describe.each([
  ['v2', 'https://github.com'],
  ['v1', 'http://127.0.0.1:3000'],
])('a cache of protocol %s', (protocol, GITHUB_SERVER_URL) => {
  const main = () => ({ ...service.env, GITHUB_SERVER_URL })

  it('gives back what was saved, to exactly this key, and misses any other', async () => {
    const operations = [save('job-1', 'paid: 1', main()), restore('job-2'), restore('job-1')]
    const [saved, missed, found] = await run(operations)
    expect(saved?.result).toBe(1)
    expect(missed).not.toHaveProperty('text')
    expect(missed?.result).toBeNull()
    expect(found).toMatchObject({ result: 'job-1', text: 'paid: 1' })
    expect(found?.log).not.toMatch(/Unable to validate download/)
    const miss = protocol === 'v2' ? 'lookup 200' : 'lookup 204'
    expect(steps().slice(-3)).toEqual([miss, 'lookup 200', 'download 200'])
  })

  it('finds the newest entry by the beginning of any key, the first one too, and exactly this key before', async () => {
    const [, , byRestoreKey, byKey, exactly] = await run([
      save('job-1', 'one', main()),
      save('job-12', 'two'),
      restore('other', ['none-', 'job-']),
      restore('job'),
      restore('job-1'),
    ])
    expect(byRestoreKey).toMatchObject({ result: 'job-12', text: 'two' })
    expect(byKey).toMatchObject({ result: 'job-12', text: 'two' })
    expect(exactly).toMatchObject({ result: 'job-1', text: 'one' })
  })

  it('keeps the first of two entries with the same key', async () => {
    const [, again, found] = await run([save('job', 'first', main()), save('job', 'second'), restore('job')])
    expect(again?.result).toBe(-1)
    expect(again?.log).toMatch(/Failed to save: Unable to reserve cache with key job, another job may/)
    expect(found?.text).toBe('first')
  })

  it('can be read and not written with a read-only token, and neither without any right', async () => {
    const [, refused, read, denied] = await run([
      save('job', 'from main', main()),
      save('mine', 'text', service.envFor({ reads: ['refs/heads/main'] })),
      restore('job'),
      restore('job', [], service.envFor({})),
    ])
    expect(refused?.result).toBe(-1)
    expect(refused?.log).toMatch(/::warning::Failed to save: .*cache write denied:/)
    expect(read?.text).toBe('from main')
    expect(denied?.result).toBeNull()
    expect(denied?.log).toMatch(/::warning::Failed to restore: .*cache read denied:/)
  })

  it("keeps a pull request's entries from other refs, and shows it those of the branch it goes to", async () => {
    const pull = service.envFor({ writes: 'refs/pull/7/merge', reads: ['refs/heads/main'] })
    const [, unseen, , , own, base] = await run([
      save('job', 'of the pull request', { ...main(), ...pull }),
      restore('job', [], service.env),
      save('job', 'of main'),
      save('main-job', 'of main'),
      restore('job', [], pull),
      restore('main-job', [], pull),
    ])
    expect(unseen?.result).toBeNull()
    expect([own?.text, base?.text]).toEqual(['of the pull request', 'of main'])
    const kept = service.entries.map(({ scope, key }) => `${scope} ${key}`)
    expect(kept).toEqual(['refs/pull/7/merge job', 'refs/heads/main job', 'refs/heads/main main-job'])
  })
})

describe('a cache service in diagnostic', () => {
  it('is tried five times, and then missed with a warning', async () => {
    service.fault({ step: 'lookup', kind: 'answer', status: 500, times: 5 })
    const [missed] = await run([restore('job')], { hurried: true })
    expect(missed?.result).toBeNull()
    expect(missed?.log).toMatch(/Attempt 1 of 5 failed .*\(500\).* Retrying request in 3000 ms/)
    expect(missed?.log).toMatch(/::warning::Failed to restore: .*after 5 attempts/)
    expect(steps()).toEqual(Array(5).fill('lookup 500'))
  })

  it('hangs as long as it likes: the client is more patient than a run can be', async () => {
    service.fault({ step: 'lookup', kind: 'stall' })
    const killer = new AbortController()
    const running = run([restore('job')], { killed: killer.signal })
    await vi.waitUntil(() => service.requests.length > 0, { timeout: 10_000 })
    await sleep(300)
    killer.abort()
    expect((await running)[0]).not.toHaveProperty('result')
    expect(steps()).toEqual(['lookup undefined'])
  })

  it('that resets the connection is a miss at once', async () => {
    service.fault({ step: 'lookup', kind: 'reset' })
    const [missed, again] = await run([restore('job'), restore('job')])
    expect(missed?.result).toBeNull()
    expect(missed?.log).toMatch(/::warning::Failed to restore: .*ECONNRESET/)
    expect(again?.log).not.toMatch(/::warning::/)
    expect(steps()).toEqual(['lookup undefined', 'lookup 200'])
  })

  it('leaves no entry to be found when an upload or its end failed', async () => {
    service.fault({ step: 'upload', kind: 'answer', status: 403 })
    service.fault({ step: 'finalize', kind: 'answer', status: 400 })
    const outcomes = await run([save('one', 'text'), save('two', 'text'), restore('one', ['two'])])
    expect(outcomes.map(({ result }) => result)).toEqual([-1, -1, null])
    expect(service.entries.map(({ key, complete }) => [key, complete])).toEqual([
      ['one', false],
      ['two', false],
    ])
    expect(steps().at(-1)).toBe('lookup 200')
  })

  it('refuses a token that it did not issue, and an address without a signature', async () => {
    const [, denied] = await run([
      save('job', 'text'),
      { ...restore('job'), env: { ACTIONS_RUNTIME_TOKEN: 'forged' } },
    ])
    expect(denied?.log).toMatch(/::warning::Failed to restore: .*unknown token/)
    expect((await fetch(`${service.url}/storage/archives/1`)).status).toBe(404)
    expect((await fetch(`${service.url}/elsewhere`)).status).toBe(404)
  })

  it('outlives a client that goes away in the middle of its request, and one that sends no JSON', async () => {
    const leaving = connect(Number(new URL(service.url).port), '127.0.0.1')
    leaving.write('POST /upload HTTP/1.1\r\nhost: cache\r\ncontent-length: 100\r\n\r\nhalf')
    await sleep(50)
    leaving.destroy()
    const create = `${service.url}/twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry`
    await expect(fetch(create, { method: 'POST', body: '{' })).rejects.toThrow('fetch failed')
    expect((await fetch(`${service.url}/elsewhere`)).status).toBe(404)
  })

  it('is read-only for all when started so', async () => {
    const frozen = await startCacheService({ readOnly: true })
    const [refused] = await run([save('job', 'text', frozen.env)])
    expect(refused?.result).toBe(-1)
    expect(frozen.requests).toMatchObject([{ step: 'reserve', status: 200 }])
    expect(frozen.entries).toEqual([])
    await frozen.close()
  })
})
