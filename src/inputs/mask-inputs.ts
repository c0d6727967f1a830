import type { World } from '../runtime/world.ts'
import { rawInput } from './raw-input.ts'

/** What both actions do about keys and tokens before anything else. */

/** From now on the runner shows `***` for these inputs; it masks line by line, so each line is told on its own. */
export function maskInputs({ env, actions }: Pick<World, 'env' | 'actions'>, names: readonly string[]): void {
  for (const name of names) {
    for (const line of rawInput(env, name).split(/\r?\n/)) if (line.trim()) actions.setSecret(line.trim())
  }
}

export const EMPTY_KEY =
  'input `api-key` is empty: save the key from app.jogg.ai (click your avatar, then **API**) as the secret JOGG_API_KEY under Settings → Secrets and variables → Actions, and set `api-key: ${{ secrets.JOGG_API_KEY }}`'
