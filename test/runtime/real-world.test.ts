import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseOutputs } from '../../scripts/runner-files.ts'
import { realWorld } from '../../src/runtime/real-world.ts'

let printed = ''
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const { actions, clock } = await realWorld()

describe('what is told to the runner', () => {
  it.each([
    ['::error::x', '꞉:error::x'],
    ['  ::set-output name=a::b', '  ꞉:set-output name=a::b'],
    ['fine\n::add-mask::fine', 'fine\n꞉:add-mask::fine'],
    ['a ##[error]b', 'a # #[error]b'],
    ['12::30', '12::30'],
  ])('a line of the log is no command: %j', (message, line) => {
    actions.info(message)
    expect(printed).toBe(`${line}\n`)
  })

  it('an annotation stays one, whatever it says', () => {
    actions.error('50 %\n::warning::x', { title: 'a, b: c' })
    expect(printed).toBe(`::error title=a%2C b%3A c::50 %25%0A::warning::x${os.EOL}`)
  })

  it.each([
    [() => actions.notice('n'), '::notice::n'],
    [() => actions.warning('w', { title: 't' }), '::warning title=t::w'],
    [() => actions.startGroup('g'), '::group::g'],
    [() => actions.endGroup(), '::endgroup::'],
    [() => actions.setSecret('s'), '::add-mask::s'],
  ])('%s is %s', (say, line) => {
    say()
    expect(printed).toBe(`${line}${os.EOL}`)
  })
})

describe('the toolkit’s `::debug::` lines', () => {
  it.each([
    ['are left out', '', ''],
    ['are there for who debugs', '1', '::debug::checking cache\n'],
  ])('%s', async (_, debug, line) => {
    vi.stubEnv('RUNNER_DEBUG', debug)
    await realWorld()
    process.stdout.write('::debug::checking cache\n')
    expect(printed).toBe(line)
  })
})

describe('what is written for the runner', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'runner-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('outputs keep their lines, and can’t set another', async () => {
    const file = path.join(folder, 'output')
    await writeFile(file, '')
    vi.stubEnv('GITHUB_OUTPUT', file)
    const { actions } = await realWorld()
    actions.setOutput('script', 'one\nstatus=success\nEOF\nstatus<<EOF')
    actions.setOutput('status', 'failed')
    expect(parseOutputs(await readFile(file, 'utf8'))).toEqual({
      script: 'one\nstatus=success\nEOF\nstatus<<EOF',
      status: 'failed',
    })
  })

  it('the summary grows', async () => {
    const file = path.join(folder, 'summary')
    vi.stubEnv('GITHUB_STEP_SUMMARY', file)
    await actions.appendSummary('a')
    await actions.appendSummary('b')
    expect(await readFile(file, 'utf8')).toBe('ab')
  })

  it('a summary that can’t be written is a warning', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', folder)
    await actions.appendSummary('a')
    expect(printed).toMatch(
      /^::warning title=The job summary could not be written::E[A-Z]+: .*Nothing else depends/,
    )
  })

  it('nothing is written where the runner names no file', async () => {
    vi.stubEnv('GITHUB_OUTPUT', '')
    vi.stubEnv('GITHUB_STEP_SUMMARY', '')
    actions.setOutput('a', 'b')
    await actions.appendSummary('a')
    expect(printed).toBe('')
  })
})

describe('sleeping', () => {
  it('ends when the signal comes, without an error', async () => {
    const cancel = new AbortController()
    const asleep = clock.sleep(3_600_000, cancel.signal)
    cancel.abort()
    await expect(asleep).resolves.toBeUndefined()
  })

  it('is none for no time, or after the signal', async () => {
    await clock.sleep(0, new AbortController().signal)
    await clock.sleep(3_600_000, AbortSignal.abort())
  })
})
