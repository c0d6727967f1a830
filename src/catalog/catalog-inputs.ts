import { ASPECT_RATIOS, readApiUrl, readApiVersion } from '../inputs/inputs.ts'
import { EMPTY_KEY } from '../inputs/mask-inputs.ts'
import { rawInput } from '../inputs/raw-input.ts'
import { Reader } from '../inputs/reader.ts'
import type { ApiUrl } from '../jogg/address.ts'
import type { Filters } from '../jogg/catalog.ts'
import type { ApiVersion } from '../jogg/domain.ts'
import { known, lookUp } from '../lib/objects.ts'
import type { Env } from '../runtime/world.ts'

/** The inputs of the catalog action, each read once; what is wrong with them is collected, and told together. */
export function readCatalogInputs(env: Env): { inputs: CatalogInputs | undefined; problems: string[] } {
  const read = new Reader(
    name => rawInput(env, name),
    name => `input \`${name}\``,
  )
  const apiKey = read.secret('api-key')
  if (!apiKey) read.problems.push(EMPTY_KEY)
  const apiUrl = readApiUrl(read)
  const apiVersion = readApiVersion(read)
  const wanted = {
    language: read.line('language', 60).toLowerCase() || undefined,
    gender: read.choice('gender', GENDERS, undefined),
    aspectRatio: read.choice('aspect-ratio', ASPECT_RATIOS, undefined),
    ...readAge(read),
    style: read.choice('style', STYLES, undefined),
    scene: read.choice('scene', SCENES, undefined),
    ethnicity: read.choice('ethnicity', ETHNICITIES, undefined),
    useCase: read.line('use-case', 60).toLowerCase() || undefined,
    search: read.line('search', 100) || undefined,
  }
  if (wanted.useCase && apiVersion === 'v1')
    read.problem('use-case', 'only `api-version: v2` knows it; set that, or leave this input empty')
  const { problems } = read
  return { inputs: apiUrl && { apiKey, apiUrl, apiVersion, wanted: known(wanted) }, problems }
}

export interface CatalogInputs {
  readonly apiKey: string
  readonly apiUrl: ApiUrl
  readonly apiVersion: ApiVersion
  readonly wanted: Wanted
}

/** What the catalog is narrowed to; absent is what was left open. */
export interface Wanted extends Filters {
  /** A part of a name or an id. */
  readonly search?: string
}

/** One word of JoggAI's for either kind: whichever list does not know it is left as it is. */
function readAge(read: Reader): Pick<Wanted, 'avatarAge' | 'voiceAge'> {
  const age = read.choice('age', { ...AVATAR_AGES, ...VOICE_AGES }, undefined)
  return known({
    avatarAge: age && lookUp<string>(AVATAR_AGES, age),
    voiceAge: age && lookUp<string>(VOICE_AGES, age),
  })
}

/** JoggAI's words, each in the spelling of inputs too. */
function words<W extends string>(...all: readonly W[]): Readonly<Record<string, W>> {
  return Object.fromEntries(all.flatMap(word => [word, word.replaceAll('_', '-')].map(key => [key, word])))
}

const AVATAR_AGES = words('young_adult', 'adult', 'senior')
const VOICE_AGES = words('young', 'middle_aged', 'old')
const STYLES = words('professional', 'social')
const SCENES = words('lifestyle', 'outdoors', 'business', 'studio', 'health_fitness', 'education', 'news')
const ETHNICITIES = words(
  'european',
  'african',
  'south_asian',
  'east_asian',
  'middle_eastern',
  'south_american',
  'north_american',
)
const GENDERS = { female: 'female', male: 'male' } as const
