import { cut } from '../lib/text.ts'
import type { Seal } from './seal.ts'

/**
 * What one run leaves for the next: entries that are only ever added, each a name that says everything and that only
 * this account can read. They are the same in every keeper. A content is paid for in rounds, 1, 2, 3 …; of a round there is
 * one claim, made before its create is sent, and what came of it.
 */
export type Entry = Common &
  (
    | Claim
    /** Accepted and paid for. */
    | { readonly kind: 'submitted'; readonly projectId: string }
    /** Nothing was taken, no matter what the credits say by now. */
    | { readonly kind: 'refused' }
    /** Its run will never know what came of its create. */
    | { readonly kind: 'abandoned' }
    /** Nobody knows what came of it, and the credits have changed since: only a person can decide. */
    | { readonly kind: 'changed' }
    /** Of the account: a create was accepted, and the balance did not move. */
    | { readonly kind: 'still' }
  )

interface Common {
  readonly round: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

interface Claim {
  readonly kind: 'claim'
  /** The account's credits just before the create; undefined when they could not be read. */
  readonly credits: number | undefined
  /** The title to look for in the dashboard. */
  readonly videoName: string
}

export type Kind = Entry['kind']
export type Claimed = Common & Claim
export type Submitted = Extract<Entry, { kind: 'submitted' }>

/** The number is the format's: another one finds nothing of what this one wrote. */
const FORMAT = 'jogg-video-2'

/** Binary digits at the beginning of a name's own part, by which a keeper that gives one name at a time gives all. */
export const DIGITS = 12

/** What was paid for begins in its own way: nothing that came later can hide it. */
export const LETTERS = { submitted: 's', other: 'e' } as const

/** @param id stands for a content, or for the account (seal.ts) */
export function beginningOf(id: string): string {
  return `${FORMAT}-${id}-`
}

export function nameOf(entry: Entry, id: string, seal: Seal): string {
  const sealed = seal.close(id, JSON.stringify(pack(entry)))
  const digits = Number.parseInt(sealed.slice(0, 4), 16).toString(2).padStart(16, '0').slice(0, DIGITS)
  const letter = entry.kind === 'submitted' ? LETTERS.submitted : LETTERS.other
  return `${beginningOf(id)}${letter}${digits}-${sealed}`
}

/** Undefined for what this account did not write for this content. @param now a time far ahead of it is no time */
export function readName(name: string, id: string, seal: Seal, now: number): Entry | undefined {
  const sealed = name.startsWith(beginningOf(id)) ? name.split('-').at(-1) : undefined
  const text = sealed && seal.open(id, sealed)
  const entry = text ? unpack(JSON.parse(text)) : undefined
  if (!entry || entry.at > now + MAX_AHEAD_MS) return undefined
  return { ...entry, at: Math.min(entry.at, now) }
}

/** Clocks of runners differ, but not by more. */
const MAX_AHEAD_MS = 600_000

/** Reserved by the one run that may make the claim of a round; nothing is ever found under it. */
export function lockOf(round: number, id: string, seal: Seal): string {
  return `${FORMAT}-lock-${seal.sign(`round ${round}`, id)}`
}

/** What this file alone writes, and is sealed: it comes back as it was, or not at all. */
type Packed = readonly [kind: Kind, round: number, at: number, text?: string, credits?: number]

function pack(entry: Entry): Packed {
  const { kind, round, at } = entry
  if (kind === 'submitted') return [kind, round, at, entry.projectId]
  if (kind !== 'claim') return [kind, round, at]
  const { credits } = entry
  const name = withinBytes(entry.videoName, MAX_VIDEO_NAME)
  return credits === undefined ? [kind, round, at, name] : [kind, round, at, name, credits]
}

function unpack([kind, round, at, text = '', credits]: Packed): Entry {
  if (kind === 'submitted') return { kind, round, at, projectId: text }
  return kind === 'claim' ? { kind, round, at, videoName: text, credits } : { kind, round, at }
}

/** Bytes. Cache keys have 512 characters at most, two for a byte (https://github.com/actions/toolkit/tree/main/packages/cache). */
const MAX_VIDEO_NAME = 120

function withinBytes(text: string, max: number): string {
  let short = text
  while (Buffer.byteLength(JSON.stringify(short)) > max) short = cut(short, short.length - 1)
  return short
}
