import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/script/front-matter.ts'
import { withoutOwnBlock } from '../../src/script/own-block.ts'
import { speakPlainMarkdown } from '../../src/script/plain-markdown.ts'
import { speakMarkdown } from '../../src/script/speak.ts'
import { runs } from '../support/runs.ts'

/** The way of all other Markdown. */
async function speakAtLength(markdown: string): Promise<string> {
  return speakMarkdown((await splitFrontMatter(withoutOwnBlock(markdown))).body)
}

/** Where the short way is taken, it leads to the same words. */
async function expectSame(markdown: string): Promise<void> {
  const plain = speakPlainMarkdown(markdown)
  if (plain !== undefined) expect(plain).toBe(await speakAtLength(markdown))
}

describe('plain words', () => {
  it.each([
    'Hello, this is the news of the week.',
    'Hello there',
    'Is it ready? It is! We shipped it; at last.',
    "It's a well-known fact, isn't it?",
    'Größe und Maß, c’est la vie.',
    'One paragraph.\n\nAnd another one',
    'Ends with a line break.\n',
    'We have a dream.',
  ])('are spoken as they stand: %j', async markdown => {
    expect(speakPlainMarkdown(markdown)).toBe(await speakAtLength(markdown))
  })
})

describe('left to the parser is', () => {
  it.each([
    '',
    'Hello',
    '# Heading',
    '**bold**',
    '- item',
    'One line\nand another',
    'Version 2 is here.',
    'The API is here.',
    'See example.com for more.',
    'Mail me at a@b.example.',
    'e.g. this',
    'One  two',
    ' Indented',
    '---',
    'title: x',
    'A "quote"',
    'full changelog',
    'See full diff.',
    '<b>x</b>',
    'ends with a comma,',
    'Hello world :tada:',
    'Привет, мир.',
  ])('%j', markdown => expect(speakPlainMarkdown(markdown)).toBeUndefined())
})

const NEUTRAL = [
  'garden',
  'opens',
  'quickly',
  'every',
  'morning',
  'window',
  'small',
  'green',
  'We',
  'They',
  'our',
]
const WORDS = [
  ...['a', 'I', 'the', 'The', 'fixes', 'Fixes', 'closes', 'see', 'See', 'full', 'Full', 'changelog', 'diff'],
  ...[
    'by',
    'in',
    'from',
    'and',
    'or',
    'number',
    'issue',
    'http',
    'www',
    'mailto',
    'tel',
    'Hello',
    'news',
    "it's",
  ],
  ...[
    'well-known',
    'New',
    'contributors',
    'thanks',
    'Thanks',
    'to',
    'dependabot',
    'Bump',
    'screenshots',
    'über',
  ],
  ...[
    'Notes',
    'Changed',
    'Added',
    'https',
    'x',
    'feat',
    'fix',
    'chore',
    'docs',
    'breaking',
    'Change',
    'for',
    'more',
  ],
]

describe('where both ways can be taken, they lead to the same words', () => {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-zß-ÿ]{1,8}$/) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('12', 'v2', 'API', '#12', 'e.g.', '-', '*', '@me', 'a.b', ':x:'),
    },
  )
  const gap = fc.constantFrom(
    ' ',
    ' ',
    ' ',
    ' ',
    ', ',
    '. ',
    '! ',
    '? ',
    '; ',
    '\n\n',
    '\n',
    ' - ',
    ': ',
    '.',
  )
  const mixed = fc
    .array(fc.tuple(word, gap), { minLength: 1, maxLength: 14 })
    .map(parts => parts.flat().join(''))
  const sentence = fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NEUTRAL) }, word), {
      minLength: 2,
      maxLength: 8,
    })
    .map(words => `${words.join(' ')}.`)
  const text = fc.oneof(mixed, sentence)

  it('for sentences of all sorts', async () => {
    let plain = 0
    await fc.assert(
      fc.asyncProperty(text, async markdown => {
        if (speakPlainMarkdown(markdown) !== undefined) plain += 1
        await expectSame(markdown)
        await expectSame(markdown.trim())
      }),
      { numRuns: runs(1500) },
    )
    // Or nothing was compared.
    expect(plain).toBeGreaterThan(runs(1500) / 100)
  })

  it('for any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), expectSame), {
      numRuns: runs(500),
    })
  })

  it('for what people and tools write', async () => {
    const folder = path.join(import.meta.dirname, 'fixtures/corpus')
    for (const file of readdirSync(folder)) {
      const whole = readFileSync(path.join(folder, file), 'utf8')
      for (const piece of [whole, ...whole.split('\n'), ...whole.split('\n\n')]) await expectSame(piece)
    }
  })
})

it('takes no time over a long text', () => {
  const long = 'some word '.repeat(6500)
  expect(speakPlainMarkdown(`${long}#`)).toBeUndefined()
  expect(speakPlainMarkdown(`${long}end`)).toBe(`${long}end.`)
})
