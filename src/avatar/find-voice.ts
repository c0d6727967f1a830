import { findByName } from '../job/find.ts'
import type { Account } from '../jogg/api.ts'
import { joggCatalog } from '../jogg/catalog.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import { quoted } from '../lib/text.ts'
import { DiagnosticError, InputError, inputDiagnostic, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { World } from '../runtime/world.ts'
import type { AvatarInputs } from './avatar-inputs.ts'

/** The voice's id, as it is given or looked up by its name: custom voices first, then the library. */
export async function findVoice(
  { voiceId, voiceName }: Pick<AvatarInputs, 'voiceId' | 'voiceName'>,
  account: Account,
  world: World,
): Promise<string> {
  if (voiceId) return voiceId
  const catalog = joggCatalog(world, account)
  const found = await findByName(voiceName, [
    { name: 'custom voices', fetch: () => catalog.voices('custom') },
    { name: 'library voices', fetch: () => catalog.voices('library') },
  ])
  if (found.kind === 'found' || found.kind === 'narrowed') return found.entry.id
  if (found.kind === 'unread') {
    throw new DiagnosticError({
      title: 'Avatars and voices could not be looked up',
      happened: describeError(`Reading the ${found.list}`, found.error),
      means: NOTHING_PAID,
      advice: adviceFor(found.error),
    })
  }
  const near =
    found.kind === 'missing' ? found.nearest : found.kind === 'alike' ? [found.entry] : found.entries
  const what =
    found.kind === 'ambiguous' ? 'several voices have this name' : 'JoggAI lists no voice of this name'
  const shown = near.map(({ id, name }) => `${quoted(name)} (\`voice-id: ${id}\`)`).join(', ')
  throw new InputError(
    inputDiagnostic([
      `input \`voice-name\` is ${quoted(voiceName)}: ${what}${shown && `; there are ${shown}`}`,
    ]),
  )
}
