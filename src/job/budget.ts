import type { Labelled } from '../lib/labelled.ts'
import { count } from '../lib/text.ts'
import { DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { creditsFor, estimate, MAX_AUDIO_SECONDS, SCRIPT_EDITOR_LIMIT } from '../script/estimate.ts'
import { MAX_SECONDS, translationCredits } from './translation.ts'
import type { VideoSpec } from './video-spec.ts'

/** What videos cost, known before anything is paid; all pure. */

/** Seconds and credits, as far as they can be told: of audio behind an address nothing is known. */
export function estimateSpeech(
  speech: VideoSpec['speech'],
): Pick<Result, 'estimatedDuration' | 'estimatedCredits'> {
  if (speech.kind === 'audio-url') return {}
  const { seconds, credits } =
    speech.kind === 'script'
      ? estimate(speech.text)
      : { seconds: Math.round(speech.seconds), credits: creditsFor(speech.seconds) }
  return { estimatedDuration: seconds, estimatedCredits: credits }
}

/** The most that a video of audio, or its translation, can cost. */
const MOST_OF_AUDIO = creditsFor(MAX_AUDIO_SECONDS)
const MOST_OF_TRANSLATION = translationCredits(MAX_SECONDS)

/** Credits of the whole run; identical videos are paid for once. */
export function totalCredits(results: readonly Result[]): number {
  const distinct = new Map(results.map((result, index) => [result.contentKey || index, result]))
  const credits = [...distinct.values()].map(
    ({ estimatedCredits, language }) => estimatedCredits ?? (language ? MOST_OF_TRANSLATION : MOST_OF_AUDIO),
  )
  return credits.reduce((sum, one) => sum + one, 0)
}

/** @throws DiagnosticError when the run is estimated to cost more than the workflow allows */
export function holdBudget(results: readonly Result[], maxCredits: number | undefined): void {
  const total = totalCredits(results)
  if (maxCredits === undefined || total <= maxCredits) return
  throw new DiagnosticError({
    title: 'The video would cost more than allowed',
    happened: `${count(results.length, 'video')} would cost about ${count(total, 'credit')}, and \`max-credits\` is ${maxCredits}.`,
    means: NOTHING_PAID,
    advice: 'Shorten the script, or raise `max-credits`. `dry-run: true` shows what each video would cost.',
  })
}

/** About each text that the vendor's own editor would not take; the same words for all, so that many are one warning. */
export function warnOfLength({ label, speech }: Pick<VideoSpec, 'label' | 'speech'>): Labelled[] {
  if (speech.kind !== 'script' || speech.text.length <= SCRIPT_EDITOR_LIMIT) return []
  const text = `longer than the ${count(SCRIPT_EDITOR_LIMIT, 'character')} (about 15 minutes) that JoggAI's own editor takes; what its API takes is not documented.`
  return [{ label, text }]
}
