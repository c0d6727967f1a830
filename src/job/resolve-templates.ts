import type { TemplateInputs } from '../inputs/template-inputs.ts'
import type { Account } from '../jogg/api.ts'
import { joggCatalog } from '../jogg/catalog.ts'
import type { TemplateKind, TemplateVariable } from '../jogg/domain.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import type { JoggError } from '../jogg/jogg-error.ts'
import { joggTemplateLists, type TemplateLists } from '../jogg/template-lists.ts'
import { quoted } from '../lib/text.ts'
import { DiagnosticError, InputError, inputDiagnostic, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import { languageOf } from '../script/language.ts'
import type { Script } from '../script/write-scripts.ts'
import { takenAsGiven } from './as-given.ts'
import { findById } from './find.ts'
import { resolvePresenters } from './resolve-presenters.ts'
import { namingOf } from './resolve-specs.ts'
import { checkTemplateFiles } from './template-files.ts'
import { languageWord, nameWithKey, type TemplateChoices, templateKey } from './template-spec.ts'
import { fillTemplate } from './template-values.ts'
import { cancelled } from './video-diagnostics.ts'
import { type Naming, nameOf, type VideoSpec } from './video-spec.ts'

/** A script with every choice made, as a template is asked for. */
export interface TemplateSpec
  extends Pick<VideoSpec, 'label' | 'file' | 'speech' | 'name' | 'contentKey'>,
    TemplateChoices {}

/**
 * Makes a spec of every script: the template and who is meant are looked up, and what the template is filled with is
 * checked against it.
 *
 * @throws DiagnosticError with every problem, or where nothing can be looked up; nothing is paid then
 */
export async function resolveTemplates(
  { scripts, context }: Pick<Plan, 'scripts' | 'context'>,
  template: TemplateInputs,
  account: Account,
  world: World,
): Promise<readonly TemplateSpec[]> {
  const naming = namingOf({ scripts, context })
  const checked = await checkTemplateFiles(template.variables, context.workspace)
  const { files } = checked
  const problems = [...checked.problems]
  // Only a dry run comes here without a key; it does what can be done without.
  const isKnown = account.apiKey !== ''
  const found = isKnown ? await findTemplate(template.id, account, world) : UNSEEN
  const people = isKnown ? await castOf(scripts, account, world) : scripts.map(() => ({}))
  const specs = scripts.map((script, nth) => {
    const text = script.speech.kind === 'script' ? script.speech.text : ''
    const wanted = { given: template.variables, files, scriptVariable: template.script, script: text }
    const filled = fillTemplate(wanted, found.variables)
    if (isKnown) problems.push(...filled.problems)
    const choices: TemplateChoices = {
      templateId: template.id,
      templateKind: found.kind,
      language: languageWord(languageOf(text)),
      avatar: undefined,
      voiceId: undefined,
      caption: script.format.caption ?? true,
      musicId: template.musicId || undefined,
      ...people[nth],
      fillings: filled.fillings,
    }
    return toSpec(script, choices, isKnown ? templateKey(choices, account.apiVersion) : '', naming)
  })
  if (problems.length > 0) throw new InputError(inputDiagnostic([...new Set(problems)]))
  return specs
}

function toSpec(script: Script, choices: TemplateChoices, contentKey: string, naming: Naming): TemplateSpec {
  const { label, file, speech } = script
  const name = nameOf(script, naming)
  return {
    label,
    file,
    speech,
    ...choices,
    contentKey,
    name: contentKey ? nameWithKey(name, contentKey) : name,
  }
}

interface Found {
  readonly kind: TemplateKind
  readonly variables: readonly TemplateVariable[] | undefined
}

const UNSEEN: Found = { kind: 'own', variables: undefined }

/** v1 must be told whose the template is; of the account's own alone JoggAI says what there is to fill. */
async function findTemplate(id: string, account: Account, world: World): Promise<Found> {
  const lists = joggTemplateLists(world, account)
  const details = await lists.details(id)
  const variables = details.ok ? details.value.variables : undefined
  if (variables && account.apiVersion === 'v2') return { kind: 'own', variables }
  const kind = await findKind(id, lists, world)
  if (!variables) {
    world.actions.notice(
      `JoggAI does not say what template ${id} has to be filled with: \`template-variables\` are sent as they stand, and what does not fit is refused by JoggAI, which takes nothing for that.`,
      { title: 'JoggAI video' },
    )
  }
  return { kind, variables }
}

async function findKind(id: string, lists: TemplateLists, world: World): Promise<TemplateKind> {
  const found = await findById(id, [
    { name: 'your own templates', fetch: () => lists.templates('own') },
    { name: 'library templates', fetch: () => lists.templates('library') },
  ])
  if (found.kind === 'found') return found.entry.kind
  if (found.kind === 'unread') throw unread(found.list, found.error, world)
  const near = 'nearest' in found ? found.nearest.map(one => `\`${one.id}\` (${quoted(one.name)})`) : []
  const hint = near.length > 0 ? `; the nearest that there are: ${near.join(', ')}` : ''
  throw new InputError(
    inputDiagnostic([
      `input \`template-id\` is ${quoted(id)}: JoggAI lists no such template for this account${hint}`,
    ]),
  )
}

function unread(list: string, error: JoggError, { signal }: World): DiagnosticError {
  if (signal.aborted) return new DiagnosticError(cancelled({ label: 'the template' }, undefined))
  return new DiagnosticError({
    title: 'Avatars and voices could not be looked up',
    happened: describeError(`Reading ${list}`, error),
    means: NOTHING_PAID,
    advice: adviceFor(error),
  })
}

type Cast = Partial<Pick<TemplateChoices, 'avatar' | 'voiceId'>>

/** What is left open is the template's own, and is looked up nowhere. */
async function castOf(scripts: readonly Script[], account: Account, world: World): Promise<readonly Cast[]> {
  const asked = scripts.map(script => ({
    ...script,
    presenter: { ...script.presenter, ...standIns(script) },
  }))
  const given = asked.flatMap(({ presenter }) => takenAsGiven(presenter) ?? [])
  const cast =
    given.length === asked.length ? given : await resolvePresenters(asked, joggCatalog(world, account), world)
  return scripts.map(({ presenter }, nth) => ({
    ...(presenter.avatarId || presenter.avatarName ? { avatar: cast[nth]?.avatar } : {}),
    ...(presenter.voiceId || presenter.voiceName ? { voiceId: cast[nth]?.voiceId } : {}),
  }))
}

/** In the place of what was left open, so that it is taken as it is and never asked for. */
function standIns({ presenter }: Script) {
  const noAvatar = !presenter.avatarId && !presenter.avatarName
  const noVoice = !presenter.voiceId && !presenter.voiceName
  return {
    ...(noAvatar ? { avatarId: '0', avatarType: 'public' as const } : {}),
    ...(noVoice ? { voiceId: '-' } : {}),
  }
}
