import { LIMITS } from '../jogg/api.ts'
import type { Claimed, Entry, Kind, Submitted } from '../ledger/entries.ts'

/**
 * How a content stands, from the entries of all keepers in any order: pure. What was paid for counts, no matter what came
 * later; a claim without an answer counts as a create that may still be accepted until that can't be any more.
 */
export function standingOf(entries: readonly Entry[], now: number): Standing {
  const rounds = [...Map.groupBy(entries, entry => entry.round).entries()]
    .map(([number, own]) => readRound(number, own))
    .sort((one, other) => one.number - other.number)
  const payments = paymentsOf(entries)
  const paidRound = payments.at(-1)?.round ?? 0
  const doubtful = rounds.filter(
    (round, nth) => round.number > paidRound && isDoubtful(round, rounds.slice(nth + 1)),
  )
  const open = doubtful.flatMap(({ claim, isChanged }) => (claim && !isChanged ? claim.at + OPEN_MS : []))
  const openUntil = Math.max(0, ...open)
  return {
    payments,
    lastRound: Math.max(0, ...rounds.map(({ number }) => number)),
    unanswered: doubtful.at(-1)?.claim,
    isChanged: doubtful.some(({ isChanged }) => isChanged),
    isAbandoned: doubtful.at(-1)?.isAbandoned ?? false,
    openMs: Math.max(0, openUntil - now),
  }
}

export interface Standing {
  /** Every project that was paid for, the last one at the end. */
  readonly payments: readonly Submitted[]
  /** 0 where nothing was ever claimed. */
  readonly lastRound: number
  /** The last claim, newer than every payment, of which nobody knows what came. */
  readonly unanswered: Claimed | undefined
  /** A run saw that the balance had changed since such a claim: only a person can decide. */
  readonly isChanged: boolean
  /** The last such claim's run has given up: nobody will say what came of it. */
  readonly isAbandoned: boolean
  /** Milliseconds for which a create may still be accepted, or be shown by a balance. Until then nothing is certain. */
  readonly openMs: number
}

interface Round {
  readonly number: number
  readonly claim: Claimed | undefined
  readonly isAnswered: boolean
  readonly isChanged: boolean
  readonly isAbandoned: boolean
}

function readRound(number: number, own: readonly Entry[]): Round {
  const claims = own.filter(entry => entry.kind === 'claim').sort((one, other) => one.at - other.at)
  const has = (kind: Kind) => own.some(entry => entry.kind === kind)
  return {
    number,
    claim: claims.at(-1),
    isAnswered: has('submitted') || has('refused'),
    isChanged: has('changed'),
    isAbandoned: has('abandoned'),
  }
}

/** A later claim was made once this one was settled, unless it came while this one was open. */
function isDoubtful({ claim, isAnswered, isChanged }: Round, later: readonly Round[]): boolean {
  if (isAnswered) return false
  if (isChanged) return true
  return claim !== undefined && !later.some(next => next.claim && next.claim.at >= claim.at + OPEN_MS)
}

function paymentsOf(entries: readonly Entry[]): readonly Submitted[] {
  const submitted = entries.filter(entry => entry.kind === 'submitted')
  const byProject = new Map(submitted.map(entry => [entry.projectId, entry]))
  return [...byProject.values()].sort((one, other) => one.round - other.round || one.at - other.at)
}

/** A create is sent within this time of its claim, in milliseconds. */
const GOOD_FOR_MS = 12_000
/** JoggAI may show a balance that is a minute old; the rest is for clocks that differ. */
const STALE_MS = 68_000
/** From a claim until an untouched balance shows that its create was not accepted, whoever sent it and died. */
export const OPEN_MS = GOOD_FOR_MS + LIMITS.create + STALE_MS

/** Whoever locks a round has claimed it by then, or gives it up; milliseconds. */
export const CLAIM_MS = 20_000
/** A locked round without a claim is nobody's by then: its run died in between. The rest is for memories that lag. */
export const LEASE_MS = 30_000

/** Videos of one content that are paid for without a person's word: the second where the first really failed. */
export const MAX_PAYMENTS = 2
/** For how long an account's balance is not believed after it stood still over an accepted create. */
export const STILL_MS = 24 * 3600_000
