import type { Labelled } from '../lib/labelled.ts'
import { count, duration } from '../lib/text.ts'
import { type Diagnostic, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { creditsFor, estimate, MAX_AUDIO_SECONDS, SECONDS_PER_CREDIT } from '../script/estimate.ts'
import { MAX_SECONDS, translationCredits } from './translation.ts'
import type { SpokenSpec, VideoSpec } from './video-spec.ts'

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

/** Why a run may not pay for its videos, as far as that is known before; undefined where it may. */
export function budgetRefusal(
  specs: readonly SpokenSpec[],
  results: readonly Result[],
  maxCredits: number | undefined,
): Diagnostic | undefined {
  const total = totalCredits(results)
  if (maxCredits === undefined) return refuseLength(specs, total)
  if (total <= maxCredits) return undefined
  return {
    title: 'The video would cost more than allowed',
    happened: `${count(results.length, 'video')} would cost about ${count(total, 'credit')}, and \`max-credits\` is ${maxCredits}.`,
    means: NOTHING_PAID,
    advice:
      'Shorten the script, which `shorten-to` does (e.g. `shorten-to: 2m`), or raise `max-credits`. `dry-run: true` shows what each video would cost.',
  }
}

/** Seconds that one script may take without a word of the workflow: as long as the vendor's own editor allows. */
const MAX_UNASKED_SECONDS = 15 * 60

function refuseLength(specs: readonly SpokenSpec[], total: number): Diagnostic | undefined {
  const long = specs.flatMap(({ label, speech }) => {
    const atMost = speech.kind === 'script' ? estimate(speech.text).atMost : 0
    return atMost > MAX_UNASKED_SECONDS ? [{ label, atMost }] : []
  })
  const [first] = long
  if (!first) return undefined
  const others =
    long.length > 1 ? `, and ${count(long.length - 1, 'more script', 'more scripts')} too long` : ''
  return {
    title: 'The script is too long',
    happened: `${first.label} would be a video of up to ${duration(first.atMost)}${others}: over ${duration(MAX_UNASKED_SECONDS)} nothing is paid for unless \`max-credits\` allows it. The run would cost about ${count(total, 'credit')}.`,
    means: NOTHING_PAID,
    advice: `Have it edited down with \`shorten-to\` (e.g. \`shorten-to: 2m\`), or set \`max-credits: ${total}\` to pay for all of it.`,
  }
}

/** What a script that takes more than the least costs, and how it costs less; the same words for all, so that many are one notice. */
export function noticeOfPrice(
  { label, speech }: Pick<VideoSpec, 'label' | 'speech'>,
  isShortened: boolean,
): Labelled[] {
  if (speech.kind !== 'script') return []
  const { credits } = estimate(speech.text)
  if (credits < 2) return []
  const way = isShortened ? '' : ' `shorten-to: 2m` edits a script down to 1 credit.'
  const text = `over ${duration(SECONDS_PER_CREDIT)} of speech, which costs ${count(credits, 'credit')}.${way}`
  return [{ label, text }]
}
