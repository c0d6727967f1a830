import { describe, expect, it } from 'vitest'
import { catalogOutputs } from '../../src/catalog/catalog-outputs.ts'
import { avatar, many, ownAvatar, voice } from './entries.ts'

const bytes = (outputs: object) =>
  Object.values(outputs).reduce((sum, value) => sum + Buffer.byteLength(value), 0)

describe('catalogOutputs', () => {
  it('names things as the action’s inputs and outputs do, and leaves out what is not known', () => {
    const { outputs, leftOut } = catalogOutputs({
      avatars: [
        ownAvatar('9223372036854775807', { status: 'failed', failMessage: 'No face' }),
        avatar(81, { coverUrl: 'https://r.example/81.png', aspectRatio: 'portrait', gender: 'female' }),
      ],
      voices: [voice('tb_1', { kind: 'custom', sampleUrl: 'https://r.example/1.wav' })],
    })
    expect(JSON.parse(outputs.avatars)).toEqual([
      {
        id: '9223372036854775807',
        name: 'Avatar 9223372036854775807',
        kind: 'photo',
        type: 'custom',
        status: 'failed',
        'fail-message': 'No face',
      },
      {
        id: '81',
        name: 'Avatar 81',
        kind: 'library',
        type: 'public',
        status: 'ready',
        'cover-url': 'https://r.example/81.png',
        'aspect-ratio': 'portrait',
        gender: 'female',
      },
    ])
    expect(JSON.parse(outputs.voices)).toEqual([
      {
        id: 'tb_1',
        name: 'Voice tb_1',
        kind: 'custom',
        language: 'english',
        'sample-url': 'https://r.example/1.wav',
      },
    ])
    expect(leftOut).toEqual([])
  })

  it('is an empty array for nothing', () => {
    expect(catalogOutputs({ avatars: [], voices: [] }).outputs).toEqual({ avatars: '[]', voices: '[]' })
  })

  it('stays under 900 kB for both together, keeps the first, and counts what it left out', () => {
    const avatars = [ownAvatar(7), ...many(5000, i => avatar(i, { name: '名'.repeat(50) }))]
    const { outputs, leftOut } = catalogOutputs({ avatars, voices: many(9000, i => voice(`v${i}`)) })
    expect(bytes(outputs)).toBeLessThanOrEqual(900_000)
    expect(bytes(outputs)).toBeGreaterThan(899_000)
    const kept = JSON.parse(outputs.avatars)
    expect(kept[0]).toMatchObject({ id: '7', type: 'custom' })
    expect(leftOut[0]).toContain(
      `The output \`avatars\` has no room for ${(5001 - kept.length).toLocaleString('en-US')} more entries`,
    )
    expect(leftOut[1]).toMatch(/^The output `voices` has no room for/)
  })

  it('lets one list have the room that the other leaves', () => {
    const { outputs, leftOut } = catalogOutputs({ avatars: many(6000, i => avatar(i)), voices: [voice(1)] })
    expect(JSON.parse(outputs.avatars)).toHaveLength(6000)
    expect(bytes(outputs)).toBeGreaterThan(450_000)
    expect(leftOut).toEqual([])
  })
})
