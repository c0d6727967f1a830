import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const CLI = path.resolve(import.meta.dirname, '../../sandbox/cli.ts')

type Started = ChildProcessByStdio<null, Readable, Readable>

function start(...flags: readonly string[]): Started {
  return spawn(process.execPath, [CLI, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: Started) {
  const [printed, complaints, [code]] = await Promise.all([
    child.stdout.closed ? '' : text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, printed, complaints }
}

// On Windows there is no signal that a process could answer.
describe.skipIf(process.platform === 'win32')('the sandbox by itself', () => {
  it('says how it is used, and listens until it is told to stop', async () => {
    const child = start('--port', '0', '--credits', '7')
    const [first] = await once(child.stdout, 'data')
    const [, url] = /listens on (\S+);/.exec(String(first)) ?? []
    const answer = await fetch(`${url}/v2/user/remaining_quota`, { headers: { 'x-api-key': 'sandbox-key' } })
    expect(await answer.json()).toMatchObject({ data: { remaining_quota: 7 } })
    const ending = ended(child)
    child.kill('SIGTERM')
    expect(await ending).toEqual({ code: 0, printed: 'The sandbox stops.\n', complaints: '' })
  })

  it('goes on, and ends well, when nobody reads what it prints any more', async () => {
    const child = start('--port', '0')
    const [first] = await once(child.stdout, 'data')
    const [, url] = /listens on (\S+);/.exec(String(first)) ?? []
    child.stdout.destroy()
    await once(child.stdout, 'close')
    const ending = ended(child)
    child.kill('SIGTERM')
    expect(await ending).toEqual({ code: 0, printed: '', complaints: '' })
    await expect(fetch(`${url}`)).rejects.toThrow()
  })
})

describe('flags of the sandbox', () => {
  it.each([
    ['--port', '70000', /^--port is "70000": a number from 0 to 65535 is allowed\n/],
    ['--credits', '', /^--credits is "": a number/],
    ['--colour', 'red', /^Unknown option '--colour'.*npm run sandbox -- --port 8788/s],
  ])('that make no sense are refused in a sentence: %s %s', async (flag, value, sentence) => {
    const { code, printed, complaints } = await ended(start(flag, value))
    expect(complaints).toMatch(sentence)
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
  })
})
