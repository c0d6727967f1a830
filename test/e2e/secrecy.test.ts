import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../sandbox/github/index.ts'
import type { Fault } from '../../sandbox/index.ts'
import { type FinishedAction, runAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/**
 * Whole runs, with everything that tells somebody something: whatever JoggAI answers, even the key itself, the key gets
 * into no log line, output, summary, comment, release, nor into the cache. What the runner would mask counts all the same.
 */
const KEY = 'jogg-5ecret-0f-the-acc0unt'

let scene: Scene
let github: GitHubStandIn
let cache: CacheService
beforeAll(async () => {
  const accounts = { [KEY]: { credits: 100 } }
  ;[scene, github, cache] = await Promise.all([
    setTheScene({ renderMs: 0, accounts, createsPerWindow: 0 }),
    startGitHub(),
    startCacheService(),
  ])
  await github.addPullRequest({ number: 7, headSha: '7'.repeat(40), headRef: 'settings' })
  await github.addRelease({ tag: 'v1.2.0' })
})
afterAll(() => Promise.all([scene.close(), github.close(), cache.close()]))
/** Requests that GitHub had seen before this run. */
let asked = 0
beforeEach(() => {
  scene.sandbox.faults.clear()
  asked = github.requests.length
})

const inputs = (version: string) => ({
  ...scene.inputs,
  ...github.env,
  ...cache.env,
  'api-key': KEY,
  'api-version': version,
  'github-token': JOB_TOKEN,
  'timeout-minutes': '0.05',
  script: 'Hello.',
  reuse: 'false',
  comment: 'true',
  'pr-number': '7',
  'attach-to-release': 'true',
  'release-tag': 'v1.2.0',
  'download-to': 'videos/',
})

const at = (on: 'create' | 'status' | 'avatars' | 'upload' | 'put' | 'quota', kind: object) =>
  ({ on, times: 3, ...kind }) as Fault

const elsewhere = `http://127.0.0.1:1/?key=${KEY}`
const page = `<p>x-api-key: ${KEY}</p>`
const odd = JSON.stringify({
  code: 0,
  msg: KEY,
  rid: KEY,
  data: { status_code: KEY, status: KEY, title: KEY },
})
const echo = { kind: 'code', msg: `The key ${KEY} is wrong` }
function after(name: string, ...faults: readonly Fault[]) {
  return { name, faults }
}

const FAULTS: readonly { readonly name: string; readonly faults: readonly Fault[] }[] = [
  after('a create that is refused with HTTP 401', at('create', { ...echo, code: 10105, status: 401 })),
  after('a create that is refused', at('create', { ...echo, code: 10105 })),
  after(
    'a create that nobody understands, and credits that are refused',
    at('create', { ...echo, code: 50000 }),
    at('quota', { ...echo, code: 10105 }),
  ),
  after('a create answered by a proxy', at('create', { kind: 'body', text: page, status: 502 })),
  after('a create answered by another program', at('create', { kind: 'body', text: page })),
  after('a create that is sent elsewhere', at('create', { kind: 'redirect', location: elsewhere })),
  after('a create that is cut short', at('create', { kind: 'truncate', accepted: true })),
  after('a status that is refused', at('status', { ...echo, code: 18025 })),
  after('a status that is sent elsewhere', at('status', { kind: 'redirect', location: elsewhere })),
  after('a status of another shape', at('status', { kind: 'body', text: odd })),
]

describe.each([
  ['v1', FAULTS],
  // What is said passes the same place in both; these are read by each in its own way.
  ['v2', FAULTS.filter(({ name }) => /refused$|shape/.test(name))],
])('the key, over API %s', (version, table) => {
  it.each(table)('is told to nobody after $name', async ({ faults }) => {
    scene.sandbox.faults.add(...faults)
    const run = await runAction(inputs(version), { workspace: scene.workspace })
    expect(run.log).toMatch(/^::error/m)
    expect(await placesOfKey(run)).toEqual([])
  })

  it('is told to nobody when all goes well', async () => {
    const run = await runAction(inputs(version), { workspace: scene.workspace })
    expect(run.outputs.status).toBe('success')
    expect(await placesOfKey(run)).toEqual([])
  })
})

it('would be found where it is told', async () => {
  const run = await runAction(
    { ...inputs('v1'), script: `The key is ${KEY}` },
    { workspace: scene.workspace },
  )
  expect(await placesOfKey(run)).toEqual(['outputs', 'summary', 'comments', 'releases', 'requests to GitHub'])
})

async function placesOfKey(run: FinishedAction): Promise<readonly string[]> {
  const told = {
    log: run.log.replaceAll(`::add-mask::${KEY}`, ''),
    outputs: run.outputs,
    summary: run.summary,
    comments: await github.comments(7),
    releases: await github.releases(),
    'requests to GitHub': github.requests.slice(asked),
    cache: cache.entries,
  }
  return Object.entries(told).flatMap(([place, text]) => (JSON.stringify(text).includes(KEY) ? [place] : []))
}
