import type { Account } from '../jogg/api.ts'
import type { Result } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import type { Script } from '../script/write-scripts.ts'
import { takenAsGiven } from './as-given.ts'
import { estimateSpeech } from './budget.ts'
import { who } from './presenter-messages.ts'
import { type Naming, type ResolvedPresenter, toVideoSpec, type VideoSpec } from './video-spec.ts'

/**
 * Makes a spec of every script: who is meant by its names and ids is looked up at JoggAI, in as few lists as needed,
 * or none.
 *
 * @throws DiagnosticError when somebody can't be found, or the lists can't be read; nothing is paid then
 */
export async function resolveSpecs(
  { scripts, context }: Pick<Plan, 'scripts' | 'context'>,
  account: Account,
  world: World,
): Promise<readonly VideoSpec[]> {
  const { apiKey, apiVersion } = account
  if (!apiKey) warnUnresolved(scripts, world)
  const castable = scripts.filter(script => apiKey || takenAsGiven(script.presenter))
  const resolved = await resolve(castable, account, world)
  const found = new Map(castable.map((script, index) => [script, resolved[index]]))
  const naming = namingOf({ scripts, context })
  return scripts.map(script => {
    const cast = found.get(script)
    const spec = toVideoSpec(script, cast ?? unresolved(script), apiVersion, naming)
    return cast ? spec : { ...spec, contentKey: '' }
  })
}

export function namingOf({ scripts, context }: Pick<Plan, 'scripts' | 'context'>): Naming {
  const { repository, refName, prNumber, prTitle } = context
  return { repository, refName, prNumber, prTitle, isBatch: scripts.length > 1 }
}

/** What looks names and ids up is loaded only where one has to be. */
async function resolve(
  scripts: readonly Script[],
  account: Account,
  world: World,
): Promise<readonly ResolvedPresenter[]> {
  const given = scripts.flatMap(({ presenter }) => takenAsGiven(presenter) ?? [])
  if (given.length === scripts.length) return given
  const [{ resolvePresenters }, { joggCatalog }] = await Promise.all([
    import('./resolve-presenters.ts'),
    import('../jogg/catalog.ts'),
  ])
  return resolvePresenters(scripts, joggCatalog(world, account), world)
}

/** What is known of a video before anything is sent: of its script, or of the spec that becomes of it. */
export function knownBefore({ speech, file, leftOut, contentKey }: Known): Result {
  return {
    ...(contentKey ? { contentKey } : {}),
    ...(speech.kind === 'script' ? { script: speech.text } : {}),
    ...(file ? { file } : {}),
    ...(leftOut ? { leftOut } : {}),
    ...estimateSpeech(speech),
  }
}

type Known = Pick<Script, 'speech' | 'file' | 'leftOut'> & { readonly contentKey?: string }

/** Only a dry run comes here without a key; it does what can be done without. */
function warnUnresolved(scripts: readonly Script[], { actions }: World): void {
  const labels = scripts.filter(({ presenter }) => !takenAsGiven(presenter)).map(({ label }) => label)
  if (labels.length === 0) return
  actions.notice(
    `Avatars and voices were not looked up, and there is no \`content-key\`, since \`api-key\` is empty: ${who(labels)}`,
    { title: 'JoggAI video' },
  )
}

function unresolved({ presenter }: Script): ResolvedPresenter {
  return { avatar: { id: presenter.avatarId, type: 'public' }, voiceId: presenter.voiceId }
}
