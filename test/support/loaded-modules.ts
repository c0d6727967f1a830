/** Run as a child process by `start-up.test.ts`: one run of the action from its sources, and what that loads. */
import { registerHooks } from 'node:module'

const loaded = new Set<string>()
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved.url)?.[1]
    // Of the toolkit's parts only what they load counts; what Node itself loads does not come by here.
    loaded.add(name ?? resolved.url.replace(/^file:.*\/(src\/)/, '$1'))
    return resolved
  },
})
process.on('exit', () => process.stdout.write(`\n${JSON.stringify([...loaded])}\n`))
await import('../../src/main.ts')
