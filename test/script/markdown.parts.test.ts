import { describe, expect, it } from 'vitest'
import { resolveReferences } from '../../src/script/markdown/definitions.ts'
import { readDocument } from '../../src/script/markdown/document.ts'
import { countEffort } from '../../src/script/markdown/effort.ts'
import { htmlAsMarkdown, withoutHidden, withoutTags } from '../../src/script/markdown/html.ts'
import { joinLines, paragraphLines } from '../../src/script/markdown/lines.ts'
import { cutPieces, flatten } from '../../src/script/markdown/pieces.ts'
import { readRoughly } from '../../src/script/markdown/rough.ts'
import type { Utterance } from '../../src/script/markdown/utterance.ts'

/** What the reading of Markdown is made of, each by itself; what is said in the end stands in the corpus. */
const textsOf = (utterances: readonly Utterance[]) =>
  utterances.map(one => ('text' in one ? one.text : one.kind))

describe('references', () => {
  it('become links where they are defined, however that is written', () => {
    expect(
      resolveReferences('[a][The  Label] and [b][the\nlabel], [c][other]\n\n[THE label]: https://x.y'),
    ).toBe('[a]() and [b](), [c][other]\n\n[THE label]: https://x.y')
    expect(resolveReferences('[a][b]\n\n   [ b ]: x')).toBe('[a]()\n\n   [ b ]: x')
  })

  it('of pictures stay pictures, and anything else what it is', () => {
    const text = '![logo] ![logo][] ![other] [logo] ![logo](x)\n\n[logo]: x'
    expect(resolveReferences(text)).toBe('![logo]() ![logo]() ![other] [logo] ![logo](x)\n\n[logo]: x')
  })

  it.each(['[a][b] without any', '    [b]: x\n[a][b]', 'x [b]: x\n[a][b]', '[b] : x\n[a][b]'])(
    'are not defined in %j',
    text => expect(resolveReferences(text)).toBe(text),
  )
})

describe('HTML', () => {
  it('is its text, a paragraph for each block', () => {
    expect(htmlAsMarkdown(' <h2>One</h2>\n<p>two <b>bold</b>\n  three</p><br/><div>four</div> ')).toBe(
      '## One\n\ntwo bold\nthree\n\nfour',
    )
  })

  it('has cells between commas', () => {
    expect(htmlAsMarkdown('<tr><th>A</th> <td>B</td></tr><tr><td>C</td></tr>')).toBe('A,  B\n\nC')
  })

  it.each([
    ['a<!-- b -->c', 'a c'],
    ['a<SCRIPT src="x">b</Script >c', 'a'],
    ['a<ScRiPt>b</sCrIpT>c<style>d</style>e', 'a c e'],
    ['<pre>a</pre>b', ' b'],
    ['a<svg><text>b</text></svg>', 'a '],
    ['a <!-- b', 'a '],
    ['a<!--><b-->c', 'a c'],
    ['a < b > c', 'a < b > c'],
  ])('is without what is hidden: %j', (html, text) => expect(withoutHidden(html)).toBe(text))

  it.each([
    ['a<b>c</b>', 'ac'],
    ['a<1>', 'a<1>'],
    ['a <br> b', 'a \n\n b'],
    ['<presto>x', 'x'],
    ['<p-x>a</p-x>', 'a'],
    ['a<!doctype html>b', 'ab'],
    ['a</td>', 'a'],
  ])('is without its tags: %j', (html, text) => expect(withoutTags(html)).toBe(text))
})

describe('the lines of a paragraph', () => {
  it.each<[string, readonly string[]]>([
    ['wrapped\nlines  \n  are one', ['wrapped lines are one']],
    ['🚀 One\n🐛 Two', ['🚀 One', '🐛 Two']],
    ['• One\n• Two', ['• One', '• Two']],
    ['One\n:bug: Two', ['One', ':bug: Two']],
    ['Short line\nAnother one', ['Short line', 'Another one']],
    ['Short line\n"Another" one', ['Short line', '"Another" one']],
    ['Short line,\nAnother one', ['Short line, Another one']],
    ['Short line\nanother one', ['Short line another one']],
    ['Short line of the\nAnother one', ['Short line of the Another one']],
    ['Short line\nx Another', ['Short line x Another']],
    [`${'x'.repeat(52)}\nAnother one`, [`${'x'.repeat(52)}`, 'Another one']],
    [`${'x'.repeat(53)}\nAnother one`, [`${'x'.repeat(53)} Another one`]],
    [
      'It goes on in a long line that is wrapped where it had to be,\nand more\nAnother',
      ['It goes on in a long line that is wrapped where it had to be, and more', 'Another'],
    ],
    ['你好，\n世界', ['你好，世界']],
    ['你好\n世界', ['你好世界']],
  ])('of %j', (text, lines) => expect(paragraphLines(text)).toEqual(lines))

  it.each([
    ['one\u2028two', 'one, two'],
    ['one \u2028two', 'one, two'],
    ['one.\u2028two', 'one. two'],
    ['one. \u2028two', 'one. two'],
    ['\u2028two', ' two'],
    ['see\u2028https://x.y', 'see https://x.y'],
    ['see\u2028http://x.y', 'see http://x.y'],
    ['see\u2028 www.x.y', 'see  www.x.y'],
    ['see\u2028on www.x.y', 'see, on www.x.y'],
    ['你好\u2028世界', '你好，世界'],
    ['one \t\n\t two', 'one two'],
  ])('that were broken on purpose are parted by a pause: %j', (text, said) => {
    expect(joinLines(text)).toBe(said)
  })
})

describe('pieces', () => {
  const cut = (lines: readonly string[], size: number) =>
    cutPieces(lines.join('\n'), size).map(({ text }) => text)

  it('are all of the text, and begin after a blank line', () => {
    const lines = ['one', '', 'two', 'three', '', 'four']
    const pieces = cut(lines, 4)
    expect(pieces).toEqual(['one\n\n', 'two\nthree\n\n', 'four'])
    expect(cut(lines, 6)).toEqual(['one\n\ntwo\nthree\n\n', 'four'])
    expect(cut(lines, 5)).toEqual(pieces)
    expect(cut(['one', ' \t', 'two'], 1)).toEqual(['one\n \t\n', 'two'])
  })

  it('begin at an item of a list, also without a blank line', () => {
    expect(cut(['- one', 'two', '- three', '1. four', '  - five'], 1)).toEqual([
      '- one\ntwo\n',
      '- three\n',
      '1. four\n  - five',
    ])
  })

  it('do not begin in an indented line', () => {
    expect(cut(['- one', '', '  two', '', 'three'], 1)).toEqual(['- one\n\n  two\n\n', 'three'])
  })

  it.each([
    ['```', '```'],
    ['~~~ js', '~~~~'],
    ['````', '`````'],
    ['<!-- a', 'b -->'],
    ['<PRE>', '</pre>'],
    ['<script src="x">', '</script>'],
    ['<textarea', '</textarea>'],
  ])('leave what stands between %s and %s in one', (open, close) => {
    const block = [open, '', 'in it', '', close].join('\n')
    expect(cut(['one', '', block, '', 'two'], 1)).toEqual(['one\n\n', `${block}\n\n`, 'two'])
  })

  it.each(['``` `x`', 'a ```', '    ```', '<!-- a -->', '<presto>', '``'])(
    'take %j for no beginning',
    line => {
      expect(cut([line, '', 'two'], 1)).toEqual([`${line}\n\n`, 'two'])
    },
  )

  it.each(['``', '~~~', '``` x', '    ```'])('take %j for no end of a fence', line => {
    const all = ['```', '', line, '', 'two'].join('\n')
    expect(cut([all], 1)).toEqual([all])
  })

  it('are flattened where nobody nests', () => {
    expect(flatten('> > > > > > deep')).toBe('> > > > deep')
    expect(flatten('- - - - 1. - deep')).toBe('- - - - deep')
    expect(flatten('> - > 1. text')).toBe('> - > 1. text')
    expect(flatten(`${' '.repeat(40)}deep`)).toBe(`${' '.repeat(24)}deep`)
  })
})

describe('the effort', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['\n\n', 62],
    ['- a\n  * b\n> 1. c\n12) d\n# e', 30 * 4 + 60 * 5 + 26],
    ['a-b 1. #', 8],
    ['|a|b|', 20 * 3 + 5],
    ['[`<&\\~~]', 15 * 7 + (7 * 8) / 60 + 8],
  ])('of %j is %d', (piece, effort) => expect(countEffort(piece)).toBeCloseTo(effort, 6))

  it('has a limit for all pieces together: what is beyond it is read line by line', () => {
    // Each piece takes 27,542 of the 150,000; struck text is heard only where nobody parses.
    const piece = `${'~~gone~~ said '.repeat(200)}\n\n`
    const isStruck = textsOf(readDocument(piece.repeat(8)).utterances)
      .filter(Boolean)
      .map(text => text.includes('gone'))
    expect(isStruck).toEqual([false, false, false, false, false, true, true, true])
  })

  it('of HTML in HTML is not made: it says nothing', () => {
    expect(textsOf(readDocument('<div>\n<di<b>v>one</di</b>v>\n</div>').utterances)).toEqual([])
    expect(textsOf(readDocument('<div>one</div>').utterances)).toEqual(['one'])
  })
})

describe('read line by line', () => {
  it.each<[string, readonly string[]]>([
    ['# One\n\ntwo\nthree', ['One', 'two three']],
    ['one\n \t\ntwo', ['one', 'two']],
    ['- one\n  two\n- three\n1. four\n2) five', ['one   two', 'three', 'four', 'five']],
    ['> one\n> two\n> - three', ['one two', 'three']],
    ['- [x] done\n- [ ] open', [' done']],
    ['a\n```js\ncode\n```\nb', ['a b']],
    ['a\n> ~~~ x\n> code\n> ~~~\nb', ['a b']],
    ['``` `x` stays', ['``` `x` stays']],
    ['x ~~~ stays', ['x ~~~ stays']],
    ['[a](https://x.y) and ![b](https://x.y/z.png) c', ['[a] and  c']],
    ['![b][c] ![d] e', ['  e']],
    ['[label]: https://x.y/z', ['']],
    ['see [label]: https', ['see [label]: https']],
    ['a &amp; b &lt;&gt; &quot;c&quot; &apos;&#39; d&nbsp;e &copy;', ['a & b <> "c" \'\' d e &copy;']],
    ['a <b>b</b> <!-- c --> d', ['a b   d']],
    ['a\n| b | c |', ['a', '| b | c |']],
  ])('%j is %j', (markdown, texts) => expect(textsOf(readRoughly(markdown))).toEqual(texts))

  it('says which lines belong together', () => {
    expect(readRoughly('a\n- b\n\nc')).toEqual([
      { kind: 'text', text: 'a', joins: false },
      { kind: 'text', text: 'b', joins: true, isItem: true },
      { kind: 'text', text: 'c', joins: false },
    ])
  })
})
