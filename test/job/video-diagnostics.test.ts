import { expect, it } from 'vitest'
import * as troubles from '../../src/job/video-diagnostics.ts'
import type { Problem } from '../../src/jogg/jogg-error.ts'
import { type Trouble, tell } from '../../src/outputs/diagnostics.ts'

/**
 * Every message about a video that has no good end, as people read it: `video-diagnostics.md` beside this file is there to be
 * read when one of them changes.
 */
const VIDEO = { label: 'notes.md' }
const TRANSLATION = { label: 'notes.md', language: 'german' }

const REFUSED: Problem = {
  kind: 'refused',
  code: 18020,
  msg: 'insufficient credit',
  rid: '9f',
  httpStatus: 200,
}
const LIMITED: Problem = { kind: 'rate-limited', retryAfterMs: 5000, httpStatus: 429 }
const UNREACHABLE: Problem = { kind: 'unreachable', detail: 'ECONNREFUSED' }
const UNCLEAR: Problem = {
  kind: 'unclear',
  detail: 'the service answered with a server error',
  httpStatus: 502,
}
const FOREIGN: Problem = { kind: 'unclear', detail: 'it is a page', httpStatus: 404 }
const UNKNOWN_ID: Problem = { kind: 'refused', code: 10104, msg: 'record not found', rid: '9f' }
/** The code alone does not make it a refusal. */
const DOUBTFUL: Problem = { kind: 'unclear', detail: 'no answer', code: 10104 }

const FAILED = { projectId: 'p1', status: 'failed' } as const

const about = (subject: troubles.Subject): [string, Trouble | string][] => [
  ['how it is called', `${troubles.labelOf(subject)}: the ${troubles.nounOf(subject)}`],
  ['refused', troubles.createRefused(subject, REFUSED, undefined)],
  ['refused, with one credit left', troubles.createRefused(subject, REFUSED, 1)],
  ['never reached', troubles.createRefused(subject, UNREACHABLE, 0)],
  ...CREDITS.map(([credits, before, now]): [string, Trouble] => [
    `no answer, credits ${credits}`,
    troubles.createUnknown(subject, 'o/r main', troubles.answerLost(subject, UNCLEAR), { before, now }),
  ]),
  [
    'no answer of JoggAI',
    troubles.createUnknown(subject, 'o/r main', 'A page.', { before: 7, now: 8 }, troubles.hintOf(FOREIGN)),
  ],
  ['failed', troubles.videoFailed(subject, FAILED)],
  ['failed, and says why', troubles.videoFailed(subject, { ...FAILED, error: 'the avatar left' })],
  ['deleted', troubles.videoDeleted(subject, 'p1')],
  ['too long', troubles.tooLongToTranslate(subject, 200, 180)],
  ['not ready', troubles.notReady(subject, 'p1', 90_000, undefined)],
  ['not ready, and nobody says why', troubles.notReady(subject, 'p1', 90_000, UNCLEAR)],
  ['unknown to JoggAI, though ours', troubles.statusRefused(subject, 'p1', UNKNOWN_ID, true)],
  ['unknown to JoggAI', troubles.statusRefused(subject, 'p1', UNKNOWN_ID, false)],
  ['not told, though ours', troubles.statusRefused(subject, 'p1', REFUSED, true)],
  ['not told', troubles.statusRefused(subject, 'p1', DOUBTFUL, false)],
  ...[7, 8].map((now): [string, Trouble] => [
    `no answer, ${now === 7 ? 'credits untouched' : 'more credits'}, and the next run pays`,
    troubles.createUnknown(forgotten(subject), 'o/r main', 'No answer.', { before: 7, now }),
  ]),
  ['not ready, and the next run pays', troubles.notReady(forgotten(subject), 'p1', 90_000, undefined)],
  ['cancelled while waiting, and the next run pays', troubles.cancelled(forgotten(subject), 'p1')],
  ['cancelled before', troubles.cancelled(subject, undefined)],
  ['cancelled while waiting', troubles.cancelled(subject, 'p1')],
  ['cancelled while another run pays', troubles.cancelledMeanwhile(subject)],
  ['another run pays', troubles.stillSubmitting(subject)],
]

function forgotten(subject: troubles.Subject): troubles.Subject {
  return { ...subject, isForgotten: true }
}

const CREDITS: readonly (readonly [string, number | undefined, number | undefined])[] = [
  ['untouched', 7, 7],
  ['fewer', 2, 1],
  ['unknown before', undefined, 7],
  ['unknown now', 7, undefined],
  ['never known', undefined, undefined],
]

const LINES: [string, string][] = [
  ['another run pays', troubles.openLine('2026-01-01T00:00:00.000Z', '3 min')],
  ['slowed down', troubles.pauseLine(LIMITED, '5 s')],
  ['not reached', troubles.pauseLine(UNREACHABLE, '1 s')],
]

it('every message reads as it was written to be read', async () => {
  const told = [
    ['# A video', about(VIDEO)],
    ['# A translation', about(TRANSLATION)],
    ['# Lines of the log', LINES],
  ] as const
  const text = told.flatMap(([heading, messages]) => [heading, ...messages.map(showMessage)])
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('video-diagnostics.md')
})

function showMessage([when, message]: readonly [string, Trouble | string]): string {
  if (typeof message === 'string') return `## ${when}\n\n${message}`
  return `## ${when}\n\n**${message.title}**\n${tell(message)}`
}
