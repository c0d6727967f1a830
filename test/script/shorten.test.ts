import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { estimate } from '../../src/script/estimate.ts'
import { LANGUAGES } from '../../src/script/language.ts'
import { sayLeftOut } from '../../src/script/left-out.ts'
import { shortenMarkdown, shortenText } from '../../src/script/shorten.ts'
import { speakMarkdown } from '../../src/script/speak.ts'
import { expectSound } from './changelogs.ts'

const folder = path.join(import.meta.dirname, 'fixtures/changelogs')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const shorten = (markdown: string, limit: number) => shortenMarkdown(markdown, limit, speakMarkdown)

describe('hand-made changelogs', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.md'))

  it('are 40', () => expect(files.length).toBeGreaterThanOrEqual(40))

  it.each(files)('%s', file => {
    const markdown = read(file)
    for (const limit of [15, 20, 30, 45, 120]) {
      const { script, leftOut } = expectSound(markdown, limit)
      expect(shorten(markdown, limit)).toEqual({
        script,
        leftOut,
        isEmpty: false,
        estimate: estimate(script),
      })
      for (const said of leftOut) expect(script.split('\n')).not.toContain(said)
    }
  })

  /** Read aloud once, and held since: texts in which nothing but the editing is at work. */
  it.each(readdirSync(folder).filter(file => file.endsWith('.30s.txt')))('%s reads well', file => {
    expect(`${shorten(read(file.replace('.30s.txt', '.md')), 30).script}\n`).toBe(read(file))
  })
})

describe('what goes first', () => {
  const filler = (count: number, text: string) =>
    Array.from({ length: count }, (_, nth) => `- ${text} ${'bcdfghjklmn'.charAt(nth)}`).join('\n')

  it('is dependencies, CI, documentation and chores, wherever they stand', () => {
    const notes = `- chore(deps): bump a from 1 to 2\n- Bump b from 1.0.0 to 1.0.1\n- ci: cache\n- docs: explain\n- Update README\n${filler(6, 'Fix the door of kind')}\n`
    const { leftOut } = shorten(notes, 20)
    expect(leftOut.length).toBeGreaterThanOrEqual(5)
    expect(leftOut.filter(line => line.startsWith('Fix'))).toEqual([])
  })

  it('is a fix before another change, that before what is new, each from the end', () => {
    const notes = `## Fixed\n\n${filler(3, 'The lock turns in doors of kind')}\n\n## Changed\n\n${filler(3, 'The roof is painted in colour')}\n\n## Added\n\n${filler(3, 'A window opens to the side of')}\n`
    const left = [34, 28, 22, 17, 12].map(limit => shorten(notes, limit).leftOut)
    for (const [place, some] of left.entries())
      for (const line of left[place - 1] ?? []) expect(some).toContain(line)
    const order = [...new Set(left.flat())].map(line => line.split(' ')[1])
    expect(order.join(' ')).toMatch(/^(lock )+(roof )+window/)
    const inPart = Array.from({ length: 24 }, (_, less) => shorten(notes, 36 - less).leftOut).find(
      some => some.length === 2 || some.length === 5,
    )
    expect(inPart?.at(-1)).toMatch(/ d\.$/)
    expect(inPart?.at(-2)).toMatch(/ c\.$/)
  })

  it('is never what breaks or concerns security, however it is marked', () => {
    const marked = [
      '- feat!: doors open outwards',
      '- **api!:** keys are long',
      '- fix(security): keys are compared in constant time',
      '- **BREAKING CHANGE**: no more locks',
      '- Security: alarms are loud',
      '- 1a2b3c4 refactor(roof)!: flat',
      '- [`1a2b3c4`](https://x.test/1a2b3c4) security: bells',
    ]
    const { script } = shorten(
      `${filler(10, 'Add a window to the room')}\n${marked.join('\n')}\n${filler(10, 'Add a stair to the floor')}\n`,
      60,
    )
    for (const words of ['outwards', 'long', 'constant time', 'no more locks', 'loud', 'flat', 'bells'])
      expect(script).toContain(words)
  })

  it('leaves the headings that nothing stands under, labels and lead-ins among them', () => {
    const notes = `## Fixes\n\nThese were mended:\n\n- **door**\n  - It opens.\n  - It closes.\n- **roof**\n  - It is dry.\n\n**Security**\n\n- The lock holds, and so does the frame around it.\n\n## Docs\n\n| What | Where |\n| - | - |\n| a | b |\n\nThat is all.\n`
    expect(shorten(notes, 14).script).toMatch(
      /^Fixes\.\n\nSecurity\.\n\nThe lock holds.*\n\nAnd 5 more changes/,
    )
  })

  it('keeps a row with the names of its columns', () => {
    const notes = `# Times\n\n| Test | After |\n| - | - |\n${'Start Search Save Load Print Close Open'
      .split(' ')
      .map(name => `| ${name} | fast as light itself |\n`)
      .join('')}`
    expect(shorten(notes, 20).script).toMatch(/^Times\.\n\nStart, After: fast as light itself\.\n/)
  })

  it('says nothing that was silent under a heading that goes', () => {
    const notes = `# Door 2\n\nThe door is new.\n\n## Fixed\n\n${filler(9, 'A lock turns in the frame of door')}\n\n## Contributors\n\n- Sam Smith\n- Kim Lee\n- Update the list of all who helped\n`
    const { script } = shorten(notes, 15)
    expect(script).not.toMatch(/Contributors|Sam|Kim/)
  })

  it('does not join what stood apart', () => {
    const notes = `Intro of the notes.\n\nLong words about nothing, ${'again and '.repeat(40)}again.\n\n- one\n- two\n\nThe end.\n`
    expect(shorten(notes, 20).script).toBe(
      'Intro of the notes.\n\none.\ntwo.\n\nThe end.\n\nAnd 1 more change: the notes have them all.',
    )
  })
})

describe('the opening', () => {
  const opening = 'Rocket is fast now. It starts in a second. It stops in two.'

  it('stays as a paragraph where it can', () => {
    const { script } = shorten(`${opening}\n\n${'- Fix a door that was closed\n'.repeat(20)}`, 20)
    expect(script.startsWith(opening)).toBe(true)
  })

  it('stays to its first sentence beside what breaks', () => {
    const { script } = shorten(`${opening}\n\n${'- feat!: rename a door that was closed\n'.repeat(3)}`, 20)
    expect(script).toMatch(/^Rocket is fast now\.(?! It stops)/)
  })

  it('of one long paragraph is cut at a whole sentence', () => {
    const { script, leftOut } = shorten(read('one-paragraph.md'), 30)
    expect(script).toMatch(/\.\n\nAnd \d more changes: the notes have them all\.$/)
    expect(leftOut.at(-1)).toBe('Thank you for your patience, and for the many good questions.')
  })
})

describe('plain text', () => {
  it('is cut at whole sentences, and nothing is added', () => {
    const text = 'Rocket 2.0 is here, i.e. it flies. 1. Fuel it.\nDr. Who did.\n\nLast one!'
    for (const limit of [10, 12, 15, 60]) {
      const { script, leftOut } = shortenText(text, limit)
      expect(text.startsWith(script)).toBe(true)
      expect([script, ...leftOut].join(' ').replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
      expect(script).toMatch(/(?:flies|it|did)\.$|one!$/)
      expect(shortenText(script, limit)).toEqual({ ...shortenText(text, limit), leftOut: [] })
    }
  })

  it.each(['你好。世界很大。再见。', 'とても速い。とても新しい。'])('%s', text => {
    expect(shortenText(text.repeat(30), 12).script).toMatch(/^.+。$/)
    expect(shortenText(text.repeat(30), 12).estimate.atMost).toBeLessThanOrEqual(12)
  })

  it('keeps its first sentence in any case', () => {
    const text = `${'word '.repeat(200)}end. More.`
    expect(shortenText(text, 10)).toMatchObject({ script: `${'word '.repeat(200)}end.`, leftOut: ['More.'] })
  })
})

describe('the last sentence', () => {
  it.each(LANGUAGES)('is spoken text with its number, in %s', language => {
    for (const count of [1, 2, 3, 5, 11, 21, 100, 1234]) {
      const said = sayLeftOut(count, language, false)
      expect(said).toContain(String(count))
      expect(speakMarkdown(said)).toBe(said)
      expect(said).not.toContain('#')
    }
  })

  it.each([
    ['en', 1, 'And 1 smaller change: the notes have them all.'],
    ['en', 23, 'And 23 smaller changes: the notes have them all.'],
    ['de', 1, 'Und 1 weitere Änderung: alles steht in den Versionshinweisen.'],
    ['ru', 21, 'И ещё 21 изменение: всё есть в примечаниях к выпуску.'],
    ['ru', 3, 'И ещё 3 изменения: всё есть в примечаниях к выпуску.'],
    ['ru', 11, 'И ещё 11 изменений: всё есть в примечаниях к выпуску.'],
    ['pl', 2, 'I jeszcze 2 zmiany: wszystko jest w informacjach o wydaniu.'],
    ['pl', 5, 'I jeszcze 5 zmian: wszystko jest w informacjach o wydaniu.'],
    ['ar', 3, 'و3 تغييرات أخرى، وكلها في ملاحظات الإصدار.'],
  ] as const)('in %s for %i', (language, count, said) => expect(sayLeftOut(count, language, true)).toBe(said))

  it('is in traditional characters where the text is', () =>
    expect(sayLeftOut(2, 'zh', true, '這個版本')).toBe('另有 2 項變更，詳見發行說明。'))
})
