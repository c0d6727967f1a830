import type { Script } from './write-scripts.ts'

/** What a script lacks or contradicts; each problem names its input. Found before any request. */
export function checkScript({ label, presenter, format }: Script): string[] {
  const problems: string[] = []
  if (!presenter.avatarId && !presenter.avatarName)
    problems.push('neither `avatar-id` nor `avatar-name` is given: one is needed')
  if (!presenter.voiceId && !presenter.voiceName)
    problems.push('neither `voice-id` nor `voice-name` is given: one is needed')
  if (format.caption && format.screenStyle === 'transparent') {
    problems.push(
      '`caption` is "true" with `screen-style` "transparent": JoggAI makes no video of that; allowed is "false"',
    )
  }
  return problems.map(problem => `${label}: ${problem}`)
}
