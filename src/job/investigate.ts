import type { Video } from '../jogg/domain.ts'
import type { Submitted } from '../ledger/entries.ts'
import type { World } from '../runtime/world.ts'
import type { Deps } from './deps.ts'
import type { Findings } from './recall.ts'
import { isMissing } from './video-diagnostics.ts'

/**
 * What has become of a project that was paid for. A video counts as gone only when that is certain: what is not found is
 * asked for again until the project is no longer young, and an address that is dead is tried for over a minute, and JoggAI
 * is then asked once more. A run that is cancelled meanwhile is certain of nothing.
 */
export async function investigate({ projectId, at }: Submitted, deps: InvestigateDeps): Promise<Findings> {
  const { clock, signal } = deps.world
  let reply = await deps.api.video(projectId, signal)
  for (let asked = 1; !reply.ok && isMissing(reply.error); asked++) {
    if (asked >= MISSES && clock.now() - at > YOUNG_MS) break
    await clock.sleep(PAUSE_MS, signal)
    if (signal.aborted) return { projectId, reply: CANCELLED, isGone: false }
    reply = await deps.api.video(projectId, signal)
  }
  const address = reply.ok ? reply.value.videoUrl : undefined
  if (!address || !(await isDead(address, deps.world))) return { projectId, reply, isGone: false }
  const now = await deps.api.video(projectId, signal)
  const isSame = now.ok && now.value.videoUrl === address
  const isGone = isSame || (now.ok && (await isDead(now.value.videoUrl, deps.world)))
  return { projectId, reply: now, isGone: isGone && !signal.aborted }
}

interface InvestigateDeps {
  readonly api: Pick<Deps<unknown>['api'], 'video'>
  readonly world: World
}

const CANCELLED = { ok: false, error: { kind: 'unclear', detail: 'the run was cancelled' } } as const

/** A project that was accepted a moment ago may not have got about yet. */
const YOUNG_MS = 60_000
/** How often a project is not found before that is believed, and an address dead; over a minute in all. */
const MISSES = 3
const TRIES = 4
const PAUSE_MS = 21_000

/** Only an address that certainly is no more: a request that failed says nothing. */
async function isDead(address: Video['videoUrl'], { clock, signal, fetch }: World): Promise<boolean> {
  if (!address) return false
  for (let tries = 1; await isNotThere(address, fetch, signal); tries++) {
    if (signal.aborted) return false
    if (tries === TRIES) return true
    await clock.sleep(PAUSE_MS, signal)
  }
  return false
}

async function isNotThere(address: string, fetch: World['fetch'], signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ALIVE_MS)])
  try {
    // Not HEAD: an address that was signed for GET may well refuse it.
    const range = { range: 'bytes=0-0' }
    const { status, body } = await fetch(address, { headers: range, redirect: 'manual', signal: limit })
    await body?.cancel()
    return status === 404 || status === 410
  } catch {
    return false
  }
}

const ALIVE_MS = 10_000
