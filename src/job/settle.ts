import { duration } from '../lib/text.ts'
import { isBalanceStill, readCredits } from './credits.ts'
import { type Deps, type Purchase, say } from './deps.ts'
import { OPEN_MS } from './standing.ts'

/**
 * Finds out from JoggAI's own list what became of a create that was never answered, for as long as that is not certain:
 * the list may show it late. Where it does not answer, nothing is known.
 *
 * @param known projects that were paid for before, which are not what is looked for
 * @param giveUpAt until when it is looked for, in milliseconds since the epoch
 */
export async function settle(
  purchase: ListedPurchase,
  deps: Deps<unknown>,
  lost: LostCreate,
  { known, giveUpAt }: Search,
): Promise<Settlement> {
  const { listed } = purchase
  const { clock, signal, lastCall } = deps.world
  for (let looks = 0, misses = 0; misses < MAX_MISSES; looks++) {
    const reply = await listed.find(lost.name, lastCall)
    if (reply.ok) {
      misses = 0
      const found = reply.value.find(id => !known.includes(id))
      if (found) return { kind: 'made', projectId: found }
      if (await isProof(lost, listed.isComplete, deps)) return { kind: 'not-made' }
    } else misses++
    if (signal.aborted || clock.now() >= giveUpAt) return UNCLEAR
    if (looks === 0) say(purchase, deps, lookingLine(lost, clock.now()))
    await clock.sleep(Math.min(LOOK_MS, giveUpAt - clock.now()), signal)
  }
  return UNCLEAR
}

type ListedPurchase = Purchase<unknown> & Required<Pick<Purchase<unknown>, 'listed'>>

export interface Search {
  readonly known: readonly string[]
  readonly giveUpAt: number
}

/** A create that was sent, and of which no answer says what came. */
export interface LostCreate {
  /** The name that was sent. */
  readonly name: string
  /** When, in milliseconds since the epoch. */
  readonly at: number
  /** The account's, just before. */
  readonly credits: number | undefined
}

export type Settlement =
  | { readonly kind: 'made'; readonly projectId: string }
  | { readonly kind: 'not-made' }
  | { readonly kind: 'unclear' }

const UNCLEAR: Settlement = { kind: 'unclear' }

/**
 * What the list does not show was not made once it can't be accepted any more and no credits were taken; or, where the
 * list is complete, once it would have begun to render, or have failed, long ago.
 */
async function isProof(
  { at, credits }: LostCreate,
  isComplete: boolean,
  deps: Deps<unknown>,
): Promise<boolean> {
  const age = deps.world.clock.now() - at
  if (isComplete && age >= SURE_MS) return true
  if (age < OPEN_MS || credits === undefined) return false
  return (await readCredits(deps)) === credits && !(await isBalanceStill(deps))
}

/** A template video takes two to five minutes: by then the list shows it, no matter what it does with what is pending. */
const SURE_MS = 600_000

/** Between two looks at the list, in milliseconds. */
const LOOK_MS = 10_000

/** Looks in a row without an answer, after which the list is taken for one that does not answer. */
const MAX_MISSES = 5

function lookingLine({ at }: LostCreate, now: number): string {
  const most = duration(Math.max(0, at + SURE_MS - now) / 1000)
  return `no answer says whether it was accepted: looking for it in JoggAI’s list, at most ${most}`
}
