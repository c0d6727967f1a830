import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cuesOf } from '../../src/captions/cues.ts'
import { timeSentences } from '../../src/captions/timeline.ts'
import measured from './fixtures/spoken/measured.json' with { type: 'json' }
import { pace } from './pace.ts'

const folder = path.join(import.meta.dirname, 'fixtures/spoken')

interface Measured {
  readonly text: string
  readonly language: string
  readonly engine: string
  readonly seconds: number
  /** Where a sentence begins in the text, and when it is heard. */
  readonly starts: readonly (readonly number[])[]
}

/** How far off each cue is that begins with a sentence, in seconds. */
function errorsOf({ text: file, language, seconds, starts }: Measured): number[] {
  const spoken = { text: readFileSync(path.join(folder, file), 'utf8'), language, seconds, pace }
  const heard = new Map(starts.map(([offset = Number.NaN, second = Number.NaN]) => [offset, second]))
  const cues = new Set(cuesOf(spoken).map(({ start }) => start))
  return timeSentences(spoken).flatMap(({ offset, start }) => {
    const second = heard.get(offset)
    if (second === undefined)
      throw new Error(`${file}: nothing was measured at ${offset}; run scripts/measure-captions.ts`)
    return cues.has(start) ? [Math.abs(start - second)] : []
  })
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
}

describe('against speech that was measured sentence by sentence', () => {
  it('there is enough of it', () => {
    const distinct = (key: 'text' | 'language' | 'engine') => new Set(measured.map(one => one[key])).size
    expect(distinct('text')).toBeGreaterThanOrEqual(9)
    expect(distinct('language')).toBeGreaterThanOrEqual(5)
    expect(distinct('engine')).toBeGreaterThanOrEqual(2)
  })

  it('cues begin when their sentences are heard', () => {
    const errors = measured.flatMap(errorsOf)
    expect(errors.length).toBeGreaterThan(150)
    expect(percentile(errors, 0.5)).toBeLessThanOrEqual(0.3)
    expect(percentile(errors, 0.95)).toBeLessThanOrEqual(0.8)
  })

  it('most sentences begin a cue, even though short ones share it', () => {
    const sentences = measured.reduce((sum, { starts }) => sum + starts.length, 0)
    expect(measured.flatMap(errorsOf).length).toBeGreaterThan(0.85 * sentences)
  })
})
