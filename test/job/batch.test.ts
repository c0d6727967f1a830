import { expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import { DiagnosticError } from '../../src/outputs/diagnostics.ts'
import type { Result } from '../../src/outputs/results.ts'
import { ledgerWith } from '../support/memory.ts'
import { testWorld } from '../support/world.ts'

const diagnostic = {
  title: 'No upload',
  happened: 'The upload failed.',
  means: 'Nothing was paid.',
  advice: 'Again.',
}

/** Two videos, of which the first can't even be asked for. */
async function make(thrown: unknown): Promise<Result[]> {
  const api = {
    credits: async () => ({ ok: true, value: 7 }),
    create: async () => ({ ok: true, value: 'p2' }),
  } as unknown as JoggApi<string>
  const world = testWorld({})
  const shop = {
    world,
    api,
    ledger: ledgerWith(world.clock),
    reuse: true,
    wait: false,
    timeoutMs: 1000,
    pollIntervalMs: 1000,
  }
  const request = [() => Promise.reject(thrown), () => Promise.resolve('a request')]
  const purchases = request.map((ask, nth) => ({
    label: `${nth}`,
    name: `${nth}`,
    contentKey: `${nth}`,
    request: ask,
  }))
  const results: Result[] = [{}, {}]
  await makeVideos(purchases, shop, (place, news) => {
    results[place] = { ...results[place], ...news }
  })
  return results
}

it('takes a failure before the create for a video that is not there, and goes on with the others', async () => {
  const [first, second] = await make(new DiagnosticError(diagnostic))
  expect(first).toEqual({ status: 'failed', diagnostic })
  expect(second).toMatchObject({ status: 'pending', projectId: 'p2' })
})

it('says nothing of the status after a defect', async () => {
  const [first, second] = await make(new TypeError('x is not a function'))
  expect(first?.status).toBeUndefined()
  expect(first?.diagnostic?.happened).toContain('x is not a function')
  expect(second).toMatchObject({ status: 'pending' })
})
