import { expect, test } from 'vitest'
import { tools } from '../../relay/relay.ts'
import { worker } from '../../relay/worker.ts'
import { eventBody, settingsFor, sign } from './support/delivery.ts'

const ENV = settingsFor({ url: 'https://api.github.example' })

function delivery(body: string): Request {
  const headers = { 'x-webhook-signature': sign(body) }
  return new Request('https://relay.example/webhook', { method: 'POST', body, headers })
}

function workerThatTells() {
  const told: string[] = []
  const own = tools(() => undefined)
  const fetch = async (input: unknown) => {
    told.push(String(input))
    return new Response(null, { status: 204 })
  }
  return { told, relay: worker({ ...own, fetch }) }
}

test('a Worker’s runtime is asked to let the dispatch end, whoever hangs up', async () => {
  const { relay } = workerThatTells()
  const kept: Promise<unknown>[] = []
  const context = { waitUntil: (promise: Promise<unknown>) => void kept.push(promise) }
  const response = await relay.fetch(delivery(eventBody()), ENV, context)
  expect(response.status).toBe(202)
  expect(kept).toHaveLength(1)
  expect(await kept[0]).toBe(response)
})

test('an event that one repository was told is news for another', async () => {
  const { told, relay } = workerThatTells()
  const body = eventBody()
  for (const GITHUB_REPOSITORY of ['octo/one', 'octo/two', 'octo/one']) {
    await relay.fetch(delivery(body), { ...ENV, GITHUB_REPOSITORY })
  }
  expect(told).toEqual([
    'https://api.github.example/repos/octo/one/dispatches',
    'https://api.github.example/repos/octo/two/dispatches',
  ])
})
