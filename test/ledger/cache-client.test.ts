import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CacheClient, cacheClient } from '../../src/ledger/cache-client.ts'
import type { CacheJob } from '../support/cache-client.ts'
import { type CacheRequest, type CacheService, startCacheService } from '../support/cache-service.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let service: CacheService
beforeEach(async () => {
  service = await startCacheService()
})
afterEach(() => service.close())

const signal = new AbortController().signal
const PROTOCOLS = [
  ['v2', 'https://github.com'],
  ['v1', 'https://github.example.com'],
] as const

function open(env: Record<string, string>): { client: CacheClient; world: TestWorld } {
  const world = testWorld(env)
  const client = cacheClient(world)
  if (!client) throw new Error('there is no cache')
  return { client, world }
}

async function add(client: CacheClient, key: string): Promise<string> {
  const reserved = await client.reserve(key, signal)
  if (!reserved.ok) return reserved.error.kind
  const filled = await client.fill(reserved.value, signal)
  return filled.ok ? 'kept' : filled.error.kind
}

describe.each(PROTOCOLS)('the protocol %s', (_, GITHUB_SERVER_URL) => {
  const env = () => ({ ...service.env, GITHUB_SERVER_URL })

  it('asks exactly what GitHub’s own client asks', { timeout: 60_000 }, async () => {
    await useToolkit(env())
    const theirs = service.requests.map(essence)
    const before = service.requests.length
    const other = await startCacheService()
    const { client } = open({ ...other.env, GITHUB_SERVER_URL })
    await client.find('job', signal)
    await add(client, 'job')
    await client.find('job', signal)
    const ours = other.requests.map(essence)
    await other.close()
    expect(before).toBe(5)
    expect(ours).toEqual(theirs)
  })

  it('finds by the beginning, and nothing where there is nothing', async () => {
    const { client } = open(env())
    expect(await client.find('a-', signal)).toEqual({ ok: true, value: undefined })
    expect(await add(client, 'a-1')).toBe('kept')
    expect(await client.find('a-', signal)).toEqual({ ok: true, value: 'a-1' })
  })

  it('tells a key that is taken from everything else', async () => {
    const { client } = open(env())
    expect((await client.reserve('a', signal)).ok).toBe(true)
    expect(await add(client, 'a')).toBe('exists')
    service.fault({ step: 'reserve', kind: 'answer', status: 502 })
    expect(await add(client, 'b')).toBe('failed')
    service.fault({ step: 'reserve', kind: 'reset', accepted: true })
    expect(await add(client, 'c')).toBe('failed')
    expect(await add(client, 'c')).toBe('exists')
    service.fault({ step: 'reserve', kind: 'answer', status: 429 })
    expect(await add(client, 'd')).toBe('failed')
  })

  it('knows that it may only read, or not even that', async () => {
    const reader = open({ ...env(), ...service.envFor({ reads: ['refs/heads/main'] }) }).client
    expect(await add(reader, 'a')).toBe('denied')
    expect((await reader.find('a', signal)).ok).toBe(true)
    const nobody = open({ ...env(), ...service.envFor({}) }).client
    expect(await nobody.find('a', signal)).toMatchObject({ ok: false, error: { kind: 'denied' } })
  })

  it('ends when it is told to, also in the middle of an answer that never comes', async () => {
    service.fault({ step: 'lookup', kind: 'stall' })
    const ended = AbortSignal.timeout(50)
    expect(await open(env()).client.find('a', ended)).toMatchObject({ ok: false, error: { kind: 'failed' } })
  })

  it('says the token to the cache alone, and shows no signature', async () => {
    const { client, world } = open(env())
    await add(client, 'a')
    const uploads = service.requests.filter(({ path }) => path.startsWith('/storage/'))
    for (const { headers } of uploads) expect(headers.authorization).toBeUndefined()
    expect(world.seen.secrets).toHaveLength(uploads.length)
  })
})

describe('a runner', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['without a cache', {}, undefined],
    ['with v2 and no token', { ACTIONS_CACHE_SERVICE_V2: '1', ACTIONS_RESULTS_URL: 'X' }, undefined],
    ['with an address that is none', { ACTIONS_CACHE_URL: 'nowhere' }, undefined],
    ['of act: no token is needed', { ACTIONS_CACHE_URL: 'X' }, '/_apis/artifactcache/cache'],
    [
      'of an Enterprise Server: v1, whatever is switched on',
      {
        ...{ GITHUB_SERVER_URL: 'https://ghes.example', ACTIONS_CACHE_SERVICE_V2: '1' },
        ...{ ACTIONS_CACHE_URL: 'X', ACTIONS_RUNTIME_TOKEN: 't' },
      },
      '/_apis/artifactcache/cache',
    ],
    [
      'of ghe.com: v2',
      {
        ...{ GITHUB_SERVER_URL: 'https://a.ghe.com', ACTIONS_CACHE_SERVICE_V2: '1' },
        ...{ ACTIONS_RESULTS_URL: 'X', ACTIONS_RUNTIME_TOKEN: 't' },
      },
      '/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL',
    ],
  ])('%s', async (_, env, path) => {
    const places = Object.entries(env).map(([name, value]) => [
      name,
      value === 'X' ? `${service.url}/` : value,
    ])
    const client = cacheClient(testWorld(Object.fromEntries(places)))
    await client?.find('a', signal)
    expect(service.requests.map(request => request.path)).toEqual(path ? [path] : [])
  })

  it.each([
    ['none', 0, 0],
    ['read', 1, 0],
    ['Write-Only', 0, 1],
    ['write', 1, 1],
    ['a new word', 1, 1],
  ])('with cache mode %s reads %i and writes %i', async (mode, reads, writes) => {
    const { client } = open({ ...service.env, GITHUB_SERVER_URL: '', ACTIONS_CACHE_MODE: mode })
    expect((await client.find('a', signal)).ok).toBe(reads === 1)
    expect(await add(client, 'a')).toBe(writes === 1 ? 'kept' : 'denied')
  })
})

/** A miss, an entry, and a hit, of the real `@actions/cache`. */
async function useToolkit(env: Readonly<Record<string, string>>): Promise<void> {
  const workspace = await mkdtemp(join(tmpdir(), 'toolkit-'))
  await mkdir(join(workspace, 'temp'))
  const restore = { action: 'restore', key: 'job', restoreKeys: ['job'], lookupOnly: true } as const
  const operations = [restore, { action: 'save', key: 'job', text: 'paid' }, restore] as const
  const job: CacheJob = { operations, report: join(workspace, 'report'), hurried: false }
  const client = join(import.meta.dirname, '../support/cache-client.ts')
  const child = spawn(process.execPath, [client, JSON.stringify(job)], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      RUNNER_TEMP: join(workspace, 'temp'),
      GITHUB_WORKSPACE: workspace,
      ...env,
    },
    stdio: 'ignore',
  })
  await once(child, 'close')
  await rm(workspace, { recursive: true })
}

/** What a server looks at; not how long an archive is, and not what its paths and compression hash to. */
function essence({ step, method, path, query, headers, body }: CacheRequest) {
  const { authorization, accept, 'content-type': type } = headers
  const same = (text: string) =>
    text.replace(/[0-9a-f]{64}/g, 'VERSION').replace(/("?(?:cacheSize|size|size_bytes)"?:\s*"?)\d+/g, '$1 0')
  return {
    ...{ step, method, path, query: same(query), authorization: authorization?.replace(/\d+$/, '') },
    ...(method === 'PUT'
      ? { type, blob: headers['x-ms-blob-type'], version: headers['x-ms-version'] }
      : { type: type?.replace(/; charset=.*/, ''), accept: accept === '*/*' ? undefined : accept }),
    ...(step === 'upload'
      ? { range: headers['content-range']?.replace(/-\d+/, '-N') }
      : { body: JSON.parse(same(body) || '{}') }),
  }
}
