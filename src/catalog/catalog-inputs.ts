import { ASPECT_RATIOS, rawInput, readApiUrl, readApiVersion } from '../inputs/inputs.ts'
import { EMPTY_KEY } from '../inputs/mask-inputs.ts'
import { Reader } from '../inputs/reader.ts'
import type { ApiUrl } from '../jogg/address.ts'
import type { Filters } from '../jogg/catalog.ts'
import type { ApiVersion } from '../jogg/domain.ts'
import { known } from '../lib/objects.ts'
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
    search: read.line('search', 100) || undefined,
  }
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

const GENDERS = { female: 'female', male: 'male' } as const
