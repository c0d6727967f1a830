import { LIMITS } from '../jogg/api.ts'
import { isoTime } from '../text.ts'
import type { World } from '../world.ts'
import { claimant, isOver, NOBODY } from './claimant.ts'
import { readCredits } from './credits.ts'
import type { Desk, Purchase } from './desk.ts'
import { isSame, type Memory } from './ledger.ts'

/**
 * The right to pay for a content, which one run at a time may have. No memory that GitHub offers can lock, so runs keep
 * to times instead, as in Fischer's algorithm (https://lamport.azurewebsites.net/pubs/fast-mutex.pdf): see whether all
 * is still as the decision found it, write a claim, and where others may be waiting for the same moment, leave them time
 * to write theirs and see whose came last. A claim is good for some seconds; whoever else comes leaves the content
 * alone until the create that was sent under it is certainly answered.
 *
 * @param seen what was remembered when the decision to pay was made
 */
export function openClaim(
  { contentKey, name }: Purchase<unknown>,
  desk: ClaimDesk,
  seen: Memory | undefined,
): Claim {
  const { clock, signal } = desk.world
  const sign = claimant(desk.world)
  let held: Held | undefined

  async function take(): Promise<boolean> {
    if (held && clock.now() - Date.parse(held.at) < GOOD_FOR_MS) return true
    const credits = await readCredits(desk)
    const before = held ?? seen
    if (!(await stands(before))) return false
    const isAlone = !before || (before === held && openFor(before, desk.world) > GOOD_FOR_MS)
    held = { state: 'submitting', credits, videoName: name, at: isoTime(clock.now()), claim: sign }
    await desk.ledger.remember(contentKey, held)
    if (isAlone || !desk.reuse) return true
    await clock.sleep(SETTLE_MS, signal)
    return !signal.aborted && (await stands(held, before))
  }

  /** A memory that was lost, or could not be written, holds nobody up. */
  async function stands(...expected: readonly (Memory | undefined)[]): Promise<boolean> {
    if (!desk.reuse) return true
    const latest = await desk.ledger.recall(contentKey)
    return !latest || expected.some(memory => memory && isSame(memory, latest))
  }

  async function release(): Promise<void> {
    if (openFor(held, desk.world) === 0) return
    const at = isoTime(clock.now())
    const before: Memory = seen?.state === 'submitted' ? { ...seen, at } : { state: 'refused', at }
    await desk.ledger.remember(contentKey, before)
  }

  async function abandon(): Promise<void> {
    if (held) await desk.ledger.remember(contentKey, { ...held, at: isoTime(clock.now()), claim: NOBODY })
  }

  return { take, release, abandon, credits: () => held?.credits }
}

export interface Claim {
  /** Before each create: whether it may be sent. False when another run was faster; it has paid, or is about to. */
  take(): Promise<boolean>
  /** Gives it back when nothing was taken: what was paid for before counts again. Not where others may have it by now. */
  release(): Promise<void>
  /** Tells whoever comes next that this run will never know what came of its create. */
  abandon(): Promise<void>
  /** The account's credits just before the last create; undefined when they could not be read. */
  credits(): number | undefined
}

type Held = Memory & { readonly state: 'submitting' }

type ClaimDesk = Pick<Desk<unknown>, 'world' | 'ledger' | 'reuse'> & {
  readonly api: Pick<Desk<unknown>['api'], 'credits'>
}

/**
 * How much longer a create may be under way for a content, in milliseconds: 0 when none can be. Until then untouched
 * credits say nothing. A time that is far ahead of ours says nothing, either, and is not waited for.
 */
export function openFor(memory: Memory | undefined, world: Pick<World, 'env' | 'host' | 'clock'>): number {
  if (memory?.state !== 'submitting') return 0
  const age = world.clock.now() - Date.parse(memory.at)
  const openMs = isOver(memory.claim, world) ? LATE_MS : OPEN_MS
  return Math.abs(age) < openMs ? openMs - age : 0
}

/** For how long creates may be sent under a claim, in milliseconds. */
const GOOD_FOR_MS = 30_000
/** The last of them is answered or given up by then; half a minute is for slow memories and clocks that differ. */
const OPEN_MS = GOOD_FOR_MS + LIMITS.create + 30_000
/** For a create that nobody waits for any more: by then it has arrived, or never will. */
const LATE_MS = 20_000
/** Longer than it takes from looking at the memory to having written it. */
const SETTLE_MS = 5000
