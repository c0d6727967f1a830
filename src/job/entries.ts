import * as v from 'valibot'
import { cut } from '../text.ts'
import type { Seal } from './seal.ts'

/**
 * What one run leaves for the next: entries that are only ever added, each a name that says everything and that only
 * this account can read. They are the same in every keeper. A content is paid for in rounds, 1, 2, 3 …; of a round there is
 * one claim, made before its create is sent, and what came of it.
 */
const COMMON = { round: v.pipe(v.number(), v.integer(), v.minValue(1)), at: v.number() }
const ENTRY = v.variant('kind', [
  v.object({
    ...COMMON,
    kind: v.literal('claim'),
    /** The account's credits just before the create; absent when they could not be read. */
    credits: v.optional(v.number()),
    /** The title to look for in the dashboard. */
    videoName: v.string(),
    /** Tells two claims apart. */
    sign: v.string(),
  }),
  /** Accepted and paid for. */
  v.object({ ...COMMON, kind: v.literal('submitted'), projectId: v.string() }),
  /** Nothing was taken, whatever the credits say by now. */
  v.object({ ...COMMON, kind: v.literal('refused') }),
  /** Its run will never know what came of its create. */
  v.object({ ...COMMON, kind: v.literal('abandoned') }),
  /** Nobody knew what came of it, and a run saw that credits had gone or come since. */
  v.object({ ...COMMON, kind: v.literal('changed') }),
  /** Of the account: a create was accepted, and the balance did not move. */
  v.object({ ...COMMON, kind: v.literal('still') }),
])

/** `at` is in milliseconds since the epoch. */
export type Entry = Readonly<v.InferOutput<typeof ENTRY>>
export type Claimed = Extract<Entry, { kind: 'claim' }>
export type Submitted = Extract<Entry, { kind: 'submitted' }>

/** The number is the format's: another one finds nothing of what this one wrote. */
const FORMAT = 'jogg-video-2'

/** Binary digits at the beginning of a name's own part, by which a keeper that gives one name at a time gives all. */
export const DIGITS = 12

/** Submitted ones have a beginning of their own: nothing that came later can hide what was paid for. */
export type Beginning = 'submitted' | 'other'

export function beginningOf(id: string, which: Beginning): string {
  return `${FORMAT}-${id}-${which === 'submitted' ? 's' : 'e'}`
}

export function nameOf(entry: Entry, id: string, seal: Seal): string {
  const sealed = seal.close(id, JSON.stringify(short(entry)))
  const digits = Number.parseInt(sealed.slice(0, 4), 16).toString(2).padStart(16, '0').slice(0, DIGITS)
  return `${beginningOf(id, entry.kind === 'submitted' ? 'submitted' : 'other')}${digits}-${sealed}`
}

/** Cache keys are 512 characters at most (https://github.com/actions/toolkit/tree/main/packages/cache), and hold twice these bytes. */
const MAX_VIDEO_NAME = 90

function short(entry: Entry): Entry {
  if (entry.kind !== 'claim') return entry
  let name = entry.videoName
  while (Buffer.byteLength(JSON.stringify(name)) > MAX_VIDEO_NAME) name = cut(name, name.length - 1)
  return { ...entry, videoName: name }
}

/** Undefined for what this account did not write for this content. @param now a time far ahead of it is no time */
export function readName(name: string, id: string, seal: Seal, now: number): Entry | undefined {
  const sealed = name.startsWith(`${FORMAT}-${id}-`) ? name.split('-').at(-1) : undefined
  const text = sealed && seal.open(id, sealed)
  if (!text) return undefined
  const parsed = v.safeParse(ENTRY, JSON.parse(text))
  if (!parsed.success || parsed.output.at > now + MAX_AHEAD_MS) return undefined
  return { ...parsed.output, at: Math.min(parsed.output.at, now) }
}

/** Clocks of runners differ, but not by more. */
const MAX_AHEAD_MS = 600_000

/** Reserved by the one run that may make the claim of a round. Nothing is found under it. */
export function lockOf(round: number, id: string, seal: Seal): string {
  return `${FORMAT}-lock-${seal.sign(`round ${round}`, id)}`
}
