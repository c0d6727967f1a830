import { load } from 'js-yaml'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { run } from '../../src/run.ts'
import { findSources } from '../support/workflow-sources.ts'
import { testWorld } from '../support/world.ts'

// Whoever tries the documents out does so on the sandbox first: every name that they show is there.

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

interface Workflow {
  readonly jobs: Record<
    string,
    { readonly steps?: readonly { readonly uses?: string; readonly with?: Record<string, unknown> }[] }
  >
}

const CAST = /^(avatar|voice)-(id|name|type)$|^aspect-ratio$/

/** What each step says of who speaks, as far as it is no expression. */
async function castings() {
  const sources = (await findSources()).filter(({ shown }) => shown)
  return sources.flatMap(({ name, text }) =>
    Object.values((load(text) as Workflow).jobs)
      .flatMap(job => job.steps ?? [])
      .filter(({ uses = '' }) => /^(org\/jogg-video-action@v\d+|\.\/)$/.test(uses))
      .map(step => Object.entries(step.with ?? {}).filter(([input]) => CAST.test(input)))
      .filter(inputs =>
        inputs.some(([input, value]) => /-name$/.test(input) && !String(value).includes('${{')),
      )
      .map(
        inputs => [name, Object.fromEntries(inputs.map(([input, value]) => [input, String(value)]))] as const,
      ),
  )
}

const ALL = await castings()

it('the documents show names', () => expect(ALL.length).toBeGreaterThan(0))

it.each(ALL)('%s works on the sandbox', async (_, inputs) => {
  const world = testWorld({
    script: 'Hello.',
    'avatar-id': inputs['avatar-name'] ? '' : '81',
    'voice-id': inputs['voice-name'] ? '' : 'en-US-GuyNeural',
    ...inputs,
    'api-key': 'sandbox-key',
    'api-url': sandbox.url,
    'dry-run': 'true',
  })
  expect([await run(world), world.seen.errors]).toEqual([0, []])
})
