import type { Draft } from './write-scripts.ts'

/** What a draft lacks or contradicts; each problem names its input. Found before any request. */
export function checkDraft({ label, face, looks }: Draft): string[] {
  const problems: string[] = []
  if (!face.avatarId && !face.avatarName)
    problems.push('neither `avatar-id` nor `avatar-name` is given: one is needed')
  if (!face.voiceId && !face.voiceName)
    problems.push('neither `voice-id` nor `voice-name` is given: one is needed')
  if (looks.caption && looks.screenStyle === 'transparent') {
    problems.push(
      '`caption` is "true" with `screen-style` "transparent": JoggAI makes no video of that; allowed is "false"',
    )
  }
  return problems.map(problem => `${label}: ${problem}`)
}
