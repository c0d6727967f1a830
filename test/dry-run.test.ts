import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { testWorld } from './support/world.ts'

let sandbox: Sandbox
let workspace: string
beforeAll(async () => {
  sandbox = await startSandbox()
  workspace = await mkdtemp(path.join(os.tmpdir(), 'scripts-'))
  await writeFile(
    path.join(workspace, 'a.md'),
    '---\ntitle: The news\naspect-ratio: portrait\n---\nShort news.\n',
  )
  await writeFile(path.join(workspace, 'b.md'), 'word '.repeat(500))
})
afterAll(async () => {
  await sandbox.close()
  await rm(workspace, { recursive: true })
})

const world = (inputs: Record<string, string>) =>
  testWorld({
    GITHUB_WORKSPACE: workspace,
    'api-url': sandbox.url,
    'api-key': 'sandbox-key',
    'script-file': '*.md',
    'avatar-id': '81',
    'avatar-type': 'public',
    'voice-id': 'en-US-ChristopherNeural',
    ...inputs,
  })

const creates = () => sandbox.requests.filter(request => request.point === 'create')

it('tells what a folder of scripts would cost, and submits nothing', async () => {
  const dry = world({ 'dry-run': 'true' })
  expect(await run(dry)).toBe(0)
  const { outputs, summary, info } = dry.seen
  expect(outputs.status).toBe('dry-run')
  const rows = JSON.parse(outputs.results ?? '') as Record<string, unknown>[]
  expect(rows).toMatchObject([
    { file: 'a.md', status: 'dry-run', 'estimated-credits': 1 },
    { file: 'b.md', status: 'dry-run', 'estimated-credits': 2 },
  ])
  for (const words of ['a.md', 'b.md', '3 credits', '100 credits left']) {
    expect(summary).toContain(words)
  }
  expect(info.join('\n')).toContain('In all about 3 credits')
  expect(creates()).toEqual([])
})

it('has the content keys of the real run', async () => {
  const dry = world({ 'dry-run': 'true' })
  await run(dry)
  const real = world({ wait: 'false' })
  await run(real)
  const keys = (seen: typeof dry.seen) =>
    (JSON.parse(seen.outputs.results ?? '') as { 'content-key': string }[]).map(row => row['content-key'])
  expect(keys(real.seen)).toEqual(keys(dry.seen))
  expect(creates()).toHaveLength(2)
})

it('needs no key, and then says what it left out', async () => {
  const dry = world({ 'dry-run': 'true', 'api-key': '', 'avatar-id': '', 'avatar-name': 'Anna' })
  const before = sandbox.requests.length
  expect(await run(dry)).toBe(0)
  expect(dry.seen.notices.join()).toContain('not looked up')
  expect(dry.seen.summary).toContain('3 credits')
  expect(sandbox.requests).toHaveLength(before)
})

it('refuses a run that would cost more than allowed, before anything is sent', async () => {
  const dear = world({ 'max-credits': '2' })
  const before = sandbox.requests.length
  expect(await run(dear)).toBe(1)
  expect(dear.seen.errors).toEqual([
    { title: 'The video would cost more than allowed', message: expect.stringContaining('about 3 credits') },
  ])
  expect(sandbox.requests).toHaveLength(before)
})

it('says in a dry run that a run that pays would be refused', async () => {
  const dry = world({ 'dry-run': 'true', 'max-credits': '2' })
  expect(await run(dry)).toBe(0)
  expect(dry.seen.outputs.status).toBe('dry-run')
  expect(dry.seen.notices.join('\n')).toMatch(
    /A run that pays would be refused: 2 videos would cost about 3 credits/,
  )
  expect(dry.seen.summary).toContain('A run that pays would be refused: 2 videos')
  const cheap = world({ 'dry-run': 'true', 'max-credits': '3' })
  await run(cheap)
  expect(cheap.seen.summary + cheap.seen.notices.join('\n')).not.toContain('refused')
})

describe('a long script', () => {
  const long = 'Fix a door that was closed for the whole of the week.'
  const script = `# News\n\nThis is a door.\n\n${`- ${long}\n`.repeat(400)}`

  it('is refused before anything is paid, and the error names how to shorten it', async () => {
    const before = creates().length
    const dear = world({ 'script-file': '', script })
    expect(await run(dear)).toBe(1)
    expect(dear.seen.errors).toEqual([
      { title: 'The script is too long', message: expect.stringContaining('`shorten-to: 2m`') },
    ])
    expect(dear.seen.outputs.status).toBe('failed')
    expect(creates()).toHaveLength(before)
  })

  it('is edited down to a length, which is one credit; what is left out is told everywhere', async () => {
    const shortened = world({
      'script-file': '',
      script,
      'shorten-to': '2m',
      'max-credits': '1',
      wait: 'false',
    })
    expect(await run(shortened)).toBe(0)
    const { outputs, notices, summary } = shortened.seen
    expect(outputs['estimated-credits']).toBe('1')
    const left = outputs['left-out']?.split('\n') ?? []
    expect(new Set(left)).toEqual(new Set([long]))
    expect(notices).toEqual([
      `Left out, so that no script takes more than 2 min (\`shorten-to\`): ${left.length} items of script. The job summary and the output \`left-out\` have them.`,
    ])
    expect(summary).toContain(`<summary>${left.length} items left out (shorten-to)</summary>\n\n- ${long}\n`)
    expect(outputs.script).toContain(`And ${left.length} smaller changes: the notes have them all.`)
  })
})
