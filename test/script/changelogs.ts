import fc from 'fast-check'
import { expect } from 'vitest'
import { estimate } from '../../src/script/estimate.ts'
import { type Shortened, shortenMarkdown } from '../../src/script/shorten.ts'
import { speakMarkdown } from '../../src/script/speak.ts'

/** A change as it stands in a generated changelog, and whether it is marked as breaking or as a matter of security. */
export interface Change {
  /** With its mark. */
  readonly heading: string
  readonly markdown: string
  readonly isAlarm: boolean
}

export interface Changelog {
  readonly markdown: string
  readonly changes: readonly Change[]
  readonly opening: string
}

const VERBS = ['Fix', 'Add', 'Remove', 'Speed up', 'Rename', 'Explain', 'Support', 'Allow', 'Handle', 'Show']
const THINGS = [
  'the door',
  'empty files',
  'a dark mode',
  'the `retry` option',
  'Windows paths',
  'the start page',
  'time zones',
  'uploads over 2 GB',
]
const CIRCUMSTANCES = [
  '',
  ' on Windows',
  ' when the disk is full',
  ' in the editor',
  ' after a restart',
  ' without asking',
  ', and say why',
]
const SUFFIXES = [
  '',
  ' ([#12](https://github.com/acme/rocket/pull/12))',
  ' by @octocat in https://github.com/acme/rocket/pull/7',
  ' ([1a2b3c4](https://github.com/acme/rocket/commit/1a2b3c4d))',
]
const PREFIXES = [
  '',
  '',
  '',
  'fix: ',
  'feat(door): ',
  'chore(deps): ',
  'docs: ',
  'feat!: ',
  'fix(security): ',
  '**BREAKING**: ',
  '**Security:** ',
  '**core:** ',
]
const ALARM_PREFIX = /!:|security|BREAKING/i

const SECTIONS = [
  'Features',
  'Bug Fixes',
  "What's Changed",
  '🔒 Security',
  '⚠ BREAKING CHANGES',
  'Documentation',
  'Dependencies',
  'Other Changes',
  'Performance Improvements',
  'New Contributors',
]
const ALARM_SECTION = /security|breaking/i

const sentence = fc
  .tuple(
    fc.constantFrom(...VERBS),
    fc.constantFrom(...THINGS),
    fc.constantFrom(...CIRCUMSTANCES),
    fc.constantFrom(...SUFFIXES),
  )
  .map(([verb, thing, circumstance, suffix]) => ({ words: `${verb} ${thing}${circumstance}`, suffix }))

const change = fc
  .tuple(fc.constantFrom(...PREFIXES), sentence, fc.nat({ max: 999_999 }))
  .map(([prefix, { words, suffix }, id]) => ({
    // Each is told from all others by a word of its own.
    text: `${prefix}${words} for Model${nameOf(id)}${suffix}`,
    isAlarm: ALARM_PREFIX.test(prefix),
  }))

function nameOf(id: number): string {
  return String(id).replace(/\d/g, digit => 'bacedifogu'.charAt(Number(digit)))
}

const many = fc.array(change, { minLength: 1, maxLength: 57, size: 'max' })
const few = fc.array(change, { minLength: 1, maxLength: 8, size: 'max' })

const sectionOf = (changes: typeof many) =>
  fc.record({
    title: fc.constantFrom(...SECTIONS),
    bullet: fc.constantFrom('-', '*', '1.'),
    changes,
  })

const OPENINGS = [
  '',
  'Rocket gets you from a commit to a running service.',
  'This release took us three months. It starts twice as fast as the last one. Thank you for every report.',
]

/** Changelogs of 1 to 400 items. */
export const changelog: fc.Arbitrary<Changelog> = fc
  .record({
    title: fc.constantFrom(
      '',
      '# Rocket 2.0',
      '## [2.0.0](https://github.com/acme/rocket/compare/v1...v2) (2026-05-04)',
    ),
    opening: fc.constantFrom(...OPENINGS),
    sections: fc.oneof(
      { weight: 5, arbitrary: fc.array(sectionOf(few), { minLength: 1, maxLength: 7, size: 'max' }) },
      { weight: 1, arbitrary: fc.array(sectionOf(many), { minLength: 1, maxLength: 7, size: 'max' }) },
    ),
  })
  .map(({ title, opening, sections }) => {
    const shown = sections.map(({ title, bullet, changes }) => {
      return `### ${title}\n\n${changes.map(({ text }) => `${bullet} ${text}`).join('\n')}`
    })
    const changes = sections.flatMap(({ title, bullet, changes }) =>
      changes.map(({ text, isAlarm }) => ({
        heading: `### ${title}`,
        markdown: `${bullet} ${text}`,
        isAlarm: isAlarm || ALARM_SECTION.test(title),
      })),
    )
    return { markdown: [title, opening, ...shown].filter(Boolean).join('\n\n'), changes, opening }
  })

/** What holds of every script, whatever was left out. */
export function expectSound(markdown: string, limit: number): Shortened {
  const edited = shortenMarkdown(markdown, limit, speakMarkdown)
  const { script, leftOut } = edited
  expect(estimate(script).atMost).toBeLessThanOrEqual(limit)
  expect(edited.estimate).toEqual(estimate(script))
  expect(shortenMarkdown(script, limit, speakMarkdown)).toEqual({ ...edited, leftOut: [] })
  for (const line of leftOut) expect(line).toMatch(/^\S[^\n]*$/)
  const whole = speakMarkdown(markdown)
  if (estimate(whole).atMost <= limit) expect(edited).toMatchObject({ script: whole, leftOut: [] })
  // Beside all that breaks, a heading alone may be what does not fit.
  else if (leftOut.length === 0) {
    expect(script).not.toBe(whole)
    expect(whole.split('\n')).toEqual(expect.arrayContaining(script.split('\n')))
  }
  return edited
}
