import { expect, it } from 'vitest'
import type { Standing } from '../../src/job/standing.ts'
import * as diagnostics from '../../src/job/video-diagnostics.ts'
import type { Video } from '../../src/jogg/domain.ts'
import type { JoggError } from '../../src/jogg/jogg-error.ts'
import { type Diagnostic, diagnosticText } from '../../src/outputs/diagnostics.ts'

/**
 * Every message about a video that has no good end, as people read it: `video-diagnostics.md` beside this file is there to be
 * read when one of them changes.
 */
const VIDEO = { label: 'notes.md' }
const TRANSLATION = { label: 'notes.md', language: 'german' }

const REFUSED: JoggError = {
  kind: 'refused',
  code: 18020,
  msg: 'insufficient credit',
  rid: '9f',
  httpStatus: 200,
}
const LIMITED: JoggError = { kind: 'rate-limited', retryAfterMs: 5000, httpStatus: 429 }
const UNREACHABLE: JoggError = { kind: 'unreachable', detail: 'ECONNREFUSED' }
const UNCLEAR: JoggError = {
  kind: 'unclear',
  detail: 'the service answered with a server error',
  httpStatus: 502,
}
const FOREIGN: JoggError = { kind: 'unclear', detail: 'it is a page', httpStatus: 404 }
const UNKNOWN_ID: JoggError = { kind: 'refused', code: 10104, msg: 'record not found', rid: '9f' }
/** The code alone does not make it a refusal. */
const DOUBTFUL: JoggError = { kind: 'unclear', detail: 'no answer', code: 10104 }

const FAILED = { projectId: 'p1', status: 'failed' } as const

const about = (subject: diagnostics.Subject): [string, Diagnostic | string][] => [
  ['how it is called', `${diagnostics.labelOf(subject)}: the ${diagnostics.nounOf(subject)}`],
  ['refused', diagnostics.createRefused(subject, REFUSED, undefined)],
  ['refused, with one credit left', diagnostics.createRefused(subject, REFUSED, 1)],
  ['never reached', diagnostics.createRefused(subject, UNREACHABLE, 0)],
  ...CREDITS.map(([credits, before, now]): [string, Diagnostic] => [
    `no answer, credits ${credits}`,
    diagnostics.createUnknown(subject, 'o/r main', diagnostics.answerLost(subject, UNCLEAR), { before, now }),
  ]),
  [
    'no answer of JoggAI',
    diagnostics.createUnknown(
      subject,
      'o/r main',
      'A page.',
      { before: 7, now: 8 },
      diagnostics.hintOf(FOREIGN),
    ),
  ],
  ['failed', diagnostics.videoFailed(subject, FAILED)],
  ['failed, and says why', diagnostics.videoFailed(subject, { ...FAILED, error: 'the avatar left' })],
  ['deleted', diagnostics.videoDeleted(subject, 'p1')],
  ['too long', diagnostics.tooLongToTranslate(subject, 200, 180)],
  ['not ready', diagnostics.notReady(subject, 'p1', 90_000, undefined)],
  ['not ready, and nobody says why', diagnostics.notReady(subject, 'p1', 90_000, UNCLEAR)],
  ['unknown to JoggAI, though ours', diagnostics.statusRefused(subject, 'p1', UNKNOWN_ID, true)],
  ['unknown to JoggAI', diagnostics.statusRefused(subject, 'p1', UNKNOWN_ID, false)],
  ['not told, though ours', diagnostics.statusRefused(subject, 'p1', REFUSED, true)],
  ['not told', diagnostics.statusRefused(subject, 'p1', DOUBTFUL, false)],
  ...[7, 8].map((now): [string, Diagnostic] => [
    `no answer, ${now === 7 ? 'credits untouched' : 'more credits'}, and the next run pays`,
    diagnostics.createUnknown(forgotten(subject), 'o/r main', 'No answer.', { before: 7, now }),
  ]),
  ['not ready, and the next run pays', diagnostics.notReady(forgotten(subject), 'p1', 90_000, undefined)],
  ['cancelled while waiting, and the next run pays', diagnostics.cancelled(forgotten(subject), 'p1')],
  ['cancelled before', diagnostics.cancelled(subject, undefined)],
  ['cancelled while waiting', diagnostics.cancelled(subject, 'p1')],
  ['cancelled while another run pays', diagnostics.cancelledMeanwhile(subject)],
  ['another run pays', diagnostics.stillSubmitting(subject)],
  ['failed for the last time', diagnostics.videoFailed({ ...subject, again: 'stops' }, FAILED_VIDEO)],
  ['collected, and failed', diagnostics.videoFailed({ ...subject, again: 'collects' }, FAILED_VIDEO)],
  ['an odd answer', diagnostics.videoFailed(subject, ODD)],
  ['paid for often enough', diagnostics.paidEnough(subject, 2, 'project p2 ended as failed')],
  ['a re-run without memory', diagnostics.memoryUnread(subject)],
]

/** Only a video can be collected by its project id. */
const COLLECTED: [string, Diagnostic][] = [
  ['not confirmed', diagnostics.notConfirmed(VIDEO, 'p1', UNCLEAR)],
  ['not confirmed in time', diagnostics.notConfirmed(VIDEO, 'p1', undefined)],
  ['cancelled before it was confirmed', diagnostics.cancelledUnconfirmed(VIDEO, 'p1')],
]

function forgotten(subject: diagnostics.Subject): diagnostics.Subject {
  return { ...subject, isForgotten: true }
}

const FAILED_VIDEO: Video = { projectId: 'p1', status: 'failed' }
const ODD: Video = {
  projectId: 'p1',
  status: 'failed',
  error: 'JoggAI reports the status "queued", which its API description does not have',
  isOdd: true,
}

const CREDITS: readonly (readonly [string, number | undefined, number | undefined])[] = [
  ['untouched', 7, 7],
  ['fewer', 2, 1],
  ['unknown before', undefined, 7],
  ['unknown now', 7, undefined],
  ['never known', undefined, undefined],
]

const OPEN: Standing = {
  payments: [],
  lastRound: 1,
  unanswered: { kind: 'claim', round: 1, at: Date.UTC(2026, 0, 1), credits: 7, videoName: 'it' },
  isChanged: false,
  isAbandoned: false,
  openMs: 180_000,
}

const LINES: [string, string][] = [
  ['another run pays', diagnostics.openLine(OPEN, '3 min')],
  ['another run never knew', diagnostics.openLine({ ...OPEN, isAbandoned: true }, '3 min')],
  ['slowed down', diagnostics.pauseLine(LIMITED, '5 s')],
  ['not reached', diagnostics.pauseLine(UNREACHABLE, '1 s')],
]

it('every message reads as it was written to be read', async () => {
  const told = [
    ['# A video', about(VIDEO)],
    ['# A video that is collected', COLLECTED],
    ['# A translation', about(TRANSLATION)],
    ['# Lines of the log', LINES],
  ] as const
  const text = told.flatMap(([heading, messages]) => [heading, ...messages.map(showMessage)])
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('video-diagnostics.md')
})

function showMessage([when, message]: readonly [string, Diagnostic | string]): string {
  if (typeof message === 'string') return `## ${when}\n\n${message}`
  return `## ${when}\n\n**${message.title}**\n${diagnosticText(message)}`
}
