import type { Trouble } from '../failure.ts'
import type { Video } from '../jogg/domain.ts'
import { adviceFor, describeProblem } from '../jogg/errors.ts'
import { CODES, type Problem, quoteSaid } from '../jogg/reply.ts'
import { count, duration } from '../text.ts'

/**
 * Every way a video can end other than well, as what a person is told: what happened, what it means for the money
 * and the video, what to do.
 */

/** @param credits the balance, where it was asked for and answered */
export function createRefused(label: string, problem: Problem, credits: number | undefined): Trouble {
  const balance = credits === undefined ? '' : ` The account has ${count(credits, 'credit')} left.`
  return {
    title: problem.kind === 'refused' ? 'JoggAI refused the video' : 'The video could not be submitted',
    happened: `${describeProblem(`Creating the video of ${label}`, problem)}${balance}`,
    means: 'Nothing was submitted, and nothing was paid.',
    advice: adviceFor(problem),
  }
}

export interface Credits {
  readonly before: number | undefined
  readonly now: number | undefined
}

export function createUnknown(label: string, videoName: string, happened: string, credits: Credits): Trouble {
  return {
    title: 'It is not known whether this video was paid for',
    happened,
    means: `${suggest(credits)} It is not sent again by itself: a second request would be a second payment.`,
    advice: `${isUntouched(credits) ? 'Run the job again: it compares the credits once more, and submits if still nothing was taken. To be sure, look' : 'Look'} for «${videoName}» in the dashboard at app.jogg.ai. If it is there, run again with \`project-id\` set to its id: that costs nothing. If it is not, run again with \`reuse: false\`: that submits ${label} anew.`,
  }
}

export function answerLost(label: string, problem: Problem): string {
  return `${describeProblem(`Creating the video of ${label}`, problem)} The request was sent, and no answer says whether a video is being made.`
}

/** Credits that are the same as before the create was sent show that nothing was taken. */
export function isUntouched({ before, now }: Credits): boolean {
  return before !== undefined && before === now
}

function suggest({ before, now }: Credits): string {
  if (before === undefined || now === undefined) {
    const [was, is] = [before, now].map(one => (one === undefined ? 'could not be read' : `${one}`))
    return `The remaining credits (before: ${was}, now: ${is}) can't tell whether it was paid for.`
  }
  const figures = `The account had ${count(before, 'credit')} before and has ${count(now, 'credit')} now:`
  if (before === now) return `${figures} that suggests that nothing was taken, and no video is being made.`
  return `${figures} that suggests that the video was accepted and paid for, if nothing else used the account meanwhile.`
}

export function videoFailed(label: string, video: Video): Trouble {
  return {
    title: 'JoggAI could not make the video',
    happened: `The video of ${label}, project ${video.projectId}, failed: ${video.error ?? 'JoggAI gives no reason'}.`,
    means:
      'Its credits were taken when it was submitted; whether JoggAI gives them back for a failed video is not documented.',
    advice: `Send the project id to support@jogg.ai. Running the job again submits the video anew, which is paid for again.`,
  }
}

export function videoDeleted(label: string, projectId: string): Trouble {
  return {
    title: 'The video was deleted',
    happened: `The video of ${label}, project ${projectId}, was deleted at JoggAI.`,
    means: 'It was paid for, and is not there any more.',
    advice:
      'If that was not intended, ask support@jogg.ai. Running the job again submits the video anew, which is paid for again.',
  }
}

export function notReady(
  label: string,
  projectId: string,
  waitedMs: number,
  problem: Problem | undefined,
): Trouble {
  const instead = problem ? ` ${describeProblem('The last status request', problem)}` : ''
  return {
    title: 'The video is not ready yet',
    happened: `The video of ${label}, project ${projectId}, was not ready after ${duration(waitedMs / 1000)} (\`timeout-minutes\`).${instead}`,
    means: 'It is paid for, and JoggAI goes on rendering it: nothing is lost.',
    advice: `Run the job again: it picks this video up without paying again. \`project-id: ${projectId}\` does so from any job. JoggAI calls a video stuck after 15 minutes: then send the project id to support@jogg.ai.`,
  }
}

export function statusRefused(label: string, projectId: string, problem: Problem, isOurs: boolean): Trouble {
  const means = isOurs
    ? 'The video was submitted and paid for by this action; what has become of it is not known.'
    : 'Collecting a video costs nothing: nothing was submitted, and nothing was paid.'
  return {
    title: isMissing(problem) ? 'JoggAI does not know this project' : 'JoggAI does not tell about the video',
    happened: describeProblem(`Asking for the video of ${label}, project ${projectId},`, problem),
    means,
    advice: adviceFor(problem),
  }
}

export function cancelled(label: string, projectId: string | undefined): Trouble {
  if (!projectId) {
    return {
      title: 'The run was cancelled',
      happened: `The run was cancelled before the video of ${label} was submitted.`,
      means: 'Nothing was submitted, and nothing was paid.',
      advice: 'Run the job again when the video is wanted.',
    }
  }
  return {
    title: 'The run was cancelled',
    happened: `The run was cancelled while it waited for the video of ${label}, project ${projectId}.`,
    means: 'The video is paid for, and JoggAI goes on rendering it: nothing is lost.',
    advice: `Run the job again: it picks this video up without paying again. \`project-id: ${projectId}\` does so from any job.`,
  }
}

export function isMissing(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.code === CODES.notFound
}

/** The log's line while a create waits for its turn. */
export function pauseLine(problem: Problem, pause: string): string {
  const why = problem.kind === 'rate-limited' ? 'JoggAI asks to slow down' : 'JoggAI can not be reached'
  return `${why} (${quoteSaid(problem)}); nothing was submitted yet, next try in ${pause}`
}
