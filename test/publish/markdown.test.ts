import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  code,
  collapsed,
  escapeLines,
  escapeMarkdown,
  escapeMessage,
  link,
  linkedPicture,
  quote,
} from '../../src/publish/markdown.ts'
import { runs } from '../support/runs.ts'
import { read } from './support/rendered.ts'

const GAP = '\u200b'

describe('escapeMarkdown', () => {
  it.each([
    ['a mention', '@mona and @octo/team', `@${GAP}mona and @${GAP}octo/team`],
    ['a reference', 'see #12, o/r#3 and GH-4', `see #${GAP}12, o/r#${GAP}3 and GH-${GAP}4`],
    ['a commit', 'deadbeef', `deadbe${GAP}ef`],
    ['an address', 'https://a.b www.c.d', `https:${GAP}//a.b www${GAP}.c.d`],
    ['HTML', '<b> & </details>', '&lt;b&gt; &amp; &lt;/details&gt;'],
    ['emphasis, code, links, tables', '*_`[]~|\\', '\\*\\_\\`\\[\\]\\~\\|\\\\'],
    ['a formula', '$x$', '&#36;x&#36;'],
    ['an entity', '&#64;mona', `&amp;#${GAP}64;mona`],
    ['several lines and control characters', 'a\r\nb\u0000c\u2028d', 'a b c d'],
    ['turned text', 'a\u202egnp.exe\u202c', 'a gnp.exe'],
    ['a heading', '# a', '\\# a'],
    ['a list', '1. a', '1\\. a'],
    ['plain text', 'Version 2.0: 3 of 4 (so far) — “quoted”!', 'Version 2.0: 3 of 4 (so far) — “quoted”!'],
  ])('%s', (_, text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...'`*_[]()<>#@!|~\\&$:-+=.>"\'/ \t\n 1aA',
        '<!--',
        '-->',
        '</',
        '```',
        '~~~',
        'www.',
        '@mona',
        '#12',
        'GH-3',
        'deadbeefcafe',
        'https://a.b',
        'm@a.de',
      ),
      {
        maxLength: 40,
      },
    )
    .map(parts => parts.join('')),
)

describe('texts from outside, as GitHub renders them', () => {
  it('show what was written, whatever it is, on one line', () => {
    fc.assert(
      fc.property(nasty, text => {
        const { shown, tags, references } = read(escapeMarkdown(text))
        expect(tags.filter(tag => tag !== 'p')).toEqual([])
        expect(references).toEqual([])
        expect(shown).toBe(visible(text))
      }),
      { numRuns: runs(400) },
    )
  })

  it('stay in their cell of a table', () => {
    fc.assert(
      fc.property(nasty, text => {
        const { tags } = read(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | x |`)
        expect(tags.filter(tag => tag === 'td')).toHaveLength(2)
      }),
      { numRuns: runs(200) },
    )
  })

  it('keep their paragraphs, and make nothing else, over several lines', () => {
    fc.assert(
      fc.property(nasty, text => {
        const { tags, references } = read(escapeLines(text))
        expect(tags.filter(tag => tag !== 'p')).toEqual([])
        expect(references).toEqual([])
      }),
      { numRuns: runs(400) },
    )
  })

  it('keep their lines and paragraphs, and no more blank lines than those', () => {
    expect(escapeLines('\n a\nb\n\n\n\nc\n')).toBe('a\nb\n\nc')
  })

  it.each([
    ['12) a', '12\\) a'],
    ['1. a', '1\\. a'],
    ['a 1. b', 'a 1. b'],
  ])('a number at their beginning starts no list: %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  it.each(['a\n:-', 'a\n:-:\nb', 'a\n-', '+ a', '= a\n==', '2) a', 'a\n***', 'a  \nb'])(
    '%j stays text',
    text => {
      expect(read(escapeLines(text)).tags).toEqual(['p'])
    },
  )

  it('stay inside a fold, and a fold in its summary', () => {
    fc.assert(
      fc.property(nasty, nasty, (summary, text) => {
        const { tags, references } = read(collapsed(summary, escapeLines(text)))
        expect(tags.filter(tag => tag !== 'p')).toEqual(['details', 'summary'])
        expect(references).toEqual([])
      }),
      { numRuns: runs(200) },
    )
  })
})

/** What a person sees of it: no control characters, no turned text, spaces as HTML shows them. */
function visible(text: string): string {
  const plain = text.toWellFormed().replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
  return plain.replace(/\u200b/g, '').trim()
}

describe('escapeMessage', () => {
  it('keeps the code of our own messages, and the spaces round it', () => {
    expect(escapeMessage('Set `pr-number: 7` for *this*.')).toBe('Set `pr-number: 7` for \\*this\\*.')
  })

  it('takes nothing for code that could end it, be HTML, or mention somebody', () => {
    expect(escapeMessage('`<b>` `@mona` `a|b` `` ` ``')).not.toMatch(/(?<!\\)`/)
  })

  it('makes a paragraph of each line, and takes a character of its own use out of the text', () => {
    expect(escapeMessage('a\ue000 `b`\n- c\n \nd\n\n\n')).toBe('a `b`\n\n- c\n\nd')
  })

  it('makes lines that begin with a hyphen one list, and a hyphen alone is one', () => {
    const message = '2 problems:\n- `a` is *x*\n- # b\n- - c\nSo it is.\n-\n-d\n- e'
    expect(escapeMessage(message)).toBe(
      '2 problems:\n\n- `a` is \\*x\\*\n- \\# b\n- \\- c\n\nSo it is.\n\n\\-\n\n\\-d\n\n- e',
    )
  })

  it.each([
    ['rid 9f2c4b1e-0d3a-4c55-8e8e-2f1b7c9d0a11.', 'rid `9f2c4b1e-0d3a-4c55-8e8e-2f1b7c9d0a11`.'],
    ['project 1234567890123456789, failed', 'project `1234567890123456789`, failed'],
    ['project p-7, failed', 'project p-7, failed'],
    ['send it to support@jogg.ai.', 'send it to support@jogg.ai.'],
    ['octo@deadbeefcafe', `octo@${GAP}deadbe${GAP}efcafe`],
    ['https://a.b/deadbeef', `https:${GAP}//a.b/deadbe${GAP}ef`],
    ['deadbeef.example', `deadbe${GAP}ef.example`],
    ['x+support@jogg.ai', `x+support@${GAP}jogg.ai`],
    ['support@jogg.ai.example', `support@${GAP}jogg.ai.example`],
  ])('of %j can be copied what is an id, and nothing else', (text, escaped) => {
    expect(escapeMessage(text)).toBe(escaped)
  })

  it('lets nothing of a text do more than be shown', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 4 }), parts => {
        const { tags, references } = read(quote(escapeMessage(parts.join(' `x` '))))
        expect(tags.filter(tag => !['p', 'code', 'blockquote', 'ul', 'li'].includes(tag))).toEqual([])
        expect(references).toEqual([])
      }),
      { numRuns: runs(400) },
    )
  })
})

describe('links and pictures', () => {
  it('keep any address in its place', () => {
    const hostile = 'https://a.b/x?y=1&copy=2#")](<>`|\\_*'
    const { html } = read(
      `${link('here', hostile)}\n\n${linkedPicture({ url: hostile, alt: '"><b>', width: 9 }, hostile)}`,
    )
    expect(html.match(/href="/g)).toHaveLength(2)
    expect(html).toContain('y=1&amp;copy=2')
    expect(html).not.toContain('<b>')
    expect(read(link('here', hostile)).shown).toBe('here')
  })

  it('escape what is Markdown in an address, and leave what it means', () => {
    expect(link('x', 'https://a.b/(c)[d]*|e?f=1&g')).toBe('[x](https://a.b/%28c%29%5Bd%5D%2A%7Ce?f=1&amp;g)')
  })

  it('show a code span, or plain text where that is safer', () => {
    expect(code('p_1')).toBe('`p_1`')
    expect([code(''), code(' '), code('a\nb'), code('a\u202eb')]).not.toContainEqual(
      expect.stringContaining('`'),
    )
    expect(code('a\nb')).toBe('a b')
    expect(code('a`b')).toBe('a\\`b')
    expect(code('@mona')).toBe(`@${GAP}mona`)
  })
})
