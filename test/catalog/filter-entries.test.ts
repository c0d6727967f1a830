import { expect, it } from 'vitest'
import type { Wanted } from '../../src/catalog/catalog-inputs.ts'
import { choose } from '../../src/catalog/filter-entries.ts'
import { avatar, ownAvatar, stockOf, voice } from './entries.ts'

const stock = stockOf({
  avatars: [
    ownAvatar(1, { name: 'Dana' }),
    avatar(22, { name: 'Lucía', gender: 'Female', aspectRatio: 'portrait' }),
    avatar(23, { name: 'Kwame', gender: 'male', aspectRatio: 'landscape', age: 'senior', style: 'social' }),
  ],
  voices: [
    voice('tb_1', { name: 'Dana', kind: 'custom', language: 'german' }),
    voice('en-US-GuyNeural', { name: 'Guy', gender: 'male' }),
    voice('xx', { name: 'Dana two', gender: 'female', age: 'old', useCase: 'news' }),
  ],
})

it.each<[Wanted, string[], string[]]>([
  [{}, ['1', '22', '23'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ gender: 'female' }, ['1', '22'], ['tb_1', 'xx']],
  [{ aspectRatio: 'landscape' }, ['1', '23'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ language: 'german' }, ['1', '22', '23'], ['tb_1']],
  [{ avatarAge: 'adult' }, ['1', '22'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ voiceAge: 'young' }, ['1', '22', '23'], ['tb_1', 'en-US-GuyNeural']],
  [{ style: 'professional' }, ['1', '22'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ style: 'social' }, ['1', '22', '23'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ useCase: 'narration' }, ['1', '22', '23'], ['tb_1', 'en-US-GuyNeural']],
  [{ scene: 'studio', ethnicity: 'african' }, ['1', '22', '23'], ['tb_1', 'en-US-GuyNeural', 'xx']],
  [{ search: 'dana' }, ['1'], ['tb_1', 'xx']],
  [{ search: 'LUCI\u0301A' }, ['22'], []],
  [{ search: '2', gender: 'male' }, ['23'], []],
  [{ search: 'guyneural' }, [], ['en-US-GuyNeural']],
])('%j leaves %j and %j', (wanted, avatars, voices) => {
  const chosen = choose(stock, wanted)
  expect(chosen.avatars.map(({ id }) => id)).toEqual(avatars)
  expect(chosen.voices.map(({ id }) => id)).toEqual(voices)
})
