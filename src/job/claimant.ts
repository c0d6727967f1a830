import { randomUUID } from 'node:crypto'
import type { World } from '../runtime/world.ts'

/**
 * Who makes a claim, in as few signs as tell another run whether this one is certainly over: the run and its attempt,
 * the machine and the process, and something that no other claim has.
 */
export function claimant({ env, host }: ClaimantWorld): string {
  const { GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env
  return [run, attempt, host.machine, host.pid, randomUUID().slice(0, 8)].join('-')
}

/** Of a claim whose run has told that it will never know what came of it. */
export const NOBODY = ''

/** GitHub begins no further attempt before the last one is over, and a process that is gone sends nothing. */
export function isOver(claim: string, { env, host }: ClaimantWorld): boolean {
  if (claim === NOBODY) return true
  const [run, attempt, machine, pid] = claim.split('-')
  if (run === env.GITHUB_RUN_ID && Number(attempt) < Number(env.GITHUB_RUN_ATTEMPT)) return true
  return machine === host.machine && !host.isRunning(Number(pid))
}

type ClaimantWorld = Pick<World, 'env' | 'host'>
