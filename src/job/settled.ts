import type { Depth } from '../ledger/ledger.ts'
import { duration } from '../lib/text.ts'
import { type Deps, type Purchase, say } from './deps.ts'
import { LEASE_MS, type Standing, standingOf } from './standing.ts'
import * as diagnostics from './video-diagnostics.ts'

/** How the content stands, once no other run can be in the middle of paying; `open` when that takes too long. */
export async function settled(
  { contentKey, ...subject }: Purchase<unknown>,
  deps: Deps<unknown>,
  { giveUpAt, depth, lost }: { giveUpAt: number; depth: Depth; lost: LostRound | undefined },
): Promise<(Standing & { readonly isWhole: boolean }) | 'open'> {
  const { clock, signal } = deps.world
  for (let isTold = false; ; isTold = true) {
    const { entries, isWhole } = await deps.ledger.recall(contentKey, isTold ? 'all' : depth)
    const standing = standingOf(entries, clock.now())
    const leaseMs = lost && standing.lastRound < lost.round ? lost.at + LEASE_MS - clock.now() : 0
    const openMs = deps.reuse ? Math.max(standing.openMs, leaseMs) : 0
    if (openMs <= 0) return { ...standing, isWhole }
    const leftMs = giveUpAt - clock.now()
    if (signal.aborted || leftMs <= 0) return 'open'
    if (!isTold) say(subject, deps, diagnostics.openLine(standing, duration(openMs / 1000)))
    await clock.sleep(Math.min(LOOK_MS, openMs, leftMs), signal)
  }
}

/** Between two looks at the memory of a run that is about to pay. */
const LOOK_MS = 3000

/** A round that another run has locked: its claim is to be seen soon, or never. */
export interface LostRound {
  readonly round: number
  readonly at: number
}
