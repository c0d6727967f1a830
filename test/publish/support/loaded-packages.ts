/** Run as a child process by `publisher.test.ts`: publishes without any target, and reports which packages that loads. */
import { registerHooks } from 'node:module'
import { testWorld } from '../../support/world.ts'

const packages = new Set<string>()
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved.url)?.[1]
    if (name) packages.add(name)
    return resolved
  },
})
const { prepare } = await import('../../../src/prepare.ts')
const { openPublisher } = await import('../../../src/publish/publisher.ts')
const { Results } = await import('../../../src/outputs/results.ts')
const world = testWorld({
  'api-key': 'key',
  'audio-url': 'https://a.b/x.mp3',
  'avatar-id': '1',
  'voice-id': 'v',
  'github-token': 'ghs_x',
  GITHUB_REPOSITORY: 'o/r',
})
const plan = await prepare(world)
if (plan === 'skipped') throw new Error('skipped')
const publisher = await openPublisher(plan, world)
const results = new Results(() => undefined)
results.start([{ status: 'failed', projectId: 'p1' }])
const diagnostics = await publisher.publish(results)
process.stdout.write(JSON.stringify({ packages: [...packages], diagnostics, summary: world.seen.summary }))
