import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  languageWord,
  nameWithKey,
  nameWithoutKey,
  type TemplateChoices,
  templateKey,
} from '../../src/job/template-spec.ts'
import { runs } from '../support/runs.ts'

const file = { path: 'a.png', kind: 'image', mimeType: 'image/png', extension: 'png', sha256: 'aa' } as const
const CHOICES: TemplateChoices = {
  templateId: '42',
  templateKind: 'own',
  language: 'english',
  avatar: undefined,
  voiceId: undefined,
  caption: true,
  musicId: undefined,
  fillings: [
    { kind: 'script', name: 'Script', content: 'Hello.' },
    { kind: 'image', name: 'Logo', file },
  ],
}

/** Another value of each choice: one that is new has no row here, and this file does not compile until it has. */
const OTHERWISE: { readonly [Field in keyof TemplateChoices]-?: TemplateChoices[Field] } = {
  templateId: '43',
  templateKind: 'library',
  language: 'german',
  avatar: { id: '81', type: 'custom' },
  voiceId: 'v',
  caption: false,
  musicId: '5',
  fillings: [],
}

describe('the content key', () => {
  it('is pinned: another one for the same choices is another payment', () => {
    expect(templateKey(CHOICES, 'v1')).toBe(
      'a40786865bfb7298a7dbbdebece405fb9357234e4249633050c17de412e3e3fb',
    )
  })

  it('is another one when anything of what is submitted is', () => {
    const others = Object.entries(OTHERWISE).map(([field, value]) => ({ ...CHOICES, [field]: value }))
    const [script, logo] = CHOICES.fillings
    if (!script || !logo) throw new Error('the choices have two fillings')
    const fillings = [
      [{ ...script, content: 'Bye.' }, logo],
      [{ ...script, name: 'script' }, logo],
      [script, { ...logo, name: 'logo' }],
      [script, { kind: 'image', name: 'Logo', file: { ...file, sha256: 'bb' } }],
      [script, { kind: 'image', name: 'Logo', url: 'aa' }],
      [script, { kind: 'text', name: 'Logo', content: 'aa' }],
    ].map(filled => ({ ...CHOICES, fillings: filled }) as TemplateChoices)
    const all = [CHOICES, ...others, ...fillings]
    const keys = [...all.map(one => templateKey(one, 'v1')), templateKey(CHOICES, 'v2')]
    expect(new Set(keys).size).toBe(all.length + 1)
  })

  it('is the same for the same bytes, whatever their file is called', () => {
    const moved = { kind: 'image', name: 'Logo', file: { ...file, path: 'b/c.png' } } as const
    const choices = { ...CHOICES, fillings: [...CHOICES.fillings.slice(0, 1), moved] }
    expect(templateKey(choices, 'v1')).toBe(templateKey(CHOICES, 'v1'))
  })
})

describe('the name that is sent', () => {
  const key = templateKey(CHOICES, 'v1')

  it('ends in the beginning of the content key, and is shown without it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), name => {
        const sent = nameWithKey(name, key)
        expect(sent.length).toBeLessThanOrEqual(200)
        const digits = /[0-9a-f]+$/.exec(sent)?.[0].slice(-10) ?? ''
        expect(digits).toHaveLength(10)
        expect(key.startsWith(digits)).toBe(true)
        expect(name.startsWith(nameWithoutKey(sent, key))).toBe(true)
        expect(sent.isWellFormed()).toBe(name.isWellFormed())
      }),
      { numRuns: runs(200) },
    )
  })

  it('stays what it is where it does not end so', () => {
    expect(nameWithoutKey('News', key)).toBe('News')
    expect(nameWithoutKey('News ', '')).toBe('News ')
  })
})

it.each([
  ['de', 'german'],
  ['zh', 'chinese'],
  ['nl', 'dutch'],
  [undefined, 'english'],
  ['constructor', 'english'],
])('JoggAI’s word for %s is %s', (code, word) => {
  expect(languageWord(code)).toBe(word)
})
