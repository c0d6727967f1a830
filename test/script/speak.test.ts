import { describe, expect, it } from 'vitest'
import { speakMarkdown } from '../../src/script/speak.ts'

/** Single lines and what is said of them; whole documents stand in the corpus. */
const said: Record<string, [markdown: string, spoken: string][]> = {
  'what only a click can follow goes, and with it what leads there': [
    ['Docs: https://x.y', ''],
    ['Full Changelog', ''],
    ['Fix the crash: #12', 'Fix the crash.'],
    ['Fixes #12.', ''],
    ['Fixes #12 by caching results.', 'Fixes an issue by caching results.'],
    ['Add thing (fixes #12, thanks @bob)', 'Add thing (thanks bob).'],
    ['Add thing (@bob in #12)', 'Add thing (bob).'],
    ['Add thing, see https://x.y/z.', 'Add thing.'],
    ['(#12) Add thing', 'Add thing.'],
    ['Backport of #12 to 2.x', 'Backport to 2.x.'],
    ['Thanks @a for #5!', 'Thanks a!'],
    ["What's new in http://x.y/z?", "What's new?"],
    ['«https://x.y» (see https://x.y)', ''],
    ['Wikipedia (https://de.wikipedia.org/wiki/Köln_(Rhein)) weiß es', 'Wikipedia weiß es.'],
    ['Allow users to log in (#12)', 'Allow users to log in.'],
    ['**https://x.y/a_b_c**, really', 'really.'],
  ],
  'what looks like it stays': [
    ['Fixed in v2.1.', 'Fixed in v2.1.'],
    ['Read the docs.', 'Read the docs.'],
    ['Released on 2026-01-02 by @bob', 'Released on 2026-01-02 by bob.'],
    ['The color #ff0000 is red', 'The color ff0000 is red.'],
    [
      'ed25519 keys, 0b10101010, 1234567 and defaced stay',
      'ed25519 keys, 0b10101010, 1234567 and defaced stay.',
    ],
    ['We are #1', 'We are number 1.'],
    ['user@host and me@example.com', 'user@host and me@example.com.'],
    ['Step 3: at 10:30:45, in a::b::c, at 16:9', 'Step 3: at 10:30:45, in a::b::c, at 16:9.'],
    ['Docker image:latest: pulled', 'Docker image:latest: pulled.'],
    ['The `:memory:` database', 'The memory database.'],
    ['Node.js, .env, ..., .gitignore', 'Node.js, .env, ..., .gitignore.'],
    ['50–60 % of users, 10-20%, -5 °C, $5 or 5 $', '50–60 % of users, 10-20%, -5 °C, $5 or 5 $.'],
    ['24. Dezember', '24. Dezember.'],
  ],
  'marks become what they mean': [
    ['http and https and HTTP/2', 'HTTP and HTTPS and HTTP/2.'],
    ['v1.0.0...v1.1.0', 'v1.0.0 – v1.1.0.'],
    ['2 * 3 and 2**8 and x^2', '2 × 3 and 2 to the 8th and x squared.'],
    [
      'It is 5 < 6 and 7 > 6, Node >=20 <= 30',
      'It is 5 less than 6 and 7 more than 6, Node at least 20 up to 30.',
    ],
    ['map[string]int and foo(bar) and baz()', 'map string int and foo(bar) and baz.'],
    ['[WIP] Title', 'WIP: Title.'],
    ['C:\\Users\\me', 'C:/Users/me.'],
    ['`--force`, `-f` and --no-verify', 'The force option, dash f and the no-verify option.'],
  ],
  'sentences end as their script does': [
    ['Done', 'Done.'],
    ['Done!', 'Done!'],
    ['Done?!', 'Done?!'],
    ['He said "done."', 'He said "done."'],
    ['完成', '完成。'],
    ['完成！', '完成！'],
    ['できました', 'できました。'],
    ['했습니다', '했습니다.'],
    ['هل انتهى؟', 'هل انتهى؟'],
    ['مکمل ہے', 'مکمل ہے۔'],
    ['तैयार है', 'तैयार है।'],
    ['เสร็จแล้ว', 'เสร็จแล้ว'],
    ['រួចរាល់', 'រួចរាល់។'],
    ['Պատրաստ է', 'Պատրաստ է։'],
    ['What about C++', 'What about C++.'],
    ['one,', 'one.'],
    ['one;', 'one.'],
    ['one –', 'one.'],
    ['one:', 'one:'],
  ],
  'nothing is left of what says nothing': [
    ['', ''],
    [' \n\n ', ''],
    ['***', ''],
    ['![a](b.png)', ''],
    ['🎉 :tada:', ''],
    ['<!-- a -->', ''],
    ['```\ncode\n```', ''],
    ['[a]: https://x.y', ''],
    ['~~all of it~~', ''],
    ['1.', ''],
    ['1', ''],
    ['???', ''],
    ['«»', ''],
    ['tel:', ''],
  ],
  'a link is its words, unless they are a commit or a range': [
    ['[abc1234](https://github.com/o/r/commit/abc1234def) Fix it', 'Fix it.'],
    ['[`abc1234`](https://github.com/o/r/commits/abc1234def) Fix it', 'Fix it.'],
    ['[ABC1234 fixed](https://github.com/o/r/commit/abc1234def)', 'ABC1234 fixed.'],
    ['[the fix](https://github.com/o/r/commit/abc1234def)', 'the fix.'],
    ['[bead](https://github.com/o/r/commit/abc1234def) by bead', 'bead by bead.'],
    ['[decade](https://x.y/decade)', 'decade.'],
    ['[v1...v2](https://github.com/o/r/compare/v1...v2) is out', 'is out.'],
    ['[v1…v2](https://github.com/o/r/compare/v1...v2) is out', 'is out.'],
    ['[v1 and v2](https://github.com/o/r/compare/v1...v2)', 'v1 and v2.'],
  ],
  'what is struck, shown or noted is left out, and leaves no gap': [
    ['a ~~b~~ c', 'a c.'],
    ['a ![pic][p] b\n\n[p]: https://x.y', 'a b.'],
    ['x <IMG src="a"> y <b>z</b>', 'x y z.'],
    ['x <imgs> y', 'x imgs y.'],
    ['one <BR> two<br/>three', 'one, two, three.'],
    ['Text[^1] and[^note] more', 'Text and more.'],
    ['Write to mailto:me@x.y or tel:+49123', 'Write to me@x.y or +49123.'],
    ['Amailto:x and 1tel:2 stay', 'Amailto:x and 1tel:2 stay.'],
  ],
  'a sentence begins with what is said first': [
    [', ; leading', 'leading.'],
    ['- + . leading', 'leading.'],
    ['& more', 'more.'],
    ['...and more', '...and more.'],
    ['+1 for -5', '+1 for -5.'],
    ['/etc/x and !important', '/etc/x and !important.'],
    ['12) Foo, 3. bar', '12. Foo, 3. bar.'],
    ['123456789. Foo', '123456789. Foo.'],
    ['C+', 'C+.'],
  ],
  'signs that hide others are taken out until nothing is hidden': [
    ['ht*tp://x.y', ''],
    ['h*t*t*p*s://x.y z', 'z.'],
    ['a * b, 2 *3 and 2* 3', 'a b, 2 × 3 and 2 × 3.'],
    ['a\u0001b\u00adc  d', 'a bc d.'],
    ['one\rtwo\vthree', 'one two three.'],
  ],
  'the script of most letters says how it ends': [
    ['你好世界 a', '你好世界 a。'],
    ['你好 world foo bar baz', '你好 world foo bar baz.'],
    ['世 здравствуй', '世 здравствуй.'],
    ['世 γεια σας', '世 γεια σας.'],
    ['世 안녕하세요', '世 안녕하세요.'],
  ],
  'a row of a table is a line, with the names of its columns, of the first where it is a number': [
    ['| a | b |\n|---|---|\n| 1 | 2 |\n| | 3 |\n| ![x](y) | |', 'a: 1, b: 2.\nb: 3.'],
    ['| | b |\n|---|---|\n| x | y |', 'x, b: y.'],
    ['| a | |\n|---|---|\n| x | y |', 'x, y.'],
    ['| a |\n|---|\n| b |', 'b.'],
  ],
  'a heading is said where something follows it, and a colon where it leads to something': [
    ['# A\n\ntext\n\n# B\n\n![x](y)\n\n# C\n\nmore', 'A.\n\ntext.\n\nC.\n\nmore.'],
    ['## Full Changelog\n\nhttps://x.y\n\n## Kept\n\nz', 'Kept.\n\nz.'],
    ['# A\n\n## B', 'A.\n\nB.'],
    ['See:\n\n- a\n- b', 'See:\n\na.\nb.'],
    ['Config:\n\n```\nx\n```\n\nmore', 'more.'],
  ],
}

describe.each(Object.entries(said))('%s', (_, lines) => {
  it.each(lines)('%j is said as %j', (markdown, spoken) => expect(speakMarkdown(markdown)).toBe(spoken))
})

describe('documents', () => {
  it('may have Windows line ends', () => {
    expect(speakMarkdown('# A\r\n\r\n* b\r\n* c\r\n\r\nd\r\ne\r\n')).toBe('A.\n\nb.\nc.\n\nd e.')
  })

  it('are spoken alike whether short or long: a list far over the size of a piece is one list', () => {
    const items = Array.from({ length: 400 }, (_, index) => `- Item ${index} is [here](https://x.y/${index})`)
    const spoken = speakMarkdown(items.join('\n'))
    expect(spoken.split('\n')).toEqual(items.map((_, index) => `Item ${index} is here.`))
  })

  it('find their definitions across pieces', () => {
    const filler = 'Some words to fill the page.\n\n'.repeat(200)
    const spoken = speakMarkdown(`Open [the door][g] and ![a picture][g].\n\n${filler}[g]: https://x.y\n`)
    expect(spoken.split('\n')[0]).toBe('Open the door.')
  })

  it('keep a fence whole across pieces', () => {
    const code = 'words of code\n\n'.repeat(400)
    expect(speakMarkdown(`Before.\n\n\`\`\`\n${code}\`\`\`\n\nAfter.\n`)).toBe('Before.\n\nAfter.')
    expect(speakMarkdown(`Before.\n\n<!--\n${code}-->\n\nAfter.\n`)).toBe('Before.\n\nAfter.')
  })

  it('too dense to be parsed are still read, line by line', () => {
    const dense = '- **a** [b](https://x.y) `c` ![d](e)\n'.repeat(1800)
    const lines = speakMarkdown(`# Title\n\n${dense}\n\`\`\`\ncode\n\`\`\`\n`).split('\n')
    expect(lines[0]).toBe('Title.')
    expect(new Set(lines.slice(2))).toEqual(new Set(['a b c.']))
  })
})
