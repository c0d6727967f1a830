import { afterEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { readTemplates } from '../../src/catalog/read-templates.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { joggTemplateLists } from '../../src/jogg/template-lists.ts'
import { quickClock } from '../support/world.ts'

let sandbox: Sandbox
afterEach(() => sandbox.close())

async function open(apiVersion: 'v1' | 'v2') {
  sandbox = await startSandbox()
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  const world = { fetch, clock: quickClock(), signal: new AbortController().signal }
  return joggTemplateLists(world, { apiUrl, apiKey: 'sandbox-key', apiVersion })
}

it.each([
  ['v1', 13],
  ['v2', 12],
] as const)('%s: the own come first, with their variables', async (version, pieces) => {
  const { templates, music, notices } = await readTemplates(await open(version), {})
  expect(templates.map(({ id, variables }) => `${id} ${variables?.length ?? '?'}`)).toEqual([
    '5001 4',
    '5002 3',
    '5003 1',
    '5004 1',
    '901 ?',
    '902 ?',
  ])
  expect(music).toHaveLength(pieces)
  expect(notices).toEqual([])
})

it('is narrowed to a shape', async () => {
  const { templates } = await readTemplates(await open('v2'), { aspectRatio: 'portrait' })
  expect(templates.map(({ id }) => id)).toEqual(['5002', '902'])
})

it('tells what could not be read, and loses none of the others', async () => {
  const lists = await open('v1')
  sandbox.faults.add({ on: 'musics', kind: 'code', code: 18025, msg: 'No permission', times: 9 })
  sandbox.faults.add({ on: 'template', kind: 'code', code: 10104 })
  const { templates, music, notices } = await readTemplates(lists, {})
  // Those of the four own ones are asked for side by side: which of them meets the fault is open.
  const unread = templates.filter(({ variables }) => variables === undefined)
  expect([templates.length, unread.length]).toEqual([6, 2 + 1])
  expect(music).toEqual([])
  expect(notices).toEqual([
    expect.stringMatching(
      /^Reading your own music failed: code 18025, "No permission".*They are left out\.$/,
    ),
    expect.stringMatching(/^Reading library music failed/),
  ])
})
