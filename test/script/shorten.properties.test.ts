import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortenMarkdown, shortenText } from '../../src/script/shorten.ts'
import { speakMarkdown } from '../../src/script/speak.ts'
import { runs } from '../support/runs.ts'
import { type Changelog, changelog, expectSound } from './changelogs.ts'
import { hostileDocuments, hostileMarkdown } from './hostile.ts'

const shorten = (markdown: string, limit: number) => shortenMarkdown(markdown, limit, speakMarkdown)

/** The number in the last sentence. */
function countIn(script: string): number {
  return Number(/\d+/.exec(script.split('\n').at(-1) ?? '')?.[0] ?? 0)
}

const modelsIn = (text: string) => text.match(/Model[a-z]+/g) ?? []

describe('200 generated changelogs', () => {
  const limits = fc.constantFrom(30, 60, 90, 110, 120, 300)

  function expectEdited({ markdown, changes, opening }: Changelog, limit: number): void {
    const { script, leftOut } = expectSound(markdown, limit)
    // Every change is either said or listed, and none is both.
    expect([...modelsIn(script), ...leftOut.flatMap(modelsIn)].sort()).toEqual(modelsIn(markdown).sort())
    const alarms = changes.filter(({ isAlarm }) => isAlarm)
    const alone = shorten(markdownOf(changes, alarms), limit)
    const said = new Set(modelsIn(script))
    if (alone.leftOut.length === 0) {
      for (const { markdown } of alarms) expect(said).toContain(modelsIn(markdown)[0])
    }
    if (alarms.length === 0) expect(script).toContain(opening.split('. ')[0])
    if (leftOut.length > 0 && countIn(script) !== leftOut.length) {
      // Only for these is the last sentence given up.
      expect(script).not.toContain('the notes have them all')
      const models = new Set(alarms.flatMap(({ markdown }) => modelsIn(markdown)))
      for (const model of said) expect(models).toContain(model)
    }
  }

  /** The changes that matter, under the headings they stand under. */
  function markdownOf(changes: Changelog['changes'], some: Changelog['changes']): string {
    const kept = new Set(some)
    return changes
      .flatMap(({ heading }, place) => (changes[place - 1]?.heading === heading ? [] : [heading]))
      .map(heading => {
        const items = changes.filter(change => change.heading === heading && kept.has(change))
        return items.length === 0 ? '' : `${heading}\n\n${items.map(({ markdown }) => markdown).join('\n')}\n`
      })
      .join('\n')
  }

  it('are within the length, keep what breaks and concerns security, and say what they leave out', () => {
    // Making a changelog of 400 items smaller would take minutes.
    const options = { numRuns: runs(200), endOnFailure: true }
    fc.assert(fc.property(changelog, limits, expectEdited), options)
  }, 120_000)

  it('have 1 to 400 items', () => {
    const sizes = fc.sample(changelog, { numRuns: 200, seed: 1 }).map(({ changes }) => changes.length)
    expect(Math.min(...sizes)).toBeLessThan(5)
    expect(Math.max(...sizes)).toBeGreaterThan(200)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400)
  })
})

describe('anything', () => {
  it('is shortened soundly', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.constantFrom(12, 30, 90), (markdown, limit) => {
        const edited = shorten(markdown, limit)
        const fits = edited.estimate.atMost <= limit
        expect(fits || edited.script.split('\n\n').length <= 2).toBe(true)
        expect(shorten(edited.script, limit).script).toBe(edited.script)
      }),
      { numRuns: runs(100) },
    )
  })

  it('of 64 kB takes time that grows with its length alone', () => {
    for (const text of hostileDocuments().values()) {
      const before = performance.now()
      shorten(text, 60)
      shortenText(text, 60)
      expect(performance.now() - before).toBeLessThan(15_000)
    }
  }, 300_000)
})
