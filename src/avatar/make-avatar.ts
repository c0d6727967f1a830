import { readContext, strangerOf } from '../github/context.ts'
import { maskInputs } from '../inputs/mask-inputs.ts'
import { type Account, LIMITS, type Limits } from '../jogg/api.ts'
import { count } from '../lib/text.ts'
import {
  type Diagnostic,
  DiagnosticError,
  diagnosticText,
  InputError,
  inputDiagnostic,
  NOTHING_PAID,
  toDiagnostic,
} from '../outputs/diagnostics.ts'
import { openOutputs } from '../outputs/output-file.ts'
import type { Result } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import { type AvatarInputs, readAvatarInputs } from './avatar-inputs.ts'
import { avatarOutputs } from './avatar-outputs.ts'
import { avatarCredits, avatarPurchase } from './avatar-purchase.ts'
import { findVoice } from './find-voice.ts'
import { openMemory } from './open-memory.ts'
import { checkPhoto, type Photo } from './photo.ts'

/**
 * The third action: reads the inputs → checks the photo → takes up or pays for its avatar, once → waits for it. What
 * becomes known goes into the outputs at once.
 *
 * @param limits how long each request may take
 * @returns the exit code of the process
 */
export async function makeAvatar(world: World, limits: Limits = LIMITS): Promise<number> {
  const outputs = openOutputs(world.actions)
  const diagnostics: Diagnostic[] = []
  let result: Result = {}
  const update = (patch: Result) => {
    result = { ...result, ...patch }
    outputs.set(avatarOutputs(result))
  }
  try {
    const prepared = await prepare(world)
    if (prepared === 'skipped') update({ status: 'skipped' })
    else await make(prepared, world, limits, update)
  } catch (thrown) {
    update({ status: 'failed', diagnostic: toDiagnostic(thrown) })
  }
  const untold = outputs.diagnostic()
  diagnostics.push(...(result.diagnostic ? [result.diagnostic] : []), ...(untold ? [untold] : []))
  for (const one of diagnostics) world.actions.error(diagnosticText(one), { title: one.title })
  return diagnostics.length > 0 || world.signal.aborted ? 1 : 0
}

interface Prepared {
  readonly inputs: AvatarInputs
  readonly photo: Photo
  readonly account: Account
}

async function prepare(world: World): Promise<Omit<Prepared, 'account'> | 'skipped'> {
  maskInputs(world, ['api-key', 'github-token'])
  const { env, actions } = world
  const { readEvent } = await import('../github/event.ts')
  const context = readContext(env, env.GITHUB_EVENT_PATH ? await readEvent(env) : undefined)
  const { inputs, problems, warnings } = readAvatarInputs(env)
  if (!inputs.apiKey && context.untrusted) {
    actions.notice(
      `No avatar was made: this run was started by ${strangerOf(context.untrusted)}, and GitHub gives such runs no secrets, so \`api-key\` is empty. Nothing was paid.`,
      { title: 'JoggAI avatar skipped' },
    )
    return 'skipped'
  }
  const check = inputs.photo ? await checkPhoto(inputs.photo, context.workspace) : undefined
  const all = [...problems, ...(check && !check.ok ? [check.problem] : [])]
  for (const warning of warnings) actions.warning(warning, { title: 'JoggAI avatar' })
  if (all.length > 0 || !check?.ok) throw new InputError(inputDiagnostic(all))
  holdBudget(inputs)
  return { inputs, photo: check.photo }
}

function holdBudget({ model, maxCredits = 0 }: AvatarInputs): void {
  const price = avatarCredits(model)
  if (price <= maxCredits) return
  throw new DiagnosticError({
    title: 'The avatar would cost more than allowed',
    happened: `The avatar would cost ${count(price, 'credit')} with model ${model}, and \`max-credits\` is ${maxCredits}.`,
    means: NOTHING_PAID,
    advice: 'Raise `max-credits`, or choose another `model`.',
  })
}

async function make(
  { inputs, photo }: Omit<Prepared, 'account'>,
  world: World,
  limits: Limits,
  update: (patch: Result) => void,
): Promise<void> {
  const { apiUrl, apiKey, apiVersion, reuse, timeoutMs, pollIntervalMs } = inputs
  if (!apiUrl) return
  const account = { apiUrl, apiKey, apiVersion, limits }
  const [{ makeVideos }, { joggPhotoAvatars }] = await Promise.all([
    import('../job/batch.ts'),
    import('../jogg/photo-avatars.ts'),
  ])
  const voiceId = await findVoice(inputs, account, world)
  const api = joggPhotoAvatars(world, account)
  const purchase = avatarPurchase(photo, { ...inputs, voiceId }, { account, world, api })
  update({ contentKey: purchase.contentKey })
  const ledger = await openMemory(inputs, world)
  const shared = { world, api, ledger, reuse, wait: true, timeoutMs, pollIntervalMs }
  await makeVideos([purchase], shared, (_, patch) => update(patch))
}
