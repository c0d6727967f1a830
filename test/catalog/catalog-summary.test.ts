import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { showCatalog } from '../../src/catalog/catalog-summary.ts'
import type { CatalogLists } from '../../src/catalog/read-lists.ts'
import { runs } from '../support/runs.ts'
import { avatar, many, music, ownAvatar, stockOf, template, voice } from './entries.ts'

const show = (given: Partial<CatalogLists>) => showCatalog(stockOf(given), {})

interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly children?: readonly Node[]
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

/** What GitHub's Markdown makes of a summary. */
function parse(markdown: string) {
  const nodes = nodesOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  return {
    html: nodes.flatMap(({ type, value }) => (type === 'html' ? (value ?? '') : [])).join('\n'),
    links: nodes.flatMap(({ type, url }) => (type === 'link' ? (url ?? '') : [])),
    images: nodes.filter(({ type }) => type === 'image'),
    text: nodes.flatMap(({ type, value }) => (type === 'text' || type === 'inlineCode' ? (value ?? '') : [])),
  }
}

describe('the summary', () => {
  it('shows an avatar with its picture, id, name, kind and readiness', () => {
    const summary = show({
      avatars: [
        ownAvatar(9001, { name: 'Release host', coverUrl: 'https://r.example/9001.png' }),
        ownAvatar(9005, { kind: 'instant', status: 'in-progress' }),
        ownAvatar(9006, { status: 'failed', failMessage: 'No face' }),
      ],
    })
    expect(summary).toContain('### Your own avatars (3)')
    expect(summary).toContain(
      '<a href="https://r.example/9001.png"><img src="https://r.example/9001.png" alt="Release host" width="112"></a><br>**Release host**<br>`9001`<br>photo<br>✅ ready',
    )
    expect(summary).toContain('**Avatar 9005**<br>`9005`<br>instant<br>⏳ in progress')
    expect(summary).toContain('**Avatar 9006**<br>`9006`<br>photo<br>❌ failed: No face')
  })

  it('puts the library’s avatars into galleries by shape', () => {
    const summary = show({
      avatars: [
        avatar(1, { aspectRatio: 'portrait', gender: 'female', age: 'young_adult', style: 'social' }),
        avatar(2, { aspectRatio: 'landscape' }),
        avatar(3),
      ],
    })
    const titles = [...summary.matchAll(/^### (.*)$/gm)].map(([, title]) => title)
    expect(titles).toEqual([
      'Your own avatars (0)',
      'Your own voices (0)',
      'Library avatars, landscape (1)',
      'Library avatars, portrait (1)',
      'Library avatars (1)',
      'Library voices (0)',
      'For your workflow',
    ])
    expect(summary).toContain('`1`<br>female, young adult, social\n')
  })

  it('shows voices by language, with a link to hear them', () => {
    const summary = show({
      voices: [
        voice('b', { language: 'german', sampleUrl: 'https://r.example/b.wav', gender: 'male' }),
        voice('a', { age: 'middle_aged' }),
      ],
    })
    const rows = summary.split('\n').filter(line => line.startsWith('| '))
    expect(rows.slice(2)).toEqual([
      '| **Voice a**<br>english, middle aged | `a` |',
      '| **Voice b** · [▶ listen](https://r.example/b.wav)<br>german, male | `b` |',
    ])
  })

  it('shows templates with what they are filled with, and music, where there are any', () => {
    const variables = [
      { kind: 'script', name: 'Script', isRequired: true },
      { kind: 'image', name: 'lo|go' },
    ] as const
    const summary = show({
      templates: [
        template(901, { name: '' }),
        template(5001, {
          kind: 'own',
          aspectRatio: 'portrait',
          variables,
          previewUrl: 'https://r.example/t.mp4',
        }),
      ],
      music: [
        music(301, { duration: 95, sampleUrl: 'https://r.example/m.mp3' }),
        music(61, { kind: 'custom' }),
      ],
    })
    const rows = summary.split('\n').filter(line => line.startsWith('| ') && !line.includes('---'))
    expect(rows).toEqual([
      '| Template | Id |',
      '| **Template 5001** · [▶ see](https://r.example/t.mp4)<br>portrait, `Script` (script, needed), lo\\|go (image) | `5001` |',
      '| Music | Id |',
      '| **Music 61** | `61` |',
      '| Template | Id |',
      '|  | `901` |',
      '| Music | Id |',
      '| **Music 301** · [▶ listen](https://r.example/m.mp3)<br>1 min 35 s | `301` |',
    ])
    const titles = [...summary.matchAll(/^### (.*)$/gm)].map(([, title]) => title)
    expect(titles.filter(title => /templates|usic/.test(title ?? ''))).toEqual([
      'Your own templates (1)',
      'Your own music (1)',
      'Library templates (1)',
      'Music for templates (1)',
    ])
    expect(summary).toContain('A template goes into `template-id`')
    expect(show({})).not.toContain('template')
  })

  it('says so where there is nothing', () => {
    expect(show({}).match(/None was found\./g)).toHaveLength(4)
    expect(show({})).toContain('0 avatars and 0 voices.')
  })

  it('says what it was narrowed to', () => {
    const summary = showCatalog(stockOf({}), { gender: 'female', aspectRatio: 'portrait', search: '*da*' })
    expect(summary).toContain('Narrowed to female, portrait, “\\*da\\*”; what does not tell is listed, too.')
  })

  it('says what is not complete, and why', () => {
    const diagnostic = { title: 'T', happened: 'Reading failed: "<b>".', means: '', advice: 'Do this.' }
    const summary = show({ diagnostics: [diagnostic], notices: ['2 entries made no sense.'] })
    expect(summary).toContain('> [!WARNING]\n> Reading failed: "&lt;b&gt;". Do this.')
    expect(summary).toContain('> [!WARNING]\n> 2 entries made no sense.')
  })

  it('fits on a phone: two avatars side by side, and voices in two columns', () => {
    const summary = show({
      avatars: (['landscape', 'portrait', 'square'] as const).map((aspectRatio, i) =>
        avatar(i, { aspectRatio, coverUrl: 'https://r.example/c.png' }),
      ),
      voices: [voice('a')],
    })
    // 390 pixels, less those round GitHub's summary and its cells.
    for (const [, width] of summary.matchAll(/<(?:td|img)\b[^>]* width="(\d+)"/g)) {
      expect(Number(width)).toBeLessThanOrEqual(134)
    }
    expect(summary.match(/<table/g)).toHaveLength(3)
    expect(summary).toContain('| Voice | Id |\n')
  })

  it('ends in what a workflow takes, to copy: what can be used, the account’s own first', () => {
    const block = (given: Partial<CatalogLists>) => /```yaml\n([^`]*)\n```\n$/.exec(show(given))?.[1]
    const library = [avatar(81, { name: 'Ada' }), avatar(82)]
    const voices = [
      voice('en-US-JennyNeural', { name: 'Jenny' }),
      voice('tb_1', { kind: 'custom', name: 'Me' }),
    ]
    expect(block({ avatars: [...library, ownAvatar(1, { status: 'failed' }), ownAvatar(2)], voices })).toBe(
      "avatar-id: '2' # Avatar 2\navatar-type: custom\nvoice-id: 'tb_1' # Me",
    )
    expect(block({ avatars: [ownAvatar(1, { status: 'in-progress' }), ...library], voices: [] })).toBe(
      "avatar-id: '81' # Ada\navatar-type: public",
    )
    expect(block({ avatars: [avatar(1, { name: 'a\n```\nb: `c` ~~~' })] })).toBe(
      "avatar-id: '1' # a     b:  c\navatar-type: public",
    )
    expect(block({ voices: [voice("x' #"), voice('y', { name: '' })] })).toBe("voice-id: 'y' # y")
    expect(show({})).not.toContain('```')
  })

  it('opens long sections on a click only', () => {
    const summary = show({ voices: many(61, i => voice(i)) })
    expect(summary).toContain('<summary>Library voices (61)</summary>')
    expect(show({ voices: many(60, i => voice(i)) })).not.toContain('<summary>')
  })
})

describe('a summary of thousands', () => {
  const coverUrl = 'https://res.jogg.ai/f178cf5273dd9cbd506f27426966c1ae501cae27-cover.png'
  const library = many(6000, i => avatar(i, { coverUrl, aspectRatio: i % 2 ? 'portrait' : 'landscape' }))
  const voices = many(8000, i => voice(`voice-${i}`, { sampleUrl: coverUrl }))

  it('stays under 1 MiB, keeps the account’s own, and counts what it left out of the library', () => {
    const own = many(300, i => ownAvatar(`9${i}`, { coverUrl }))
    const summary = show({ avatars: [...own, ...library], voices })
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(Buffer.byteLength(summary)).toBeGreaterThan(990_000)
    expect(summary.match(/✅ ready/g)).toHaveLength(300)
    const left = [...summary.matchAll(/… and ([\d,]+) more, for which there is no room here/g)]
    const counted = left.reduce((sum, [, number = '']) => sum + Number(number.replace(',', '')), 0)
    const shown = (summary.match(/<td /g)?.length ?? 0) + (summary.match(/▶ listen/g)?.length ?? 0)
    expect(shown + counted).toBe(300 + 6000 + 8000)
  })

  it('cuts the account’s own too when they alone are too many', () => {
    const avatars = many(9000, i => ownAvatar(i, { coverUrl }))
    const summary = show({ avatars: [...avatars, ...library], voices })
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary).toContain('<summary>Your own avatars (9000)</summary>')
    expect(/… and 5,\d+ more|… and 6,\d+ more/.test(summary)).toBe(true)
  })
})

describe('texts from outside', () => {
  const evil = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '</td></table>',
          '<img src=x>',
          '<!--',
          '|',
          '`',
          '```',
          '**',
          '[a](https://e.example)',
          '![a](https://e.example)',
          '\n\n# A',
          '@octocat',
          'https://e.example',
          'www.e.example',
          '\\',
          '&lt;',
          '~~',
          ' ',
          'x',
        ),
        { maxLength: 8 },
      )
      .map(parts => parts.join('')),
  )

  it('become text and nothing else', () => {
    fc.assert(
      fc.property(evil, evil, evil, (name, fact, message) => {
        const { html, links, images, text } = parse(
          show({
            avatars: [
              ownAvatar(7, { name, gender: fact, status: 'failed', failMessage: message }),
              ownAvatar(8),
            ],
            voices: [voice(`v${fact}`, { name, language: message, age: name }), voice('last')],
            templates: [template(`t${fact}`, { name, variables: [{ kind: 'text', name: fact }] })],
            music: [music(`m${message}`, { name })],
          }),
        )
        expect(
          html.replace(
            /<br( clear="all")?>|<table align="left">|<\/?tr>|<\/table>|<td align="center" valign="top" width="128" height="\d+">|<\/td>|\s/g,
            '',
          ),
        ).toBe('')
        expect({ links, images }).toEqual({ links: [], images: [] })
        expect(text).toContain('Avatar 8')
        expect(text).toContain('last')
      }),
      { numRuns: runs(300) },
    )
  })

  it('in the alternative text of a picture neither', () => {
    fc.assert(
      fc.property(evil, name => {
        const { html, links } = parse(
          show({ avatars: [ownAvatar(7, { name, coverUrl: 'https://r.example/7.png' })] }),
        )
        const tags = html.match(/<[a-z]+/g)?.filter(tag => !['<br', '<table', '<tr', '<td'].includes(tag))
        expect(tags).toEqual(['<a', '<img'])
        expect(links).toEqual([])
      }),
      { numRuns: runs(300) },
    )
  })
})
