import { expect, it } from 'vitest'
import { readCatalogInputs } from '../../src/catalog/catalog-inputs.ts'
import { toRunnerEnv } from '../support/world.ts'

const read = (inputs: Record<string, string>) => readCatalogInputs(toRunnerEnv({ 'api-key': 'k', ...inputs }))

it.each([
  [{ age: 'senior' }, { avatarAge: 'senior' }],
  [{ age: 'Young-Adult' }, { avatarAge: 'young_adult' }],
  [{ age: 'young' }, { voiceAge: 'young' }],
  [{ age: 'middle_aged' }, { voiceAge: 'middle_aged' }],
  [{ style: 'social' }, { style: 'social' }],
  [{ scene: 'health-fitness' }, { scene: 'health_fitness' }],
  [{ ethnicity: 'east_asian' }, { ethnicity: 'east_asian' }],
  [{ 'use-case': 'Narration', 'api-version': 'v2' }, { useCase: 'narration' }],
  [{}, {}],
])('%j asks for %j', (given, wanted) => {
  const { inputs, problems } = read(given as Record<string, string>)
  expect({ wanted: inputs?.wanted, problems }).toEqual({ wanted, problems: [] })
})

it.each([
  [{ age: 'ancient' }, 'input `age` is "ancient": allowed is `young_adult`'],
  [{ style: 'x' }, 'allowed is `professional` or `social`'],
  [{ scene: 'moon' }, 'input `scene`'],
  [{ ethnicity: 'martian' }, 'input `ethnicity`'],
  [{ 'use-case': 'narration' }, 'only `api-version: v2` knows it'],
])('%j is refused', (given, told) => {
  expect(read(given as Record<string, string>).problems).toEqual([expect.stringContaining(told)])
})
