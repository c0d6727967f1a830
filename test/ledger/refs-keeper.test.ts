import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  badGateway,
  type GitHubOptions,
  type GitHubStandIn,
  JOB_TOKEN,
  jobToken,
  startGitHub,
} from '../../sandbox/github/index.ts'
import { openGitHub } from '../../src/github/client.ts'
import { readContext } from '../../src/github/context.ts'
import { nameOf } from '../../src/ledger/entries.ts'
import { refsKeeper } from '../../src/ledger/refs-keeper.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import { claimOf, ledgerWith, submittedOf } from '../support/memory.ts'
import { testWorld } from '../support/world.ts'

let github: GitHubStandIn
async function start(options: GitHubOptions = {}): Promise<void> {
  github = await startGitHub(options)
}
beforeEach(() => start())
afterEach(async () => {
  expect(github.violations).toEqual([])
  await github.close()
})

const NOW = Date.UTC(2026, 0, 1)

async function open() {
  const world = testWorld(github.env)
  const keeper = refsKeeper(await openGitHub(readContext(github.env, {}), JOB_TOKEN, world), world)
  return { world, keeper, ledger: ledgerWith(world.clock, keeper) }
}
const sent = () =>
  github.requests.map(({ method, path }) => `${method} ${path.replace(/.*\/git/, '').replace(/%2F.*/, '')}`)

describe('git refs', () => {
  it('keep what was remembered, for every run, in one request each once their commit is there', async () => {
    const { ledger } = await open()
    expect((await ledger.recall('k', 'first')).entries).toEqual([])
    expect(await ledger.lock('k', 1)).toBe('taken')
    await ledger.remember('k', claimOf(NOW))
    await ledger.remember('k', submittedOf('p1', NOW))
    const made = ['GET /matching-refs/jogg-video']
    const once = ['POST /refs', 'POST /trees', 'POST /commits', 'POST /refs']
    expect(sent()).toEqual([...made, ...once, 'POST /refs', 'POST /refs'])
    const next = await open()
    expect(await next.ledger.recall('k', 'all')).toEqual({
      entries: expect.arrayContaining([claimOf(NOW), submittedOf('p1', NOW)]),
      isWhole: true,
    })
  })

  it('give a lock to one of many that ask at once', async () => {
    const ledgers = await Promise.all(Array.from({ length: 5 }, open))
    const locks = await Promise.all(ledgers.map(({ ledger }) => ledger.lock('k', 1)))
    expect(locks.toSorted()).toEqual(['refused', 'refused', 'refused', 'refused', 'taken'])
    expect(await ledgers[0]?.ledger.lock('k', 2)).toBe('taken')
  })

  it('keep an entry, and give no lock twice, when the answer is lost', async () => {
    const [{ ledger }, other] = await Promise.all([open(), open()])
    await ledger.lock('first', 1)
    github.fault({ kind: 'answer', ...badGateway, method: 'POST', path: /git\/refs$/, accepted: true })
    expect(await ledger.remember('k', claimOf(NOW))).toBe(true)
    github.fault({ kind: 'reset', method: 'POST', path: /git\/refs$/, accepted: true })
    const locks = [await ledger.lock('k', 1), await other.ledger.lock('k', 1)]
    expect(locks).not.toContain('taken')
  })

  it('that can’t be read are not empty', async () => {
    const { ledger } = await open()
    github.fault({ kind: 'answer', ...badGateway, path: /matching-refs/, times: 99 })
    expect((await ledger.recall('k', 'first')).isWhole).toBe(false)
  })

  it('that may not be written name the permission once, and lock nobody out', async () => {
    await github.close()
    await start({ tokens: { [JOB_TOKEN]: jobToken({ contents: 'read' }) } })
    const { ledger, world } = await open()
    expect(await ledger.lock('k', 1)).toBe('none')
    expect(await ledger.remember('k', claimOf(NOW))).toBe(false)
    expect(world.seen.notices).toEqual([expect.stringContaining('`contents: write`')])
  })

  it('believe none of 100 refs that others made', async () => {
    const { keeper, ledger } = await open()
    await ledger.remember('k', submittedOf('p1', NOW))
    const [own, forger] = [createSeal('key'), createSeal('another key')]
    for (let nth = 0; nth < 100; nth++) {
      const forged = nameOf(submittedOf(`forged${nth}`, NOW, nth + 1), own.idOf('k'), forger)
      await keeper.add(forged)
    }
    expect((await ledger.recall('k', 'all')).entries).toEqual([submittedOf('p1', NOW)])
  }, 30_000)
})
