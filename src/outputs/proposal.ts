import type { Diagnostic } from './diagnostics.ts'

/** What a run would submit and pay for, shown to people before anything is paid: the comment's plan. */
export interface Proposal {
  /** The `content-key` of each video and translation; empty where a dry run without a key could not know one. */
  readonly keys: readonly string[]
  /** Of the whole run, where identical videos are paid for once. */
  readonly credits: number
  /** Who speaks, each once, as far as the catalog was asked. */
  readonly faces: readonly Face[]
  /** Why a run that pays would be refused. */
  readonly refusal?: Diagnostic | undefined
}

/** What the catalog has to show of an avatar and a voice. Addresses are checked where they come from. */
export interface Face {
  readonly avatarName?: string | undefined
  readonly pictureUrl?: string | undefined
  readonly voiceName?: string | undefined
  readonly sampleUrl?: string | undefined
}
