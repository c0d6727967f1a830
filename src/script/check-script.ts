import type { Format, Inputs, Presenter } from '../inputs/inputs.ts'
import type { Script } from './write-scripts.ts'

/**
 * What a script lacks or contradicts; each problem names its input. Found before any request.
 *
 * @param hasTemplate whether a template has an avatar and a voice of its own
 */
export function checkScript({ label, presenter, format }: Script, hasTemplate = false): string[] {
  const problems = [
    ...(hasTemplate ? [] : lacks(presenter)).map(lack => `${lack} is given: one is needed`),
    ...contradicts(format),
  ]
  return problems.map(problem => `${label}: ${problem}`)
}

/**
 * The same of the workflow alone, where what is wrong with the source leaves no script to check: otherwise a person
 * would see these problems in the next run only.
 */
export function checkWorkflow({
  presenter,
  format,
  hasTemplate,
  source,
}: Pick<Inputs, 'presenter' | 'format' | 'hasTemplate' | 'source'>): string[] {
  const where = source?.kind === 'github' ? '' : ', here or in the script’s front matter'
  return [
    ...(hasTemplate ? [] : lacks(presenter)).map(lack => `${lack} is given: one is needed${where}`),
    ...contradicts(format),
  ]
}

function lacks(presenter: Presenter): string[] {
  const lacking: string[] = []
  if (!presenter.avatarId && !presenter.avatarName) lacking.push('neither `avatar-id` nor `avatar-name`')
  if (!presenter.voiceId && !presenter.voiceName) lacking.push('neither `voice-id` nor `voice-name`')
  return lacking
}

function contradicts({ caption, screenStyle }: Format): string[] {
  if (!caption || screenStyle !== 'transparent') return []
  return [
    '`caption` is "true" with `screen-style` "transparent": JoggAI makes no video of that; allowed is "false"',
  ]
}
