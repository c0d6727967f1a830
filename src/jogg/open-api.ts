import type { World } from '../runtime/world.ts'
import { type Account, type JoggApi, LIMITS } from './api.ts'
import { joggHttp } from './http.ts'
import { joggV1 } from './v1.ts'
import { joggV2 } from './v2.ts'

/** The API in the version that the account speaks. */
export function joggApi(world: Pick<World, 'fetch'>, account: Account): JoggApi {
  const { apiUrl, apiKey, apiVersion, limits = LIMITS, webhookUrl = '' } = account
  const http = joggHttp(world, apiUrl, apiKey)
  return apiVersion === 'v1' ? joggV1(http, apiUrl, limits) : joggV2(http, apiUrl, limits, webhookUrl)
}
