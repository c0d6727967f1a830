/**
 * What one run leaves for the next, so that a video is paid for once. The run writes `submitting` before it sends a
 * create, and the project id the moment it is known; the next run reads both before it pays for anything.
 */
export interface Ledger {
  /** The last thing remembered for a content key; undefined when nothing is, or when the memory can't be read. */
  recall(contentKey: string): Promise<LedgerEntry | undefined>
  /**
   * Never rejects: a memory that can't be written is a warning, and the run goes on.
   *
   * @returns whether a later run will find it
   */
  remember(contentKey: string, memory: LedgerEntry): Promise<boolean>
}

export type LedgerEntry =
  | {
      readonly state: 'submitting'
      /** The account's credits just before the create was sent; undefined when they could not be read. */
      readonly credits: number | undefined
      /** The title to look for in the dashboard. */
      readonly videoName: string
      /** ISO 8601. */
      readonly at: string
      /** Who makes this claim (claimant.ts). */
      readonly claim: string
    }
  | { readonly state: 'submitted'; readonly projectId: string; readonly at: string }
  /** The create was refused: nothing was taken, whatever the credits say by now. */
  | { readonly state: 'refused'; readonly at: string }

/** Whether both are the same memory, and not only alike. */
export function isSame(one: LedgerEntry, other: LedgerEntry): boolean {
  return one.state === other.state && one.at === other.at && signOf(one) === signOf(other)
}

function signOf(memory: LedgerEntry): string | undefined {
  return memory.state === 'submitting' ? memory.claim : undefined
}

/** Several keepers as one: what was remembered last counts, wherever it was kept. None remember nothing. */
export function combine(keepers: readonly Ledger[]): Ledger {
  return {
    async recall(contentKey) {
      const memories = await Promise.all(keepers.map(keeper => keeper.recall(contentKey)))
      return memories
        .filter(memory => memory !== undefined)
        .sort((one, other) => (one.at < other.at ? 1 : -1))[0]
    },
    async remember(contentKey, memory) {
      const kept = await Promise.all(keepers.map(keeper => keeper.remember(contentKey, memory)))
      return kept.includes(true)
    },
  }
}
