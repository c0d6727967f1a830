import type { Video } from '../jogg/domain.ts'
import { adviceFor, describeError, isForeign } from '../jogg/error-advice.ts'
import { CODES, type JoggError, quoteError } from '../jogg/jogg-error.ts'
import { count, duration, isoTime } from '../lib/text.ts'
import { type Diagnostic, NOTHING_PAID, WHY_FORGOTTEN } from '../outputs/diagnostics.ts'
import { MAX_PAYMENTS, type Standing } from './standing.ts'

/**
 * Every way a video can end other than well, as what a person is told: what happened, what it means for the money
 * and the video, what to do.
 */

/** What is talked about: the video of a script, or the translation of it into a language. */
export interface Subject {
  /** As in "the video of notes.md". */
  readonly label: string
  readonly language?: string
  /** What it is, where it is neither. */
  readonly noun?: 'photo avatar'
  /** Paid for by this run, and no later run of this job will find it (`Result.isForgotten`). */
  readonly isForgotten?: boolean
  /** What the same job does, run again, where there is certainly no video: it pays, unless this says otherwise. */
  readonly again?: 'stops' | 'collects'
}

/** How a line of the log begins. */
export function labelOf({ label, language }: Subject): string {
  return language ? `${label} (${language})` : label
}

/** As in "asking for the …". */
export function nounOf({ label, language, noun }: Subject): string {
  if (noun) return `${noun} ${label}`
  return language ? `translation of ${label} into ${language}` : `video from ${label}`
}

function kindOf({ language, noun }: Subject): string {
  return noun ?? (language ? 'translation' : 'video')
}

/** @param credits the balance, where it was asked for and answered */
export function createRefused(subject: Subject, error: JoggError, credits: number | undefined): Diagnostic {
  const kind = kindOf(subject)
  return {
    title: error.kind === 'refused' ? `JoggAI refused the ${kind}` : `The ${kind} could not be submitted`,
    happened: describeError(`Creating the ${nounOf(subject)}`, error),
    means: unpaid(subject),
    ...(credits === undefined ? {} : { figures: `The account has ${count(credits, 'credit')} left.` }),
    advice: adviceFor(error),
  }
}

function unpaid({ language }: Subject): string {
  if (language) return 'The translation was not submitted, and nothing was paid for it.'
  return NOTHING_PAID
}

/** Several creates were lost on their way, and JoggAI's own list has none of them. */
export function notMade(subject: Subject): Diagnostic {
  const kind = kindOf(subject)
  return {
    title: `The ${kind} could not be submitted`,
    happened: `The ${nounOf(subject)} was sent to JoggAI several times; no answer came, and JoggAI lists no such ${kind}.`,
    means: unpaid(subject),
    advice: 'Look at status.jogg.ai, and run the job again later.',
  }
}

/** The log's line after a create that was lost on its way. */
export const NOT_MADE_LINE = 'JoggAI’s list does not have it: it is sent once more.'

export interface Credits {
  readonly before: number | undefined
  readonly now: number | undefined
  /** What other videos of the same run have taken in between. */
  readonly siblings?: number
  /** The balance did not move over an accepted create: that it stands still proves nothing. */
  readonly isStill?: boolean
}

/** @param hint what else there is to do, where the answer shows it */
export function createUnknown(
  subject: Subject,
  videoName: string,
  happened: string,
  credits: Credits,
  hint = '',
): Diagnostic {
  const look = lookFor(`for "${videoName}" in the dashboard at app.jogg.ai`, subject, credits)
  return {
    title: `Payment status of the ${kindOf(subject)} unknown`,
    happened,
    means: `${suggest(kindOf(subject), credits)} It is not sent again by itself: a second request would be a second payment.`,
    figures: figuresOf(credits),
    advice: [look, goOn(subject), hint].filter(Boolean).join(' '),
  }
}

function lookFor(what: string, { isForgotten }: Subject, credits: Credits): string {
  if (isForgotten) return `Before the job runs again, look ${what}: ${FORGOTTEN}.`
  if (!isUntouched(credits)) return `Look ${what}.`
  return `Run the job again: once that is certain, it compares the credits again, and submits if still nothing was taken. To be sure, look ${what}.`
}

const FORGOTTEN = `the next run does not take this one up, and pays again ${WHY_FORGOTTEN}`

function goOn({ label, language, noun }: Subject): string {
  if (noun)
    return 'If it is there, put its id into `avatar-id` of your videos. If it is not, run again with `reuse: false`: that submits it once more.'
  if (!language) {
    return `If it is there, run again with \`project-id\` set to its id: that costs nothing. If it is not, run again with \`reuse: false\`: that submits ${label} once more.`
  }
  return `If it is there, take it from there, and leave ${language} out of \`translate-to\`. If it is not, \`reuse: false\` submits it once more, but ${label} too: both are paid for.`
}

export function answerLost(subject: Subject, error: JoggError): string {
  return `${describeError(`Creating the ${nounOf(subject)}`, error)} The request was sent, and no answer says whether a ${kindOf(subject)} is being made.`
}

/** What an answer shows that did not come from JoggAI: it will not come from there the next time, either. */
export function hintOf(error: JoggError): string {
  return isForeign(error) ? adviceFor(error) : ''
}

/** Credits that are the same as before the create was sent show that nothing was taken. */
function isUntouched({ before, now, siblings = 0, isStill = false }: Credits): boolean {
  return !isStill && before !== undefined && now !== undefined && before === now + siblings
}

/** Credits that are others than before may come or go for other reasons; that they changed is remembered. */
export function isChanged({ before, now, siblings = 0 }: Credits): boolean {
  return before !== undefined && now !== undefined && before !== now + siblings
}

/** Without figures: the comment says it, too, and the account's balance is nobody's business there. */
function suggest(kind: string, credits: Credits): string {
  if (Number.isNaN(credits.siblings)) return CANT_TELL
  if (isUntouched(credits))
    return `The account's credits did not change: that suggests that nothing was taken, and no ${kind} is being made.`
  if (isChanged(credits))
    return `The account's credits changed: that suggests that the ${kind} was accepted and paid for, if nothing else used the account meanwhile.`
  return CANT_TELL
}

const CANT_TELL = "The account's credits can't tell whether it was paid for."

function figuresOf({ before, now, siblings = 0 }: Credits): string {
  if (before === undefined || now === undefined) {
    const [was, is] = [before, now].map(one => (one === undefined ? 'could not be read' : `${one}`))
    return `The remaining credits: before ${was}, now ${is}.`
  }
  const others = siblings > 0 ? `; other videos of this run took ${siblings}` : ''
  return `The account had ${count(before, 'credit')} before and has ${count(now, 'credit')} now${others}.`
}

export function videoFailed(subject: Subject, video: Video): Diagnostic {
  if (video.isOdd) return oddVideo(subject, video)
  const kind = kindOf(subject)
  return {
    title: `JoggAI could not make the ${kind}`,
    happened: `The ${nounOf(subject)}, project ${video.projectId}, failed: ${video.error ?? 'JoggAI gives no reason'}.`,
    means:
      'Its credits were taken when it was submitted; whether JoggAI gives them back for a failed video is not documented.',
    advice: `Send the project id to support@jogg.ai. ${afterLoss(subject)}`,
  }
}

/** A failure that JoggAI reports is one; what makes no sense may still become a video. */
function oddVideo(subject: Subject, video: Video): Diagnostic {
  const kind = kindOf(subject)
  return {
    title: `JoggAI's answer about the ${kind} makes no sense`,
    happened: `The ${nounOf(subject)}, project ${video.projectId}: ${video.error}.`,
    means: `The ${kind} is paid for, and is not paid for again: whether it is there can't be told from this answer.`,
    advice: `Look for it in the dashboard at app.jogg.ai. ${runAgain(subject, video.projectId)} If that says the same, send the project id to support@jogg.ai.`,
  }
}

/** What a further run does where there is certainly no video. */
function afterLoss(subject: Subject): string {
  const kind = kindOf(subject)
  if (subject.again === 'collects')
    return `This job pays for nothing, however often it runs; the one that made the ${kind} submits it once more, which is paid for again.`
  if (subject.again === 'stops')
    return `It was paid for ${MAX_PAYMENTS} times: running the job again pays for nothing more until \`reuse: false\` is given.`
  return `Running the job again submits the ${kind} once more, which is paid for again. After ${MAX_PAYMENTS} payments it stops until \`reuse: false\` is given.`
}

/** There is no video, and it was paid for as often as that is done by itself. */
export function paidEnough(subject: Subject, payments: number, because: string): Diagnostic {
  const kind = kindOf(subject)
  return {
    title: `The ${kind} was paid for again and is still not there`,
    happened: `The ${nounOf(subject)} was not submitted again: ${because}.`,
    means: `It has been paid for ${payments} times. This run submitted nothing, and paid nothing.`,
    advice: `Send the project id to support@jogg.ai, or change the script. \`reuse: false\` submits it once more, which is paid for again.`,
  }
}

/** A re-run that can't tell what the attempt before has paid for. */
export function memoryUnread(subject: Subject): Diagnostic {
  return {
    title: `Payment status of the ${kindOf(subject)} unknown`,
    happened: `What earlier runs paid for could not be read, and this is not the first attempt of this run.`,
    means: `This run submitted nothing, and paid nothing. An earlier attempt may have paid for the ${nounOf(subject)}.`,
    advice: `Run the job again when it can be read, or look for the ${kindOf(subject)} in the dashboard at app.jogg.ai. ${goOn(subject)}`,
  }
}

/** The warning of a first attempt that can't tell, and goes on. */
export const UNREAD_LINE =
  'what earlier runs paid for could not be read. If one has paid for the same video, this is the second payment.'

export function videoDeleted(subject: Subject, projectId: string): Diagnostic {
  const kind = kindOf(subject)
  return {
    title: `The ${kind} was deleted`,
    happened: `The ${nounOf(subject)}, project ${projectId}, was deleted at JoggAI.`,
    means: 'It was paid for, and is not there any more.',
    advice: `If that was not intended, ask support@jogg.ai. ${afterLoss(subject)}`,
  }
}

/** @param maxSeconds what JoggAI translates at most */
export function tooLongToTranslate(subject: Subject, seconds: number, maxSeconds: number): Diagnostic {
  return {
    title: 'The video is too long to be translated',
    happened: `There is no ${nounOf(subject)}: the video is ${duration(seconds)} long, and JoggAI translates at most ${duration(maxSeconds)}.`,
    means: `The video itself is ready. ${unpaid(subject)}`,
    advice: 'Shorten the script, or leave `translate-to` empty.',
  }
}

const GOES_ON = 'It is paid for, and JoggAI keeps rendering it: nothing is lost.'

/** Only a video can be collected by its id: a translation has another endpoint, and another text beside it. */
function runAgain(subject: Subject, projectId: string): string {
  if (subject.isForgotten) return collectOnly(subject, projectId)
  const again = `Run the job again: it picks this ${kindOf(subject)} up without paying again.`
  return subject.language || subject.noun
    ? again
    : `${again} \`project-id: ${projectId}\` does so from any job.`
}

function collectOnly({ language, noun }: Subject, projectId: string): string {
  if (noun)
    return `Once it is ready, put its id from the catalog into \`avatar-id\` of your videos: ${FORGOTTEN}.`
  if (language) return `Take it from the dashboard at app.jogg.ai once it is there: ${FORGOTTEN}.`
  return `Run the job again with \`project-id: ${projectId}\`: it picks this video up without paying again. Without it ${FORGOTTEN}.`
}

export function notReady(
  subject: Subject,
  projectId: string,
  waitedMs: number,
  error: JoggError | undefined,
): Diagnostic {
  const instead = error ? ` ${describeError('The last status request', error)}` : ''
  const [usual, stuck] = subject.language
    ? ['JoggAI usually takes 10 to 20 minutes for a translation', 'after much longer']
    : ['JoggAI calls a video stuck after 15 minutes', 'then']
  return {
    title: `The ${kindOf(subject)} is not ready yet`,
    happened: `The ${nounOf(subject)}, project ${projectId}, was not ready after ${duration(waitedMs / 1000)} (\`timeout-minutes\`).${instead}`,
    means: GOES_ON,
    advice: `${runAgain(subject, projectId)} ${usual}: ${stuck} send the project id to support@jogg.ai.`,
  }
}

/** A project that the workflow named, and JoggAI has said nothing about. */
export function notConfirmed(subject: Subject, projectId: string, error: JoggError | undefined): Diagnostic {
  const asked = `Asking for the ${nounOf(subject)}, project ${projectId},`
  return {
    title: 'JoggAI has not confirmed this project',
    happened: error
      ? describeError(asked, error)
      : `${asked} brought no answer in time (\`timeout-minutes\`).`,
    means: UNCONFIRMED,
    advice: 'Check `project-id`, then run the job again.',
  }
}

export function cancelledUnconfirmed(subject: Subject, projectId: string): Diagnostic {
  return {
    title: 'The run was cancelled',
    happened: `The run was cancelled before JoggAI had answered about the ${nounOf(subject)}, project ${projectId}.`,
    means: UNCONFIRMED,
    advice: 'Run the job again when the video is wanted.',
  }
}

const UNCONFIRMED =
  'This run submitted nothing, and paid nothing. Whether there is such a project is not known, nor whether it was paid for.'

export function statusRefused(
  subject: Subject,
  projectId: string,
  error: JoggError,
  isOurs: boolean,
): Diagnostic {
  const kind = kindOf(subject)
  const means = isOurs
    ? `The ${kind} was submitted and paid for by this action; what has become of it is not known.`
    : 'Collecting a video costs nothing: nothing was submitted, and nothing was paid.'
  return {
    title: isMissing(error) ? 'JoggAI does not know this project' : `JoggAI gives no status of the ${kind}`,
    happened: describeError(`Asking for the ${nounOf(subject)}, project ${projectId},`, error),
    means,
    advice: adviceFor(error),
  }
}

export function cancelled(subject: Subject, projectId: string | undefined): Diagnostic {
  if (!projectId) {
    return {
      title: 'The run was cancelled',
      happened: `The run was cancelled before the ${nounOf(subject)} was submitted.`,
      means: unpaid(subject),
      advice: `Run the job again when the ${kindOf(subject)} is wanted.`,
    }
  }
  return {
    title: 'The run was cancelled',
    happened: `The run was cancelled while it waited for the ${nounOf(subject)}, project ${projectId}.`,
    means: GOES_ON,
    advice: runAgain(subject, projectId),
  }
}

/** Cancelled while another run was about to pay for the same. */
export function cancelledMeanwhile(subject: Subject): Diagnostic {
  return {
    title: 'The run was cancelled',
    happened: `The run was cancelled while another run was submitting the ${nounOf(subject)}.`,
    means: 'This run submitted nothing, and paid nothing.',
    advice: `Run the job again when the ${kindOf(subject)} is wanted: it takes up what the other run paid for.`,
  }
}

/** Other runs are about to pay for the same, and none comes to an end. */
export function stillSubmitting(subject: Subject): Diagnostic {
  return {
    title: `Another run is submitting this ${kindOf(subject)}`,
    happened: `Another run began to submit the ${nounOf(subject)}, and within \`timeout-minutes\` it has not reported what came of it.`,
    means: 'This run submitted nothing, and paid nothing. What the other run paid is not known yet.',
    advice: `Run the job again when the other run is over: it takes up what that one paid for. \`concurrency:\` in the workflow lets such runs go one after the other.`,
  }
}

export function isMissing(error: JoggError): boolean {
  return error.kind === 'refused' && error.code === CODES.notFound
}

/** The log's line while another run is about to pay for the same, or may have paid. */
export function openLine({ unanswered, isAbandoned }: Standing, patience: string): string {
  const since = unanswered ? ` at ${isoTime(unanswered.at)}` : ''
  const what = isAbandoned ? 'never learnt what came of it' : 'has not told yet what came of it'
  return `another run began to submit it${since}, and ${what}: waiting until that is certain, at most ${patience}`
}

/** The log's line while a create waits for its turn. */
export function pauseLine(error: JoggError, pause: string): string {
  const why = error.kind === 'rate-limited' ? 'JoggAI asks to slow down' : 'JoggAI can’t be reached'
  return `${why} (${quoteError(error)}); nothing was submitted yet, next try in ${pause}`
}
