import { speakByItself } from './by-itself.ts'
import { estimate, PARAGRAPH_PAUSE, textSeconds, UNSURE } from './estimate.ts'
import { Importance, importanceOf } from './importance.ts'
import type { Language } from './language.ts'
import { sayLeftOut } from './left-out.ts'
import { type Part, readOutline } from './outline.ts'
import { sentencesOf } from './sentences.ts'

/** What an edition is made for; see `shortenMarkdown`, which says what it is. */
interface Wanted {
  /** Seconds, by the cautious end of the estimate. */
  readonly limit: number
  readonly speak: (markdown: string) => string
  readonly language: Language
  readonly bare?: Bare
}

/**
 * Leaves out of Markdown that is too long what matters least, until the rest fits. Each item is spoken once, by itself,
 * to know how long it takes; the rest is spoken as a whole in the end, so that it reads as one text, and is held to the
 * limit as that.
 */
export function edit(markdown: string, wanted: Wanted): Edited {
  const draft = readDraft(markdown, wanted)
  const safe = safeUnits(draft, wanted)
  const kept = new Selection(draft.heads, draft.units)
  const order = orderOfLeaving(draft.units.filter(unit => !safe.has(unit)))
  const leave = (seconds: number) => {
    for (const enough = kept.seconds - seconds; kept.seconds > enough && order.length > 0; )
      kept.remove(order.shift())
  }
  leave(kept.seconds - wanted.limit / CAUTION)
  for (;;) {
    const edited = compose(draft, kept, wanted)
    const over = estimate(edited.script).atMost - wanted.limit
    if (over <= 0) return orOne(fill(edited, draft, kept, wanted), draft, wanted)
    if (order.length === 0) return (safe.size > 0 && composeBare(draft, kept, wanted)) || edited
    leave(over / CAUTION)
  }
}

/** What goes beside the items, where there is no other way to keep those that are safe. */
interface Bare {
  /** The headings that nothing stands under directly, or all of them. */
  readonly heads?: 'outer' | 'all'
  /** The sentence about what was left out. */
  readonly last?: boolean
}

/** From the least that is lost. */
const BARE: readonly Bare[] = [
  { heads: 'outer' },
  { last: true },
  { heads: 'outer', last: true },
  { heads: 'all' },
  { heads: 'all', last: true },
]

/** @returns the first way that fits, where there is one */
function composeBare(draft: Draft, kept: Selection, wanted: Wanted): Edited | undefined {
  for (const bare of BARE) {
    const edited = compose(draft, kept, { ...wanted, bare })
    if (estimate(edited.script).atMost <= wanted.limit) return edited
  }
  return undefined
}

export interface Edited {
  /** Spoken text. */
  readonly script: string
  /** What it leaves out as it would have been spoken, one line for each item or sentence, in their order. */
  readonly leftOut: readonly string[]
  /** Of the text itself nothing is left: not one sentence of it fits. */
  readonly isEmpty: boolean
}

/** How much the cautious end of the estimate is above the middle. */
const CAUTION = 1 + UNSURE

export function oneLine(spoken: string): string {
  return spoken.replace(/\s+/g, ' ').trim()
}

/** What can be left out by itself: an item, a paragraph, or a sentence of the opening. */
interface Unit {
  readonly part: Part
  readonly spoken: string
  readonly seconds: number
  readonly importance: number
  /** Of a sentence of the opening, the first is 1. */
  readonly sentence: number
}

/** Beside those of `Importance`: the opening is as good as new things, and its first sentence better than all. */
const OPENING = Importance.news + 0.5
const FIRST_SENTENCE = Importance.marked + 1

interface Draft {
  readonly markdown: string
  readonly parts: readonly Part[]
  readonly units: readonly Unit[]
  /** The seconds that each head takes. */
  readonly heads: ReadonlyMap<Part, number>
}

function readDraft(markdown: string, { speak, language }: Wanted): Draft {
  const parts = readOutline(markdown)
  const spoken = speakByItself(
    markdown,
    parts.filter(({ kind }) => kind !== 'mark'),
    speak,
  )
  const heads = parts.filter(({ kind }) => kind === 'head')
  return {
    markdown,
    parts,
    units: readUnits(parts, spoken, language),
    heads: new Map(heads.map(part => [part, secondsOf(spoken.get(part) ?? '', part, language)])),
  }
}

function readUnits(parts: readonly Part[], spokenBy: ReadonlyMap<Part, string>, language: Language): Unit[] {
  let isOpening = true
  return parts.flatMap(part => {
    const spoken = part.kind === 'head' ? '' : (spokenBy.get(part) ?? '')
    if (spoken === '') return []
    const opens = isOpening && part.kind === 'prose'
    isOpening = false
    if (opens) return readOpening(part, spoken, language)
    const importance = importanceOf(part.text, headingsOf(part))
    return [{ part, spoken, seconds: secondsOf(spoken, part, language), importance, sentence: 0 }]
  })
}

function readOpening(part: Part, spoken: string, language: Language): Unit[] {
  return sentencesOf(spoken).map((sentence, place) => ({
    part,
    spoken: sentence,
    seconds: textSeconds(sentence.trimEnd(), language) + (place === 0 ? PARAGRAPH_PAUSE : 0),
    importance: place === 0 ? FIRST_SENTENCE : OPENING,
    sentence: place + 1,
  }))
}

function secondsOf(spoken: string, { kind }: Part, language: Language): number {
  if (spoken === '') return 0
  return textSeconds(spoken, language) + (kind === 'item' ? 0 : PARAGRAPH_PAUSE)
}

function headsOver(part: Part): Part[] {
  return part.under ? [...headsOver(part.under), part.under] : []
}

function headingsOf(part: Part): string[] {
  return headsOver(part).map(({ text }) => text)
}

/** Units that are kept, and how long they take with the heads over them. */
class Selection {
  seconds = 0
  readonly #kept = new Set<Unit>()
  readonly #heads: ReadonlyMap<Part, number>
  /** How many units are kept under a head. */
  readonly #held = new Map<Part, number>()

  constructor(heads: ReadonlyMap<Part, number>, units: Iterable<Unit>) {
    this.#heads = heads
    for (const unit of units) this.add(unit)
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0
  }

  has(unit: Unit): boolean {
    return this.#kept.has(unit)
  }

  /** Whether anything under a head is kept. */
  holds(head: Part): boolean {
    return (this.#held.get(head) ?? 0) > 0
  }

  holdsDirectly(head: Part): boolean {
    return [...this.#kept].some(({ part }) => part.under === head)
  }

  add(unit: Unit): void {
    this.#kept.add(unit)
    this.#count(unit, 1)
  }

  remove(unit: Unit | undefined): void {
    if (unit && this.#kept.delete(unit)) this.#count(unit, -1)
  }

  #count({ part, seconds }: Unit, one: 1 | -1): void {
    this.seconds += one * seconds
    for (let head = part.under; head; head = head.under) {
      const held = this.#held.get(head) ?? 0
      if (held === (one === 1 ? 0 : 1)) this.seconds += one * (this.#heads.get(head) ?? 0)
      this.#held.set(head, held + one)
    }
  }
}

/** What is said by the way is worth no more than the headings. */
const SAFE = [
  { least: Importance.mentionsAlarm, heads: 'outer' },
  { least: Importance.underAlarm, heads: 'all' },
  { least: Importance.marked, heads: 'all' },
] as const

/** What breaks or concerns security, marked as such or not, where that alone fits: it is kept no matter what else goes. */
function safeUnits(draft: Draft, wanted: Wanted): ReadonlySet<Unit> {
  for (const { least, heads } of SAFE) {
    const units = draft.units.filter(({ importance }) => importance >= least && importance < FIRST_SENTENCE)
    const kept = new Selection(new Map(), units)
    if (units.length === 0 || kept.seconds > wanted.limit) continue
    const { script } = compose(draft, kept, { ...wanted, bare: { heads, last: true } })
    if (estimate(script).atMost <= wanted.limit) return new Set(units)
  }
  return new Set()
}

function orderOfLeaving(units: readonly Unit[]): Unit[] {
  return units.toReversed().sort((a, b) => a.importance - b.importance)
}

/** Where a long item went and left more than half of the time, the shorter ones that went before it are taken back. */
function fill(edited: Edited, { units, ...draft }: Draft, kept: Selection, wanted: Wanted): Edited {
  if (kept.seconds * CAUTION > wanted.limit / 2) return edited
  const fuller = new Selection(
    draft.heads,
    units.filter(unit => kept.has(unit)),
  )
  for (const unit of orderOfLeaving(units).reverse()) {
    if (fuller.has(unit) || !follows(unit, units, fuller)) continue
    fuller.add(unit)
    if (fuller.seconds * CAUTION > wanted.limit - LAST_SENTENCE) fuller.remove(unit)
  }
  const filled = compose({ units, ...draft }, fuller, wanted)
  return estimate(filled.script).atMost <= wanted.limit ? filled : edited
}

/** No sentence of the opening is said without the one before it. */
function follows({ sentence }: Unit, units: readonly Unit[], kept: Selection): boolean {
  const before = sentence > 1 ? units[sentence - 2] : undefined
  return before === undefined || kept.has(before)
}

/** Where headings and the last sentence left no room for anything, the best that fits without them. */
function orOne(edited: Edited, draft: Draft, wanted: Wanted): Edited {
  if (!edited.isEmpty) return edited
  const best = orderOfLeaving(draft.units)
    .reverse()
    .filter(({ seconds, sentence }) => seconds * CAUTION <= wanted.limit && sentence < 2)
  for (const unit of best.slice(0, MOST_TRIED)) {
    const alone = composeBare(draft, new Selection(draft.heads, [unit]), wanted)
    if (alone) return alone
  }
  return edited
}

/** Each is spoken in a few ways. */
const MOST_TRIED = 5

/** Seconds that it takes at most, about. */
const LAST_SENTENCE = 8

function compose(draft: Draft, kept: Selection, { speak, language, bare = {} }: Wanted): Edited {
  const left = draft.units.filter(unit => !kept.has(unit))
  const rest = speak(keptMarkdown(draft, kept, bare))
  const isSmaller = left.every(isSmall)
  const last = left.length === 0 || bare.last ? '' : sayLeftOut(left.length, language, isSmaller, rest)
  return {
    script: [rest, last].filter(Boolean).join('\n\n'),
    leftOut: left.map(({ spoken }) => oneLine(spoken)),
    isEmpty: kept.isEmpty,
  }
}

/** A paragraph, a row of figures or a step is no "smaller change", and what breaks is none to those whom it breaks. */
function isSmall({ part, spoken, importance }: Unit): boolean {
  return (
    part.kind === 'item' && !part.isRow && importance < Importance.mentionsAlarm && !/^\d+\. /.test(spoken)
  )
}

/** Code, pictures and other silent parts stay where they are: what stands before them is spoken with them in view. */
function keptMarkdown({ markdown, parts, units, heads }: Draft, kept: Selection, bare: Bare): string {
  const unitsOf = Map.groupBy(units, ({ part }) => part)
  const texts: string[] = []
  let before: Part | undefined
  for (const part of parts) {
    // The head of a table says nothing by itself, and its rows need it.
    const isBare = part.kind === 'head' && heads.get(part) !== 0 && isWithout(part, kept, bare)
    const text =
      isBare || isStray(part, unitsOf, kept) ? '' : textOf(part, unitsOf.get(part) ?? [], kept, markdown)
    if (text === '') continue
    if (before && before.end < part.start) texts.push(separator(before, part))
    texts.push(text)
    before = part
  }
  return texts.join('')
}

function isWithout(head: Part, kept: Selection, { heads }: Bare): boolean {
  return heads === 'all' || (heads === 'outer' && !kept.holdsDirectly(head))
}

/**
 * What says nothing where it stands may say something under another heading: names under "Contributors", for one. An
 * item is needed by nothing, anything else goes with the heading right above it.
 */
function isStray(part: Part, units: ReadonlyMap<Part, unknown>, kept: Selection): boolean {
  if (part.kind === 'head' || part.kind === 'mark' || units.has(part)) return false
  return part.kind === 'item' || (part.under !== undefined && !kept.holds(part.under))
}

function textOf(part: Part, units: readonly Unit[], kept: Selection, markdown: string): string {
  const text = markdown.slice(part.start, part.end)
  const said = units.filter(unit => kept.has(unit))
  if (part.kind === 'head') return kept.holds(part) ? text : ''
  if (said.length === units.length) return text
  return said.length === 0
    ? ''
    : `${said
        .map(({ spoken }) => spoken)
        .join('')
        .trimEnd()}\n\n`
}

/** What came between two parts is gone, and they are not to become one. */
function separator(before: Part, part: Part): string {
  return part.isRow || (before.kind === 'item' && part.kind === 'item') ? '' : '\n\n'
}
