import type { Entry } from '../../src/ledger/entries.ts'
import { type Keeper, type Ledger, ledgerOf } from '../../src/ledger/ledger.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import type { Clock } from '../../src/runtime/world.ts'

/** A keeper for tests in this process: keeps everything, and locks. */
export function memoryKeeper(names: string[] = []): Keeper {
  const locks = new Set<string>()
  return {
    names: async beginning => names.filter(name => name.startsWith(beginning)),
    add: async name => (names.push(name) > 0 ? 'kept' : 'failed'),
    lock: async name => {
      if (locks.has(name)) return 'refused'
      locks.add(name)
      return 'taken'
    },
  }
}

export const KEY_OF_TESTS = 'key'

/** The ledger of these keepers, for the account that tests have. */
export function ledgerWith(clock: Clock, ...keepers: readonly Keeper[]): Ledger {
  return ledgerOf(keepers, createSeal(KEY_OF_TESTS), { clock })
}

export function claimOf(at: number, more: Partial<Extract<Entry, { kind: 'claim' }>> = {}): Entry {
  return { kind: 'claim', round: 1, at, credits: 12, videoName: 'octo 7/merge', ...more }
}

export function submittedOf(projectId: string, at: number, round = 1): Entry {
  return { kind: 'submitted', round, at, projectId }
}
