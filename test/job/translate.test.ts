import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Project, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { makeVideos } from '../../src/job/batch.ts'
import { translateVideos } from '../../src/job/translate.ts'
import { placeOfVideo, withTranslations } from '../../src/job/translation.ts'
import { contentKey, toPurchase, type VideoSpec } from '../../src/job/video-spec.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { joggApi } from '../../src/jogg/open-api.ts'
import { joggTranslations } from '../../src/jogg/v2-translation.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { type Result, Results } from '../../src/outputs/results.ts'
import type { World } from '../../src/runtime/world.ts'
import { ledgerWith, memoryKeeper } from '../support/memory.ts'
import { quickClock, testWorld } from '../support/world.ts'

const clock = quickClock()
let sandbox: Sandbox
beforeAll(async () => {
  const accounts = { 'sandbox-key': { credits: 10_000 } }
  sandbox = await startSandbox({ accounts, renderMs: 20_000, createsPerWindow: 0, now: clock.now })
})
afterAll(() => sandbox.close())

function orderOf(name: string): VideoSpec {
  const order = {
    speech: { kind: 'script', text: name },
    avatar: { id: '81', type: 'public' },
    voiceId: 'en-US-ChristopherNeural',
    aspectRatio: 'landscape',
    screenStyle: 'background',
    caption: true,
  } as const
  return { ...order, label: 'notes.md', file: 'notes.md', name, contentKey: contentKey(order, 'v2') }
}

/** Makes the video of an order and its translations, as a run does. */
async function make(
  order: VideoSpec,
  languages: readonly string[],
  {
    fetch,
    ledger,
    voiceId = '',
  }: Pick<World, 'fetch'> & { readonly ledger: Ledger; readonly voiceId?: string },
): Promise<readonly Result[]> {
  const world = { ...testWorld({}, clock), fetch }
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  const account = { apiUrl, apiKey: 'sandbox-key', apiVersion: 'v2' } as const
  const shop = { world, ledger, reuse: true, wait: true, timeoutMs: 600_000, pollIntervalMs: 10_000 }
  const results = new Results(() => undefined)
  results.start(withTranslations([{ contentKey: order.contentKey }], languages, voiceId))
  const videos = { ...shop, api: joggApi(world, account) }
  await makeVideos([toPurchase(order, async () => '')], videos, (nth, news) =>
    results.update(placeOfVideo(nth, languages), news),
  )
  const translations = { ...shop, api: joggTranslations(world, account) }
  await translateVideos([order], { languages, voiceId }, translations, results)
  return results.all
}

function memoryLedger(): Ledger {
  return ledgerWith(clock, memoryKeeper())
}

const madeOf = (title: string): readonly Project[] =>
  sandbox.projects.filter(project => project.title === title)

it('a translation in another voice is another one, and the video is not paid for again', async () => {
  const [order, ledger] = [orderOf('Spoken twice'), memoryLedger()]
  const first = await make(order, ['german'], { fetch, ledger, voiceId: 'de-DE-KatjaNeural' })
  const same = await make(order, ['german'], { fetch, ledger, voiceId: 'de-DE-KatjaNeural' })
  const other = await make(order, ['german'], { fetch, ledger, voiceId: 'de-DE-ConradNeural' })
  expect(same.map(({ projectId }) => projectId)).toEqual(first.map(({ projectId }) => projectId))
  expect(other.map(({ reused }) => reused)).toEqual([true, false])
  const voices = sandbox.requests
    .filter(({ point }) => point === 'translate')
    .map(({ body }) => (JSON.parse(body) as { output_voice?: string }).output_voice)
  expect(voices.slice(-2)).toEqual(['de-DE-KatjaNeural', 'de-DE-ConradNeural'])
})

describe('a second run', () => {
  it('takes the translations up, and pays nothing', async () => {
    const [order, ledger] = [orderOf('Made once'), memoryLedger()]
    const first = await make(order, ['spanish', 'german'], { fetch, ledger })
    const credits = sandbox.credits()
    const second = await make(order, ['spanish', 'german'], { fetch, ledger })
    expect(sandbox.credits()).toBe(credits)
    expect(second.map(({ reused }) => reused)).toEqual([true, true, true])
    expect(second.map(({ projectId }) => projectId)).toEqual(first.map(({ projectId }) => projectId))
    expect(second[1]).toMatchObject({ status: 'success', subtitleUrl: first[1]?.subtitleUrl })
  })

  it('pays for the language that is new, and for one that failed', async () => {
    const [order, ledger] = [orderOf('One more'), memoryLedger()]
    const [, spanish] = await make(order, ['spanish'], { fetch, ledger })
    await make(order, ['spanish', 'german'], { fetch, ledger })
    expect([madeOf('One more (spanish)').length, madeOf('One more (german)').length]).toEqual([1, 1])
    sandbox.fail(spanish?.projectId ?? '', 'it came out silent')
    const third = await make(order, ['spanish', 'german'], { fetch, ledger })
    expect(third.map(({ status }) => status)).toEqual(['success', 'success', 'success'])
    expect([madeOf('One more (spanish)').length, madeOf('One more (german)').length]).toEqual([2, 1])
  })
})

/** Lets everything pass until a moment, and nothing from then on: as a process that is killed there. */
function gateUntil(moment: number) {
  let passages = 0
  let kill: (where: string) => void = () => undefined
  const killed = new Promise<string>(resolve => {
    kill = resolve
  })
  const pass = async (where: string) => {
    passages += 1
    if (passages < moment) return
    kill(where)
    await new Promise(() => undefined)
  }
  const around = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    await pass(`before ${what}`)
    const result = await work()
    await pass(`after ${what}`)
    return result
  }
  return { killed, around }
}

/** A run that is killed at its nth passage; tells where that was, or undefined when it ended before. */
async function killAt(moment: number, order: VideoSpec, languages: readonly string[], ledger: Ledger) {
  const { killed, around } = gateUntil(moment)
  const watched = {
    fetch: ((input, init) => around(`${init?.method} ${input}`, () => fetch(input, init))) as typeof fetch,
    ledger: {
      recall: (key, depth) => around('recalling', () => ledger.recall(key, depth)),
      remember: (key, entry) => around(`remembering ${entry.kind}`, () => ledger.remember(key, entry)),
      lock: (key, round) => around('locking', () => ledger.lock(key, round)),
    } satisfies Ledger,
  }
  return await Promise.race([killed, make(order, languages, watched).then(() => undefined)])
}

/** Kills at every moment there is, and runs again each time. */
async function killEverywhere(
  title: string,
  languages: readonly string[],
  check: (name: string, second: readonly Result[], where: string) => void,
): Promise<readonly string[]> {
  const seen: string[] = []
  for (let moment = 1; moment < 500; moment++) {
    const [order, ledger] = [orderOf(`${title} ${moment}`), memoryLedger()]
    const where = await killAt(moment, order, languages, ledger)
    if (where === undefined) return seen
    seen.push(where)
    check(order.name, await make(order, languages, { fetch, ledger }), `killed at ${moment}, ${where}`)
  }
  throw new Error('the run did not end')
}

describe('a run that is killed, and the next one', { timeout: 60_000 }, () => {
  it('have one translation between them, whatever the moment', async () => {
    const seen = await killEverywhere('Killed at', ['german'], (name, [video, german], where) => {
      const [made, ...more] = madeOf(`${name} (german)`)
      expect(more, where).toEqual([])
      expect(madeOf(name), where).toHaveLength(1)
      if (video?.status === 'unknown') expect(german?.status, where).toBe('skipped')
      else if (german?.status === 'unknown') expect(made, where).toBeDefined()
      else expect(german, where).toMatchObject({ status: 'success', projectId: made?.id })
    })
    expect(seen.length).toBeGreaterThan(25)
    for (const what of [
      'POST .*/v2/video_translate/$',
      'GET .*/v2/video_translate/',
      'remembering (claim|submitted)',
    ])
      for (const way of ['before', 'after'])
        expect(seen).toContainEqual(expect.stringMatching(new RegExp(`^${way} ${what}`)))
  })

  it('never have two translations into one of several languages', async () => {
    await killEverywhere('Several, killed at', ['german', 'spanish'], (name, results, where) => {
      for (const language of ['german', 'spanish'])
        expect(madeOf(`${name} (${language})`).length, where).toBeLessThanOrEqual(1)
      for (const { status } of results) expect(['success', 'unknown', 'skipped'], where).toContain(status)
    })
  })
})
