import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepare } from '../src/prepare.ts'
import { silentWav } from './support/sound.ts'
import { testWorld } from './support/world.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'prepare-'))
})
afterEach(() => rm(workspace, { recursive: true }))

const minimal = { 'api-key': 'k', 'audio-file': 'talk.wav', 'avatar-id': '7', 'voice-id': 'v' }
const prepareWith = (inputs: Record<string, string>) =>
  prepare(testWorld({ ...minimal, ...inputs, GITHUB_WORKSPACE: workspace }))

describe('an audio file', () => {
  it('becomes a draft with its length and hash', async () => {
    await writeFile(path.join(workspace, 'talk.wav'), silentWav(2))
    const plan = await prepareWith({})
    expect(plan !== 'skipped' && plan.scripts).toMatchObject([
      {
        label: 'talk.wav',
        speech: {
          kind: 'audio-file',
          path: 'talk.wav',
          format: 'wav',
          seconds: 2,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ])
  })

  it('that is not right is told together with everything else', async () => {
    await expect(prepareWith({ 'avatar-id': '', wait: 'maybe' })).rejects.toMatchObject({
      diagnostic: {
        happened: [
          '3 problems with the inputs:',
          '- input `wait` is "maybe": allowed is `true` or `false`',
          `- input \`audio-file\`: "talk.wav" is not there: the path is taken from the workspace ${workspace}`,
          '- talk.wav: neither `avatar-id` nor `avatar-name` is given: one is needed',
        ].join('\n'),
      },
    })
  })
})
