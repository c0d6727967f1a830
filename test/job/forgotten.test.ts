import { expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { Result } from '../../src/outputs/results.ts'
import { testWorld } from '../support/world.ts'

/** What a run tells that got as far as this: its create answered, or not, and its memory written, or not. */
async function told(create: Reply<string>, isKept: boolean, reuse: boolean): Promise<Result> {
  const api = {
    credits: async () => ({ ok: true, value: 7 }),
    create: async () => create,
    video: async (projectId: string) => ({ ok: true, value: { projectId, status: 'processing' } }),
  } as unknown as JoggApi<string>
  const ledger: Ledger = {
    recall: async () => ({ entries: [], isWhole: true }),
    remember: async () => isKept,
    lock: async () => 'taken',
  }
  const times = { wait: true, timeoutMs: 60_000, pollIntervalMs: 10_000 }
  const purchase = { label: 'it', name: 'it', contentKey: 'k', request: async () => 'it' }
  let result: Result = {}
  await makeVideos([purchase], { world: testWorld({}), api, ledger, reuse, ...times }, (_, news) => {
    result = { ...result, ...news }
  })
  return result
}

const PAID: Reply<string> = { ok: true, value: 'p1' }
const LOST: Reply<string> = { ok: false, error: { kind: 'unclear', detail: 'reset' } }

it('who is told to run the job again does not pay for the video again', async () => {
  const { diagnostic, isForgotten } = await told(PAID, true, true)
  expect(diagnostic?.advice).toMatch(/^Run the job again: it picks this video up without paying again/)
  expect(isForgotten).toBeUndefined()
})

it.each([
  ['nothing could be remembered', false, true],
  ['with `reuse: false`', true, false],
])('%s: is told of `project-id`, since the same job would pay again', async (_, isKept, reuse) => {
  const { diagnostic, isForgotten } = await told(PAID, isKept, reuse)
  expect(diagnostic?.advice).toMatch(/^Run the job again with `project-id: p1`: .*the next run .* pays again/)
  expect(isForgotten).toBe(true)
})

it('an outcome that is unknown, with untouched credits, is compared once more by the next run', async () => {
  expect((await told(LOST, true, true)).diagnostic?.advice).toMatch(
    /^Run the job again: once that is certain, it compares the credits/,
  )
})

it.each([
  ['nothing could be remembered', false, true],
  ['with `reuse: false`', true, false],
])('an outcome that is unknown is looked up before the next run, %s', async (_, isKept, reuse) => {
  const { diagnostic } = await told(LOST, isKept, reuse)
  expect(diagnostic?.advice).toMatch(/^Before the job runs again, look for "it" in the dashboard/)
})

it('an outcome that is unknown since somebody else answered says to check who', async () => {
  const page = { kind: 'unclear', detail: 'a page', httpStatus: 404 } as const
  expect((await told({ ok: false, error: page }, true, true)).diagnostic?.advice).toMatch(/Check `api-url`/)
  expect((await told(LOST, true, true)).diagnostic?.advice).not.toMatch(/api-url/)
})
