import { describe, expect, it } from 'vitest'
import { catalogOutputs } from '../../src/catalog/catalog-outputs.ts'
import type { CatalogEntries } from '../../src/catalog/read-lists.ts'
import { avatar, many, music, ownAvatar, template, voice } from './entries.ts'

const outputsOf = (given: Partial<CatalogEntries>) =>
  catalogOutputs({ avatars: [], voices: [], templates: [], music: [], ...given })

const bytes = (outputs: object) =>
  Object.values(outputs).reduce((sum, value) => sum + Buffer.byteLength(value), 0)

describe('catalogOutputs', () => {
  it('names things as the action’s inputs and outputs do, and leaves out what is not known', () => {
    const { outputs, leftOut } = outputsOf({
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
    expect(outputsOf({}).outputs).toEqual({ avatars: '[]', voices: '[]', templates: '[]', music: '[]' })
  })

  it('tells templates with what they are filled with, and music with its length', () => {
    const variables = [{ kind: 'script', name: 'Script', isRequired: true }] as const
    const { outputs } = outputsOf({
      templates: [template(5001, { kind: 'own', aspectRatio: 'square', variables }), template(901)],
      music: [music(301, { duration: 90, sampleUrl: 'https://r.example/1.mp3' })],
    })
    expect(JSON.parse(outputs.templates)).toEqual([
      {
        id: '5001',
        name: 'Template 5001',
        kind: 'own',
        'aspect-ratio': 'square',
        variables: [{ name: 'Script', kind: 'script', required: true }],
      },
      { id: '901', name: 'Template 901', kind: 'library' },
    ])
    expect(JSON.parse(outputs.music)).toEqual([
      {
        id: '301',
        name: 'Music 301',
        kind: 'library',
        duration: 90,
        'sample-url': 'https://r.example/1.mp3',
      },
    ])
  })

  it('stays under 900 kB for all together, keeps the first, and counts what it left out', () => {
    const avatars = [ownAvatar(7), ...many(5000, i => avatar(i, { name: '名'.repeat(50) }))]
    const { outputs, leftOut } = outputsOf({ avatars, voices: many(9000, i => voice(`v${i}`)) })
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
    const { outputs, leftOut } = outputsOf({ avatars: many(6000, i => avatar(i)), voices: [voice(1)] })
    expect(JSON.parse(outputs.avatars)).toHaveLength(6000)
    expect(bytes(outputs)).toBeGreaterThan(450_000)
    expect(leftOut).toEqual([])
  })
})
