import * as v from 'valibot'
import { known } from '../lib/objects.ts'

/**
 * The hidden first line of the comment: all that is needed to write the comment again but the spoken text, which stands
 * in the comment itself, and the names that the memory keeps here (entries.ts). JSON, with everything escaped that could
 * end an HTML comment or mean something to GitHub, and a proof that a run with the same API key wrote it. Only a marker
 * at the very beginning of a comment counts: what stands further down may be quoted from a script.
 */
export function writeMarker(note: Note, prove: Prove): string {
  const wire = toWire(note) as object
  const json = JSON.stringify({ ...wire, proof: prove(JSON.stringify(wire)) })
  const safe = json.replace(/[^\w ":,.{}[\]/\\=?%+-]/gu, escapeUnits)
  return `${START}${safe}${END}`
}

/**
 * Undefined for a comment that is none of ours, or of another tag where one is wanted. What nobody proves says nothing
 * but its tag.
 */
export function readMarker(body: string, prove: Prove, tag?: string): Note | undefined {
  const wire = wireOf(body)
  if (!wire) return undefined
  const { proof, ...said } = wire
  const parsed = v.safeParse(NOTE, fromWire(said))
  if (!parsed.success || (tag !== undefined && parsed.output.tag !== tag)) return undefined
  if (proof === prove(JSON.stringify(said))) return withHeldPlan(parsed.output, body, prove)
  return { tag: parsed.output.tag, entries: [], names: [] }
}

/**
 * The names in a marker, whoever wrote it: another key of ours may have. Each is sealed by itself (entries.ts), so that a
 * made-up one says nothing; whoever only adds to a comment must not lose them.
 */
export function claimedNames(body: string): readonly string[] {
  const parsed = v.safeParse(v.object({ names: v.array(v.string()) }), wireOf(body))
  return parsed.success ? parsed.output.names : []
}

function wireOf(body: string): Record<string, unknown> | undefined {
  const line = body.split(/\r?\n/, 1)[0] ?? ''
  if (!line.startsWith(START) || !line.endsWith(END)) return undefined
  return parseObject(line.slice(START.length, -END.length))
}

function withHeldPlan({ plan, ...note }: Note, body: string, prove: Prove): Note {
  const isHeld = plan?.proof === markPlan(plan?.keys ?? [], visibleOf(body), prove).proof
  return plan && isHeld ? { ...note, plan } : note
}

/** What only a run with this API key can make of a text, for a comment on this pull request. */
export type Prove = (text: string) => string

/** What the comment remembers. */
export interface Note {
  /** Keeps several comments on one pull request apart. */
  readonly tag: string
  /** The videos that it shows. */
  readonly entries: readonly Entry[]
  /** What runs remember of what they paid for, shown or not. */
  readonly names: readonly string[]
  /** What people could read before anything was paid. */
  readonly plan?: PlanMark | undefined
}

/** The contents that a plan showed, and the proof that the comment still says what it said when it was written. */
export type PlanMark = Readonly<v.InferOutput<typeof PLAN>>

/**
 * Vouches for a plan together with everything that the comment shows: who edits the comment can't have another text
 * approved than the one that is paid for.
 *
 * @param keys the content keys
 * @param visible what stands below the marker
 */
export function markPlan(keys: readonly string[], visible: string, prove: Prove): PlanMark {
  return { keys: [...keys], proof: prove(JSON.stringify(['plan', keys, asStored(visible)])) }
}

/** What stands below the marker. */
export function visibleOf(body: string): string {
  const end = body.indexOf('\n')
  return end === -1 ? '' : body.slice(end + 1)
}

/** Line ends and the space round a comment are GitHub's. */
function asStored(visible: string): string {
  return visible.replaceAll('\r\n', '\n').trim()
}

/** The entry without what is only shown. */
export function slim({ contentKey, state, projectId, at }: Entry): Entry {
  return known({ contentKey, state, projectId, at })
}

const START = '<!-- jogg-video-action:'
const END = ' -->'

const ADDRESS = v.pipe(v.string(), v.url(), v.regex(/^https?:/))
const SHAPES = ['landscape', 'portrait', 'square'] as const
const STATES = ['submitting', 'submitted', 'refused'] as const
const STATUSES = ['pending', 'processing', 'success', 'failed', 'deleted', 'unknown'] as const

const ENTRY = v.object({
  contentKey: v.optional(v.pipe(v.string(), v.hexadecimal())),
  state: v.optional(v.picklist(STATES)),
  projectId: v.optional(v.string()),
  videoName: v.optional(v.string()),
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  status: v.optional(v.picklist(STATUSES)),
  videoUrl: v.optional(ADDRESS),
  coverUrl: v.optional(ADDRESS),
  duration: v.optional(v.number()),
  title: v.optional(v.string()),
  file: v.optional(v.string()),
  language: v.optional(v.string()),
  shape: v.optional(v.picklist(SHAPES)),
  releaseAssetUrl: v.optional(ADDRESS),
  subtitleUrl: v.optional(ADDRESS),
  playerUrl: v.optional(ADDRESS),
  problem: v.optional(v.string()),
})

/**
 * One video as the comment shows it. `problem` is the title of what went wrong; `at` is when the state was reached, ISO
 * 8601; `duration` is in seconds.
 */
export type Entry = Readonly<v.InferOutput<typeof ENTRY>>

const PLAN = v.object({ keys: v.array(v.pipe(v.string(), v.hexadecimal())), proof: v.string() })

const NOTE = v.object({
  tag: v.string(),
  entries: v.array(ENTRY),
  names: v.array(v.string()),
  plan: v.optional(PLAN),
})

/** Names in the marker are those of the action's outputs: `contentKey` is `content-key` there. */
function toWire(value: unknown): unknown {
  return renamed(value, name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`))
}

function fromWire(value: unknown): unknown {
  return renamed(value, name => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()))
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map(item => renamed(item, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]),
  )
}

function escapeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
