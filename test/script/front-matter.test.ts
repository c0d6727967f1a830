import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { splitFrontMatter } from '../../src/script/front-matter.ts'
import { speakMarkdown } from '../../src/script/speak.ts'

const yaml = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n# Hello\n`

describe('YAML front matter', () => {
  it('gives its values by the names of the inputs, and the rest as the body', async () => {
    const text = yaml(
      'avatar-id: 412',
      'avatar-type: public',
      'voice-name: "Ada: calm"',
      'aspect-ratio: 9:16',
      'screen-style: green-screen',
      'caption: false',
    )
    expect(await splitFrontMatter(text)).toEqual({
      body: '# Hello\n',
      fields: {
        'avatar-id': '412',
        'avatar-type': 'public',
        'voice-name': 'Ada: calm',
        'aspect-ratio': '9:16',
        'screen-style': 'green-screen',
        caption: 'false',
      },
      problems: [],
      warnings: [],
    })
  })

  it('keeps every digit of an id', async () => {
    const { fields } = await splitFrontMatter(yaml('avatar-id: 1234567890123456789', 'voice-id: 0012'))
    expect(fields).toEqual({ 'avatar-id': '1234567890123456789', 'voice-id': '0012' })
  })

  it('takes `title` for `video-name`, unless that is given too', async () => {
    expect((await splitFrontMatter(yaml('title: One'))).fields).toEqual({ 'video-name': 'One' })
    const both = await splitFrontMatter(yaml('title: One', 'video-name: Two'))
    expect(both.fields).toEqual({ 'video-name': 'Two' })
  })

  it('reads Windows line ends, a byte order mark, comments and a closing `...`', async () => {
    const text = '\uFEFF---\r\n# mine\r\n\r\ntitle: One\r\n...\r\nHello\r\n'
    expect(await splitFrontMatter(text)).toMatchObject({ body: 'Hello\r\n', fields: { 'video-name': 'One' } })
  })

  it.each([
    ['---yml\ntitle: One\n---\nHello', 'Hello'],
    ['---  YAML \t\ntitle: One\n---\nHello', 'Hello'],
    ['---\ntitle: One\n---  \nHello', 'Hello'],
    ['---\n\n  \n  # mine\ntitle: One\n---\n\nHello', '\nHello'],
    ['---\n"title": One\n---\nHello', 'Hello'],
    ["---\n'title': One\n---\nHello", 'Hello'],
    ['---\ntitle:\tOne\n---\nHello', 'Hello'],
    ['---\ntitle:\n  One\n---\nHello', 'Hello'],
    ['---\r\n#x\r\ntitle: One\r\n---\r\nHello', 'Hello'],
    ['---\ntitle: One\n---', ''],
  ])('is %j', async (text, body) => {
    expect(await splitFrontMatter(text)).toMatchObject({ body, fields: { 'video-name': 'One' } })
  })

  it('ends at a line of its own', async () => {
    expect(await splitFrontMatter('---\ntitle: One ---\n---\nHello')).toMatchObject({
      body: 'Hello',
      fields: { 'video-name': 'One ---' },
    })
    expect((await splitFrontMatter('+++\na = "b+++"\nc+++\n+++ d\n+++\nHello')).body).toBe('Hello')
    expect((await splitFrontMatter('---\ntitle: One\n--- two\n---\nHello')).body).toBe('Hello')
  })

  it('names all unknown keys in one warning', async () => {
    const { warnings, fields } = await splitFrontMatter(
      yaml('tags: [a, b]', '__proto__: x', 'date: 2026-01-01'),
    )
    expect(warnings).toEqual([
      expect.stringContaining('"tags", "__proto__", "date", which mean nothing here'),
    ])
    expect(warnings[0]).toMatch(/; known are `title`, `avatar-id`, .*, `caption`, `video-name`$/)
    expect(fields).toEqual({})
  })

  it('counts unknown keys beyond the tenth', async () => {
    const keys = Array.from({ length: 14 }, (_, index) => `key${index}: 1`)
    expect((await splitFrontMatter(yaml(...keys))).warnings[0]).toContain('"key9" and 4 more')
  })
})

describe('broken front matter', () => {
  it.each([
    ['a list for a text', ['title: [a, b]'], '`title` in its front matter is not a plain text'],
    ['an open bracket', ['title: One', 'caption: [a', 'voice-id: b'], 'line 4: deficient indentation'],
    ['a key given twice', ['title: One', 'title: Two'], 'line 3: duplicated mapping key'],
    ['an alias', ['title: &a One', 'voice-id: *a'], 'line 3: aliases exceeded maxAliases (0)'],
    ['a tag', ['title: !!js/function "alert(1)"'], 'line 2: unknown scalar tag'],
    ['too much', [`title: ${'a'.repeat(9000)}`], 'over 8192 characters'],
    ['two documents', ['title: a', '  voice-id: b'], 'line 3'],
  ])('tells of %s', async (_, lines, problem) => {
    const { problems, body, fields, warnings } = await splitFrontMatter(yaml(...lines))
    expect(problems).toEqual([expect.stringContaining(problem)])
    expect(body).toBe('# Hello\n')
    expect([Object.keys(fields), warnings]).toEqual([[], []])
  })

  it.each(['\n---\n', '\uFEFF \t\r\n\r\n---\r\n'])('may have empty lines above it: %j', async opening => {
    const text = `${opening}title: One\n---\nHello`
    expect(await splitFrontMatter(text)).toMatchObject({ body: 'Hello', fields: { 'video-name': 'One' } })
    const { problems } = await splitFrontMatter(`\n\n---\ntitle: a\n  voice-id: b\n---\n`)
    expect(problems).toEqual([expect.stringContaining('line 5')])
  })

  it.each(['---\ntitle: One\n\nHello', '\n---yaml\r\n"voice-id": a\r\nHello', '---\ncaption:'])(
    'that does not end is no text to be spoken: %j',
    async text => {
      expect(await splitFrontMatter(text)).toMatchObject({
        body: text,
        problems: text.endsWith(':') ? [] : [expect.stringContaining('its front matter does not end')],
      })
    },
  )

  it('is told of a text that only looks like a list of settings', async () => {
    expect(await splitFrontMatter(yaml('"title: One"'))).toEqual({
      body: '# Hello\n',
      fields: {},
      problems: ['its front matter is not a list of `name: value` lines'],
      warnings: [],
    })
  })

  it('may be as long as every setting at its longest, and no longer', async () => {
    const long = (length: number) => yaml('title: One', `#${'x'.repeat(length - 'title: One\n#\n'.length)}`)
    expect((await splitFrontMatter(long(8192))).problems).toEqual([])
    expect((await splitFrontMatter(long(8193))).problems).toHaveLength(1)
  })

  it('does not blow up on a bomb of nested aliases', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 12; level++) {
      const [name, last] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)]
      lines.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${last}`).join(', ')}]`)
    }
    expect((await splitFrontMatter(yaml(...lines))).problems).toEqual([expect.stringContaining('aliases')])
  })

  it('does not overflow on deep nesting', async () => {
    const { problems } = await splitFrontMatter(yaml(`title: ${'['.repeat(4000)}`))
    expect(problems).toHaveLength(1)
  })
})

describe('what is no YAML front matter', () => {
  it.each([
    '# Title\n\n---\n\nmore',
    '---\n\nA rule.\n\n---\n\nmore',
    '',
    '--- a rule\ntitle: One\n---\nmore',
    '---1\ntitle: One\n---\nmore',
    '---\nNote: never closed\n',
    '---\nHello world\n---\nmore',
    '---\nhttps://x.y\n---\nmore',
    '---\n# Title\n---\nmore',
    '---\n: x\n---\nmore',
    '---\n1: x\n---\nmore',
    '---\n- title: One\n---\nmore',
    '---\n  title: One\n---\nmore',
    `---\n${'x'.repeat(82)}: One\n---\nmore`,
    '---\nHello,\ntitle: One\n---\nmore',
  ])('leaves %j whole', async text => {
    expect(await splitFrontMatter(text)).toEqual({ body: text, fields: {}, problems: [], warnings: [] })
  })

  it.each([
    ['---json\n{"title": "One"}\n---\nHello', 'json'],
    ['+++\ntitle = "One"\n+++\nHello', 'toml'],
    ['--- coffee\nalert 1\n---\nHello', 'coffee'],
  ])('leaves %j out with a warning', async (text, language) => {
    const { body, fields, problems, warnings } = await splitFrontMatter(text)
    expect({ body, fields, problems }).toEqual({ body: 'Hello', fields: {}, problems: [] })
    expect(warnings).toEqual([
      `its front matter is \`${language}\` and was not read: only YAML between two lines of \`---\` is`,
    ])
    expect(speakMarkdown(text)).toBe('Hello.')
  })
})

describe('code in front matter', () => {
  const proof = path.join(tmpdir(), `front-matter-ran-${process.pid}`)
  const code = [
    `globalThis.frontMatterRan = true`,
    `require('node:fs').writeFileSync(${JSON.stringify(proof)}, 'ran')`,
    `process.exitCode = 99`,
    `module.exports = { title: 'owned' }`,
  ].join('\n')

  it.each(['js', 'javascript', 'JS', ' js', 'ts', 'coffee', 'cson', ''])(
    '`---%s` runs nothing',
    async language => {
      const text = `---${language}\n${code}\n---\nHello`
      await splitFrontMatter(text)
      speakMarkdown(text)
      expect(globalThis).not.toHaveProperty('frontMatterRan')
      expect(existsSync(proof)).toBe(false)
      expect(process.exitCode).not.toBe(99)
    },
  )
})

describe('the YAML parser', () => {
  afterEach(() => {
    vi.doUnmock('js-yaml')
    vi.resetModules()
  })

  it('is loaded only for front matter', async () => {
    const loaded = vi.fn(() => ({ load: () => ({}), FAILSAFE_SCHEMA: {}, YAMLException: Error }))
    vi.resetModules()
    vi.doMock('js-yaml', loaded)
    const fresh = await import('../../src/script/front-matter.ts')
    await fresh.splitFrontMatter('# No front matter')
    await fresh.splitFrontMatter('+++\na = 1\n+++\n')
    expect(loaded).not.toHaveBeenCalled()
    await fresh.splitFrontMatter('---\ntitle: One\n---\n')
    expect(loaded).toHaveBeenCalled()
  })
})
