import nock from 'nock'
import { expect, test } from 'vitest'
import { tools } from '../../relay/relay.ts'
import { worker } from '../../relay/worker.ts'
import { eventBody, settingsFor, sign } from './support/delivery.ts'

const ENV = settingsFor({ url: 'https://api.github.example' })

function delivery(body: string): Request {
  const headers = { 'x-webhook-signature': sign(body) }
  return new Request('https://relay.example/webhook', { method: 'POST', body, headers })
}

/** GitHub takes one event for this repository. */
function expectDispatch(repository: string): void {
  nock('https://api.github.example').post(`/repos/${repository}/dispatches`).reply(204)
}

test('a Worker’s runtime is asked to let the dispatch end, whoever hangs up', async () => {
  expectDispatch(String(ENV.GITHUB_REPOSITORY))
  const kept: Promise<unknown>[] = []
  const context = { waitUntil: (promise: Promise<unknown>) => void kept.push(promise) }
  const response = await worker(tools(() => undefined)).fetch(delivery(eventBody()), ENV, context)
  expect(response.status).toBe(202)
  expect(kept).toHaveLength(1)
  expect(await kept[0]).toBe(response)
})

test('an event that one repository was told is news for another, and not for the same', async () => {
  const relay = worker(tools(() => undefined))
  const body = eventBody()
  for (const repository of ['octo/one', 'octo/two']) expectDispatch(repository)
  for (const GITHUB_REPOSITORY of ['octo/one', 'octo/two', 'octo/one'])
    expect((await relay.fetch(delivery(body), { ...ENV, GITHUB_REPOSITORY })).ok).toBe(true)
})
