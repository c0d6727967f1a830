import fc from 'fast-check'
import { speakMarkdown } from '../../src/script/speak.ts'

/** What Markdown, GitHub's notes and the rules for speaking are made of: the grains of hostile documents. */
const FRAGMENTS = [
  ...'[]()<>!*_`~#|-+=:;.,@&\\/\'"{}^$%?\n\t\r 0aZé中あกअع',
  ...['![', '](', '](x)', '[a](b)', '[a][b]', '[a]: b\n', '[^1]', '[^1]: n\n', '[ ] ', '[!NOTE]\n', '[bot]'],
  ...[
    '**',
    '__',
    '~~',
    '``',
    '```\n',
    '~~~\n',
    '---\n',
    '+++\n',
    '---js\n',
    '***\n',
    '===\n',
    '\n\n',
    '  \n',
    '\\\n',
  ],
  ...[
    '> ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '1) ',
    '24. ',
    '# ',
    '### ',
    '\n- ',
    '\n> ',
    '\n1. ',
    '\n    ',
    '\n\t',
    '• ',
  ],
  ...[
    '|a|b|\n',
    '|-|-|\n',
    '|---|',
    '| ',
    '\\|',
    '<a ',
    '<a href="',
    '<br>',
    '<b>',
    '</b>',
    '<div>\n',
    '</div>\n',
  ],
  ...[
    '<!--',
    '-->',
    '<?',
    '?>',
    '<![CDATA[',
    '<pre>',
    '</pre>',
    '<script>',
    '<summary>',
    '<details>',
    '<td>',
    '</td>',
  ],
  ...['&amp;', '&amp;amp;', '&lt;', '&#60;', '&#x60;', '&copy;', '&nbsp;', '&unknown;', '&#104;', '&#0;'],
  ...[
    'http',
    'https://',
    'http://a.b/c',
    'www.',
    'www.a.b',
    'ftp://x',
    'mailto:',
    'data:a/',
    'a@b.c',
    'git@a.b:c/d.git',
  ],
  ...[
    '#12',
    'GH-1',
    'a/b#3',
    'abc1234',
    'abc1234..def5678',
    'sha256:',
    '@user',
    ' by @user in ',
    'in ',
    'see ',
    'closes ',
  ],
  ...[
    ':tada:',
    ':+1:',
    '10:30:45',
    'a::b',
    '🎉',
    '👩‍💻',
    '1️⃣',
    '🇩🇪',
    '\u200D',
    '\uFE0F',
    '\u00AD',
    '\u202E',
    '\u0301',
    '\uFFFC',
  ],
  ...[
    '\uFDD0',
    '\uFDD1',
    '\uFFFE',
    '\u2028',
    '\u2029',
    '\0',
    '\uD83C',
    '\uDC00',
    '->',
    '=>',
    '<=',
    '< 5',
    '…',
    '。',
    '؟',
  ],
  ...[
    'ht',
    'tp',
    'ht*tp',
    'h`t`tp',
    'http<b>',
    'word',
    ' and ',
    'Full Changelog',
    'C#',
    'C++',
    '.NET',
    '1.2.3',
    '~5',
  ],
]

export const hostileMarkdown = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map(parts => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 40,
    })
    .map(parts => parts.join('')),
  fc
    .tuple(
      fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 200 }),
    )
    .map(([parts, times]) => parts.join('').repeat(times)),
)

/** Repeated up to the largest script, these were the slowest: found by hand, and by a search that mutates the slowest. */
const SHAPES = [
  ...[
    '[',
    '![',
    '](',
    '[a](',
    '[a](<',
    '[a](b) ',
    '[a]',
    'a]',
    '[a][b]',
    '[[a]]',
    '![a](b',
    '[^a]',
    '[^a]: ',
    '[a]: b\n',
  ],
  ...[
    '*a ',
    '**a',
    '*_',
    '_a_ ',
    'a **b',
    '~~a ',
    '`a',
    '`` ` ',
    '\\[',
    'a <!--',
    'a <?',
    'a <![CDATA[',
    '<a ',
    '<',
    '<<a>',
  ],
  ...[
    '> ',
    '>',
    '> > ',
    '> a\n',
    '>- ',
    '- ',
    '- a\n',
    '- a\n  - b\n',
    '- a\n\n',
    '1. ',
    '1. a\n',
    '- [ ] a\n',
    '*\n',
  ],
  ...[
    'a\n',
    'a\n\n',
    '\n',
    'a\\\n',
    'a  \n',
    '# a\n',
    '<div>\n',
    '<div>>',
    '<br>\n',
    '</td><td>',
    '<pre>\n\n',
    '<!-- ',
  ],
  ...[
    '|a|\n',
    '|-|-|\n',
    '| a | b |\n',
    'x|y\n',
    '&amp;amp;',
    '&#60;',
    '&',
    'http',
    'https://',
    'https://a.b ',
    'www.a ',
  ],
  ...[
    '.',
    '. ',
    '@',
    '@a ',
    'a@',
    '#1 ',
    '(#1) ',
    'see #1 ',
    'by @a in #1 ',
    'GH-1-',
    'a/b#1 ',
    'abc1234..',
    'a-',
    '--',
    '->',
  ],
  ...[
    ':a:',
    ':a',
    '🎉',
    '👩‍💻 ',
    '1️⃣',
    '\u200D',
    '\u0301',
    '\uFDD0 ',
    '中',
    '中\n',
    'A ',
    '(',
    '()',
    '"',
    ' ',
    '\t',
    '{',
    '}',
  ],
  ...[
    '\n\n> %- ---js\n؟0',
    '<details>a### \n    \n> "===\n',
    ')GH-1\n\n<td>%in ',
    'tp\n> <=\n- Z\n\t',
    '[0] `a` <b> *c* ',
  ],
]

/** Hostile documents of at most `bytes` UTF-8 bytes, by what they are made of. */
export function hostileDocuments(bytes = 65_536): Map<string, string> {
  const repeated = SHAPES.map((shape): [string, string] => [JSON.stringify(shape), fill(shape, bytes)])
  const half = Math.floor(bytes / 2)
  return new Map([
    ...repeated,
    ['brackets in brackets', '['.repeat(half) + ']'.repeat(half)],
    ['a link in parentheses', `[a](${'('.repeat(half - 4)}${')'.repeat(half - 4)}`],
    ['a wide table', `|${fill('a|', half / 2)}\n|${fill('-|', half / 2)}\n${fill('|a\n', half - 8)}`],
    ['a long table', `|a|b|\n|-|-|\n${fill('|c|d|\n', bytes - 20)}`],
    [
      'lists in lists',
      Array.from({ length: 250 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`)
        .join('')
        .slice(0, bytes),
    ],
    [
      'growing code spans',
      Array.from({ length: 350 }, (_, length) => `e${'`'.repeat(length)}`)
        .join('')
        .slice(0, bytes),
    ],
    ['an address of dots', `https://${'.'.repeat(bytes - 10)}x`],
    ['an endless word', 'a'.repeat(bytes)],
    ['endless front matter', `---\na: b\n${fill('\n', bytes - 20)}`],
    ['words far apart', `a${' '.repeat(bytes - 2)}b`],
  ])
}

function fill(shape: string, bytes: number): string {
  const times = Math.floor(bytes / Buffer.byteLength(shape))
  return shape.repeat(Math.max(1, times))
}

/** How long speaking each document takes, in milliseconds, the slowest first. Serves the benchmark too. */
export function timeSpeaking(
  documents: ReadonlyMap<string, string>,
): { name: string; milliseconds: number }[] {
  const times = Array.from(documents, ([name, text]) => {
    const start = performance.now()
    speakMarkdown(text)
    return { name, milliseconds: performance.now() - start }
  })
  return times.sort((a, b) => b.milliseconds - a.milliseconds)
}
