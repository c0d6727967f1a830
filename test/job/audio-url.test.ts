import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_KEY, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { audioUrls } from '../../src/job/audio-url.ts'
import { toVideoSpec } from '../../src/job/video-spec.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { checkAudio } from '../../src/script/audio.ts'
import type { SpeechSource } from '../../src/script/write-scripts.ts'
import { silentWav } from '../support/sound.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let sandbox: Sandbox
let workspace: string
let world: TestWorld

beforeEach(async () => {
  sandbox = await startSandbox()
  workspace = await mkdtemp(path.join(os.tmpdir(), 'audio-url-'))
  world = testWorld({})
})
afterEach(async () => {
  await Promise.all([sandbox.close(), rm(workspace, { recursive: true })])
})

function orderOf(speech: SpeechSource) {
  const presenter = {
    avatarId: '127',
    avatarName: '',
    avatarType: 'public' as const,
    voiceId: 'v',
    voiceName: '',
  }
  const format = { aspectRatio: undefined, screenStyle: undefined, caption: undefined, videoName: '' }
  const cast = { avatar: { id: '127', type: 'public' as const }, voiceId: 'v' }
  const naming = { repository: '', refName: '', isBatch: false }
  return toVideoSpec({ label: 'talk', file: undefined, speech, presenter, format }, cast, 'v1', naming)
}

async function fileOrder() {
  await writeFile(path.join(workspace, 'we ird?.mp3'), silentWav(1))
  const check = await checkAudio('we ird?.mp3', workspace)
  if (!check.ok) throw new Error(check.problem)
  return orderOf({ kind: 'audio-file', ...check.audio })
}

function ask(order: ReturnType<typeof orderOf>) {
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  return audioUrls({ apiUrl, apiKey: DEFAULT_KEY, apiVersion: 'v1' }, workspace, world)(order)
}

describe('where the audio of an order is', () => {
  it('nowhere for a script, and where the workflow says for an address; nothing is requested', async () => {
    expect(await ask(orderOf({ kind: 'script', text: 'Hello' }))).toBe('')
    expect(await ask(orderOf({ kind: 'audio-url', url: 'https://a.example/1.mp3' }))).toBe(
      'https://a.example/1.mp3',
    )
    expect(sandbox.requests).toEqual([])
  })

  it('in JoggAI’s storage for a file, under a name that tells its true kind', async () => {
    const url = await ask(await fileOrder())
    expect(url).toMatch(/\/assets\/\w+\/[0-9a-f]{16}\.wav$/)
    expect(await (await fetch(url)).bytes()).toEqual(silentWav(1))
  })

  it('not sent when the file changed since it was checked: the content key would be another’s', async () => {
    const order = await fileOrder()
    await writeFile(path.join(workspace, 'we ird?.mp3'), silentWav(2))
    await expect(ask(order)).rejects.toMatchObject({
      diagnostic: {
        title: 'The audio file changed during the run',
        happened: expect.stringContaining('"we ird?.mp3"'),
        means: 'Nothing was submitted, and nothing was paid.',
      },
    })
    await rm(path.join(workspace, 'we ird?.mp3'))
    await expect(ask(order)).rejects.toMatchObject({
      diagnostic: { title: 'The audio file changed during the run' },
    })
    expect(sandbox.requests).toEqual([])
  })

  it('told with code, rid and advice when the upload fails, and that nothing was paid', async () => {
    sandbox.faults.add({ kind: 'code', on: 'upload', code: 10105, msg: 'Invalid API key' })
    await expect(ask(await fileOrder())).rejects.toMatchObject({
      diagnostic: {
        title: 'The audio could not be uploaded',
        happened: expect.stringMatching(/^Uploading talk failed: code 10105, "Invalid API key", rid /),
        means: 'Nothing was submitted, and nothing was paid.',
        advice: expect.stringContaining('JOGG_API_KEY'),
      },
    })
  })

  it('told as cancelled when the run is being cancelled', async () => {
    sandbox.faults.add({ kind: 'stall', on: 'put' })
    setTimeout(() => world.cancel.abort(), 100)
    await expect(ask(await fileOrder())).rejects.toMatchObject({
      diagnostic: { title: 'The run was cancelled' },
    })
  })
})
