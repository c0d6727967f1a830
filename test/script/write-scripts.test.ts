import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Inputs, readInputs } from '../../src/inputs/inputs.ts'
import { estimate } from '../../src/script/estimate.ts'
import { writeScripts } from '../../src/script/write-scripts.ts'
// Loaded before any test: for `npm run mutate`, what a mutant does while it is loaded late counts for one test alone.
import '../../src/script/audio.ts'
import '../../src/script/front-matter.ts'
import '../../src/script/speak.ts'
import { toRunnerEnv } from '../support/world.ts'

const FILES: Record<string, string> = {
  'a.md': '# Hello\n\nIt is **fast**.\n',
  'b.txt': 'It is **plain**.\n',
  'c.MDX': '`code` only.',
  'md.b': '**Plain**, too',
  'full.md':
    '---\ntitle: Own\navatar-id: 7\navatar-type: custom\nvoice-id: own\naspect-ratio: "1:1"\nscreen-style: green-screen\ncaption: false\n---\nHi.\n',
  'odd.md': '---\ntags: a\ncaption: perhaps\n---\nHi.\n',
  'empty.md': '```\ncode\n```\n',
  'CHANGELOG.md':
    '---\ntitle: Own\n---\n# Changelog\n\n## 1.1.0\n\nWe paint [the door][d].\n\n- feat: open the door\n\n## 1.0.0\n\nThe lock is new.\n\n[d]: https://a.example\n\n<!-- jogg-video-action:release:default x -->\n## 9.9.9\n<!-- /jogg-video-action:release:default -->\n',
  'long.md': `# News\n\n${'- Fix a door that was closed\n'.repeat(30)}`,
  'long.txt': 'The door is open. '.repeat(30),
  'sound.mp3': 'no sound',
}
let workspace: string
beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'write-'))
  await mkdir(path.join(workspace, 'sub'))
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(path.join(workspace, name), text)))
})
afterAll(() => rm(workspace, { recursive: true }))

const inputsOf = (given: Record<string, string>): Inputs => readInputs(toRunnerEnv(given)).inputs
const write = (given: Record<string, string>) => writeScripts(inputsOf(given), workspace)
const textsOf = async (given: Record<string, string>) =>
  (await write(given)).scripts.map(({ label, file, speech }) => [
    label,
    file,
    speech.kind === 'script' ? speech.text : speech,
  ])

const NOBODY = { avatarId: '', avatarName: '', avatarType: undefined, voiceId: '', voiceName: '' }
const AS_EVER = { aspectRatio: undefined, screenStyle: undefined, caption: undefined, videoName: '' }

describe('what is spoken', () => {
  it('is each file, by its path, Markdown or not', async () => {
    expect(await textsOf({ 'script-file': 'a.md\nb.txt\nc.MDX\nmd.b' })).toEqual([
      ['a.md', 'a.md', 'Hello.\n\nIt is fast.'],
      ['b.txt', 'b.txt', 'It is **plain**.'],
      ['c.MDX', 'c.MDX', 'code only.'],
      ['md.b', 'md.b', '**Plain**, too'],
    ])
  })

  it('is the inline text, as Markdown', async () => {
    expect(await textsOf({ script: 'It is **fast**' })).toEqual([['script', undefined, 'It is fast.']])
  })

  it.each([
    ['markdown', 'b.txt', 'It is plain.'],
    ['text', 'a.md', '# Hello\n\nIt is **fast**.'],
  ])('is read as %s where that is wanted', async (format, file, text) => {
    expect(await textsOf({ 'script-file': file, 'script-format': format })).toEqual([[file, file, text]])
  })

  it('is pronounced as the table says', async () => {
    expect(await textsOf({ script: 'kubectl is *fast*', pronunciations: 'kubectl = cube control' })).toEqual([
      ['script', undefined, 'cube control is fast.'],
    ])
  })

  it('is not the block that the action itself put into release notes', async () => {
    const block =
      '<!-- jogg-video-action:release:default {} -->\n### Video\n<!-- /jogg-video-action:release:default -->'
    expect(await textsOf({ script: `New.\n\n${block}` })).toEqual([['script', undefined, 'New.']])
  })

  it('is an audio, by its address or its file', async () => {
    const url = 'https://example.com/a.mp3'
    expect(await write({ 'audio-url': url })).toEqual({
      scripts: [
        {
          label: 'audio-url',
          file: undefined,
          speech: { kind: 'audio-url', url },
          presenter: NOBODY,
          format: AS_EVER,
        },
      ],
      problems: [],
      warnings: [],
    })
    const { scripts, problems } = await write({ 'audio-file': 'sound.mp3' })
    expect(scripts).toEqual([
      {
        label: 'sound.mp3',
        file: undefined,
        speech: { kind: 'audio-file', format: 'mp3', seconds: 0, sha256: '', path: 'sound.mp3' },
        presenter: NOBODY,
        format: AS_EVER,
      },
    ])
    expect(problems).toEqual([expect.stringContaining('sound.mp3')])
  })

  it.each([{}, { 'project-id': 'p1' }])('is nothing for %j', async given => {
    expect(await write(given as Record<string, string>)).toEqual({ scripts: [], problems: [], warnings: [] })
  })
})

describe('front matter', () => {
  it('says what the workflow does not', async () => {
    const [draft] = (await write({ 'script-file': 'full.md' })).scripts
    expect(draft).toEqual({
      label: 'full.md',
      file: 'full.md',
      speech: { kind: 'script', text: 'Hi.' },
      presenter: { avatarId: '7', avatarName: '', avatarType: 'custom', voiceId: 'own', voiceName: '' },
      format: { aspectRatio: 'square', screenStyle: 'green-screen', caption: false, videoName: 'Own' },
    })
  })

  it('says nothing where the workflow does', async () => {
    const given = {
      'avatar-name': 'Ada',
      'voice-name': 'Bo',
      'aspect-ratio': 'portrait',
      'screen-style': 'background',
      caption: 'true',
      'video-name': 'Theirs',
    }
    const [draft] = (await write({ ...given, 'script-file': 'full.md' })).scripts
    expect(draft).toMatchObject({
      presenter: { avatarId: '', avatarName: 'Ada', avatarType: undefined, voiceId: '', voiceName: 'Bo' },
      format: { aspectRatio: 'portrait', screenStyle: 'background', caption: true, videoName: 'Theirs' },
    })
  })

  it('and the workflow may each choose one of avatar and voice', async () => {
    const faces = await Promise.all(
      [{ 'avatar-id': '9' }, { 'voice-id': 'theirs' }, { 'avatar-type': 'public' }].map(async given => {
        const [draft] = (await write({ ...(given as Record<string, string>), 'script-file': 'full.md' }))
          .scripts
        return draft?.presenter
      }),
    )
    expect(faces).toMatchObject([
      { avatarId: '9', avatarType: undefined, voiceId: 'own' },
      { avatarId: '7', avatarType: 'custom', voiceId: 'theirs' },
      { avatarId: '7', avatarType: 'public', voiceId: 'own' },
    ])
  })

  it('has a title that is cut like the input, with a warning', async () => {
    const script = `---\ntitle: ${'n'.repeat(256)}\n---\nHello.`
    const { scripts, problems, warnings } = await write({ script })
    expect(scripts[0]?.format.videoName).toBe(`${'n'.repeat(199)}…`)
    expect(problems).toEqual([])
    expect(warnings).toEqual([
      { label: 'script', text: expect.stringContaining('has 256 characters, and is cut') },
    ])
  })

  it('that makes no sense is told with the file it stands in', async () => {
    const { problems, warnings } = await write({ 'script-file': 'odd.md' })
    expect(problems).toEqual([
      'odd.md: `caption` in the front matter is "perhaps": allowed is `true` or `false`',
    ])
    expect(warnings).toEqual([
      { label: 'odd.md', text: expect.stringMatching(/^its front matter has "tags", which mean/) },
    ])
  })
})

describe('problems', () => {
  it('are told of all: files, table, texts', async () => {
    const given = { 'script-file': 'missing.md\nempty.md\na.md', pronunciations: 'kubectl' }
    const { scripts, problems } = await write(given)
    expect(problems).toEqual([
      expect.stringContaining('no file matches "missing.md"'),
      expect.stringContaining('input `pronunciations`, line 1: '),
      'empty.md: there is nothing to say: after removing code, pictures and links no text is left',
    ])
    expect(scripts.map(({ label }) => label)).toEqual(['empty.md', 'a.md'])
  })

  it('are an inline script that is too long, in bytes', async () => {
    expect((await write({ script: 'x'.repeat(65_536) })).problems).toEqual([])
    expect(await write({ script: `${'x'.repeat(65_535)}ü` })).toEqual({
      scripts: [],
      problems: ['input `script` has 65,537 bytes: a script has at most 65,536 bytes'],
      warnings: [],
    })
  })
})

describe('a section', () => {
  const of = (file: string, section: string) => write({ 'script-file': file, 'script-section': section })

  it('is all that is said, with what its links lead to, and with the front matter of the whole', async () => {
    for (const section of ['1.1.0', 'v1.1.0', 'latest'])
      expect(await of('CHANGELOG.md', section)).toMatchObject({
        scripts: [{ speech: { text: 'We paint the door.\n\nOpen the door.' }, format: { videoName: 'Own' } }],
        problems: [],
      })
  })

  it('that is not there is a problem, with what there is; our own block is nothing', async () => {
    expect((await of('CHANGELOG.md', '9.9.9')).problems).toEqual([
      'CHANGELOG.md: has no section "9.9.9" (`script-section`): there is "1.1.0" and "1.0.0"',
    ])
    expect((await of('empty.md', 'latest')).problems).toEqual([
      'empty.md: has no section "latest" (`script-section`): it has no headings',
    ])
    expect((await of('b.txt', 'latest')).problems).toEqual([
      'b.txt: is plain text, in which `script-section` finds no headings',
    ])
  })
})

describe('a length', () => {
  const to = (file: string, length: string, more = {}) =>
    write({ 'script-file': file, 'shorten-to': length, ...more })

  it('is held, and what goes for it is told', async () => {
    for (const file of ['long.md', 'long.txt']) {
      const { scripts, problems } = await to(file, '30s')
      const [{ speech, leftOut = [] } = { speech: undefined }] = scripts
      expect(problems).toEqual([])
      expect(estimate(speech?.kind === 'script' ? speech.text : '').atMost).toBeLessThanOrEqual(30)
      expect(leftOut.length).toBeGreaterThan(10)
    }
    expect((await to('a.md', '30s')).scripts[0]?.leftOut).toEqual([])
    expect((await write({ 'script-file': 'a.md' })).scripts[0]?.leftOut).toBeUndefined()
  })

  it('counts what is said, pronunciations included', async () => {
    const long = { pronunciations: `door = ${'a very long word '.repeat(10)}` }
    const { scripts } = await to('long.md', '60s', long)
    const [{ speech } = { speech: undefined }] = scripts
    const text = speech?.kind === 'script' ? speech.text : ''
    expect(text).toContain('a very long word')
    expect(estimate(text).atMost).toBeLessThanOrEqual(60)
  })

  it('that not even one sentence takes is a problem', async () => {
    const things =
      'roof wall stair window cellar garden fence gate bell hinge handle frame floor lamp table chair'
    const sentence = `The door is open, ${things.split(' ').join(', ')} and all else in this house are closed.`
    expect((await write({ script: sentence, 'shorten-to': '10s' })).problems).toEqual([
      "script: can't be shortened to 10 s (`shorten-to`): no sentence is cut, and not one of those that matter most is that short",
    ])
  })
})
