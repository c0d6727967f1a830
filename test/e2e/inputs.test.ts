import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setTheScene({}, { 'empty.md': ' \n', 'latin1.md': 'x' })
})
afterAll(() => scene.close())

it('tells every problem in one annotation, before any request', async () => {
  const { code, log, outputs } = await runAction(
    {
      ...scene.inputs,
      'avatar-id': '',
      'script-file': 'empty.md\nmissing.md\n../outside.md',
      'poll-interval': '0',
      caption: 'true',
      'screen-style': 'transparent',
    },
    { workspace: scene.workspace },
  )
  expect(code).toBe(1)
  const errors = log.split('\n').filter(line => line.startsWith('::error'))
  expect(errors).toHaveLength(1)
  for (const words of ['"empty.md" is empty', 'missing.md', '../outside.md', '`poll-interval` is "0"']) {
    expect(errors[0]).toContain(words)
  }
  expect(outputs).toEqual({ status: 'failed', results: '[]' })
  expect(scene.sandbox.requests).toEqual([])
})

it('finds what contradicts before anything is spent', async () => {
  const { code, log } = await runAction({
    ...scene.inputs,
    'avatar-id': '',
    script: 'Hi',
    caption: 'true',
    'screen-style': 'transparent',
  })
  expect(code).toBe(1)
  expect(log).toContain('neither `avatar-id` nor `avatar-name` is given')
  expect(log).toContain('`caption` is "true" with `screen-style` "transparent"')
  expect(scene.sandbox.requests).toEqual([])
})

it('says how to set the secret when the key is empty', async () => {
  const { code, log } = await runAction({ ...scene.inputs, 'api-key': '', script: 'Hi' })
  expect(code).toBe(1)
  expect(log).toContain('secrets.JOGG_API_KEY')
})

it.each([
  ['a fork', { pull_request: { number: 7, head: { sha: 'a', repo: { full_name: 'someone/fork' } } } }, {}],
  ['a fork that was deleted', { pull_request: { number: 7, head: { sha: 'a', repo: null } } }, {}],
  ['Dependabot', {}, { GITHUB_ACTOR: 'dependabot[bot]' }],
])('skips a run of %s, which has no secrets', async (_, event, env) => {
  const { code, log, outputs } = await runAction(
    { ...scene.inputs, 'api-key': '', script: 'Hi', GITHUB_EVENT_NAME: 'pull_request', ...env },
    { event },
  )
  expect(code).toBe(0)
  expect(outputs.status).toBe('skipped')
  expect(log).toContain('::notice')
  expect(scene.sandbox.requests).toEqual([])
})
