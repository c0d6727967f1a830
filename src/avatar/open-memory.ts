import { readContext } from '../github/context.ts'
import type { Keeper, Ledger } from '../ledger/ledger.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import type { World } from '../runtime/world.ts'
import type { AvatarInputs } from './avatar-inputs.ts'

/** The memory of what was paid for: the Actions cache, and git refs where the workflow asks for them. */
export async function openMemory(inputs: AvatarInputs, world: World): Promise<Ledger> {
  return openLedger(world, inputs.apiKey, { comment: undefined, refs: await openRefs(inputs, world) })
}

async function openRefs({ memory, githubToken }: AvatarInputs, world: World): Promise<Keeper | undefined> {
  if (memory !== 'repository') return undefined
  const context = readContext(world.env, undefined)
  if (!githubToken || !context.repository || !URL.canParse(context.apiUrl)) {
    world.actions.warning(
      '`memory: repository` can’t be: `github-token` is empty, GITHUB_REPOSITORY is not set, or GITHUB_API_URL is no address. Leave `github-token` out: its default is the token of the workflow.',
      { title: 'JoggAI avatar' },
    )
    return undefined
  }
  const [{ openGitHub }, { refsKeeper }] = await Promise.all([
    import('../github/client.ts'),
    import('../ledger/refs-keeper.ts'),
  ])
  return refsKeeper(await openGitHub(context, githubToken, world), world)
}
