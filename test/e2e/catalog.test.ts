import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { runAction, startAction } from '../support/action.ts'

/** The source itself, which Node runs as it is: the bundle is built from it, and checked by the build. */
const main = path.resolve(import.meta.dirname, '../../src/catalog/catalog-main.ts')

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ accounts: { 'catalog-key-1': { credits: 5 } } })
})
afterAll(() => sandbox.close())

const inputs = () => ({ 'api-key': 'catalog-key-1', 'api-url': sandbox.url })

describe('the catalog action as a process', () => {
  it('sets its outputs, writes its summary, and shows the key nowhere', async () => {
    const { code, outputs, summary, log } = await runAction({ ...inputs(), 'api-version': 'v2' }, { main })
    expect(code).toBe(0)
    expect(JSON.parse(outputs.avatars ?? '')).toHaveLength(24)
    expect(JSON.parse(outputs.voices ?? '')).toHaveLength(28)
    expect(summary).toContain('## Avatars and voices at JoggAI')
    expect(log).toContain('24 avatars and 28 voices')
    const unmasked = log.replace('::add-mask::catalog-key-1', '')
    expect(JSON.stringify({ outputs, summary, unmasked })).not.toContain('catalog-key-1')
  })

  it('fails with one annotation for all problems', async () => {
    const { code, log, summary } = await runAction({ gender: 'both', 'api-url': 'ftp://x' }, { main })
    expect(code).toBe(1)
    expect(log.match(/^::error/gm)).toHaveLength(1)
    expect(log).toMatch(/^::error title=Invalid inputs::3 problems with the inputs:%0A/m)
    expect(summary).toBe('')
  })

  it('ends when it is cancelled, long before its requests would, and says so', async () => {
    sandbox.faults.add({ kind: 'stall', on: 'any', times: 5 })
    const action = await startAction(inputs(), { main })
    await action.seen(/add-mask/)
    action.child.kill('SIGINT')
    const { code, log } = await action.finished()
    expect(code).toBe(1)
    expect(log).toContain('::error title=The run was cancelled::')
  })
})
