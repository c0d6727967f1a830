import { describe, expect, it } from 'vitest'
import { parseTemplateVariables } from '../../src/inputs/template-variables.ts'
import type { TemplateFile } from '../../src/job/template-files.ts'
import { fillTemplate } from '../../src/job/template-values.ts'
import type { TemplateVariable } from '../../src/jogg/domain.ts'

const picture: TemplateFile = {
  path: 'logo.png',
  kind: 'image',
  mimeType: 'image/png',
  extension: 'png',
  sha256: 'aa',
}
const clip: TemplateFile = {
  ...picture,
  path: 'demo.mp4',
  kind: 'video',
  mimeType: 'video/mp4',
  extension: 'mp4',
}

const VARIABLES: readonly TemplateVariable[] = [
  { kind: 'script', name: 'Script', isRequired: true },
  { kind: 'text', name: 'Title', isRequired: true },
  { kind: 'image', name: 'Logo' },
  { kind: 'video', name: 'Demo', isRequired: false },
  { kind: 'other', name: 'Host', isRequired: true },
]
const TWO_SCRIPTS: readonly TemplateVariable[] = [
  { kind: 'script', name: 'Intro' },
  { kind: 'script', name: 'Main' },
]

interface Given {
  readonly text?: string
  readonly files?: Readonly<Record<string, TemplateFile>>
  readonly scriptVariable?: string
}

function filled(
  { text = '', files = {}, scriptVariable = '' }: Given,
  variables?: readonly TemplateVariable[],
) {
  const given = parseTemplateVariables(text).variables
  const wanted = { given, files: new Map(Object.entries(files)), scriptVariable, script: 'Hello.' }
  return fillTemplate(wanted, variables)
}

const spoken = { kind: 'script', name: 'Script', content: 'Hello.' }

describe('what fits', () => {
  it('is filled: the script first, then the others by name, whatever order they are given in', () => {
    const lines = ['Title = Two', 'Logo = @logo.png', 'Demo = https://example.com/d.mp4']
    const both = [lines, lines.toReversed()].map(one =>
      filled({ text: one.join('\n'), files: { Logo: picture } }, VARIABLES),
    )
    for (const one of both)
      expect(one).toEqual({
        fillings: [
          spoken,
          { kind: 'video', name: 'Demo', url: 'https://example.com/d.mp4' },
          { kind: 'image', name: 'Logo', file: picture },
          { kind: 'text', name: 'Title', content: 'Two' },
        ],
        problems: [],
      })
  })

  it('may leave out what JoggAI does not say is needed', () => {
    expect(filled({ text: 'Title = Two' }, VARIABLES).problems).toEqual([])
  })

  it('is spoken in the variable that is named, and the other script is a text', () => {
    expect(filled({ scriptVariable: 'Main', text: 'Intro = Hi.' }, TWO_SCRIPTS)).toEqual({
      fillings: [
        { kind: 'script', name: 'Main', content: 'Hello.' },
        { kind: 'script', name: 'Intro', content: 'Hi.' },
      ],
      problems: [],
    })
  })

  it('is named as the template has it, spaces around it too', () => {
    const variables = [
      { kind: 'script', name: ' Script ' },
      { kind: 'text', name: 'Title ', isRequired: true },
    ] as const
    expect(filled({ text: 'Title = Two' }, variables)).toEqual({
      fillings: [
        { ...spoken, name: ' Script ' },
        { kind: 'text', name: 'Title ', content: 'Two' },
      ],
      problems: [],
    })
  })
})

describe('what does not', () => {
  it.each<[string, Given, readonly TemplateVariable[], string]>([
    [
      'a name that is not there',
      { text: 'Title = 1\nSub = 2' },
      VARIABLES,
      '"Sub": the template has no such variable',
    ],
    [
      'another case',
      { text: 'title = 1\nTitle = 2' },
      VARIABLES,
      '"title": the template has "Title"; upper and lower case count',
    ],
    ['a needed one that is missing', {}, VARIABLES, '"Title" (a text) is needed by the template'],
    [
      'a text for a picture',
      { text: 'Title = 1\nLogo = docs/logo.png' },
      VARIABLES,
      '"Logo" is a picture, and "docs/logo.png" is a text',
    ],
    [
      'http for a picture',
      { text: 'Title = 1\nLogo = http://example.com/l.png' },
      VARIABLES,
      '"Logo" is a picture',
    ],
    [
      'a picture for a text',
      { text: 'Title = @logo.png', files: { Title: picture } },
      VARIABLES,
      '"Title" is a text, and "logo.png" is a picture',
    ],
    [
      'a video for a picture',
      { text: 'Title = 1\nLogo = @demo.mp4', files: { Logo: clip } },
      VARIABLES,
      '"Logo" is a picture, and "demo.mp4" is a video',
    ],
    [
      'a picture for a video',
      { text: 'Title = 1\nDemo = @logo.png', files: { Demo: picture } },
      VARIABLES,
      '"Demo" is a video, and "logo.png" is a picture',
    ],
    [
      'an avatar',
      { text: 'Title = 1\nHost = 81' },
      VARIABLES,
      '"Host" is a variable that a request can’t fill',
    ],
    [
      'what is spoken already',
      { text: 'Title = 1\nScript = 2' },
      VARIABLES,
      '"Script" is what the script is spoken in',
    ],
    ['no script variable', {}, [{ kind: 'text', name: 'Title' }], 'has no variable of kind `script`'],
    [
      'two of them',
      {},
      TWO_SCRIPTS,
      'input `template-script` is needed: the template has more than one script variable ("Intro", "Main")',
    ],
    [
      'a script variable that is not there',
      { scriptVariable: 'Outro' },
      TWO_SCRIPTS,
      'input `template-script` is "Outro": the template has no such variable',
    ],
    [
      'a script variable of another kind',
      { scriptVariable: 'Title', text: 'Title = 1' },
      VARIABLES,
      'input `template-script` is "Title": that variable is a text',
    ],
  ])('%s', (_, given, variables, problem) => {
    const { problems } = filled(given, variables)
    expect(problems.slice(0, -1)).toEqual([expect.stringContaining(problem)])
    expect(problems.at(-1)).toContain('the template’s variables: ')
  })

  it('is told together, with what the template has', () => {
    const { problems } = filled({ text: 'Sub = 1\nLogo = x' }, VARIABLES)
    expect(problems).toEqual([
      expect.stringContaining('"Logo" is a picture'),
      expect.stringContaining('"Sub": the template has no such variable'),
      expect.stringContaining('"Title" (a text) is needed'),
      'the template’s variables: "Script" (script, needed), "Title" (text, needed), "Logo" (image), "Demo" (video) and "Host" (other, needed)',
    ])
  })

  it('is told once where a file could not be read, which has its own problem', () => {
    expect(filled({ text: 'Title = 1\nLogo = @logo.png' }, VARIABLES)).toMatchObject({ problems: [] })
  })
})

describe('where JoggAI does not say what the template has', () => {
  it('kinds are those of the values', () => {
    const text = 'Title = Two\nLogo = @logo.png\nDemo = @demo.mp4'
    const files = { Logo: picture, Demo: clip }
    expect(filled({ text, files, scriptVariable: 'Script' })).toEqual({
      fillings: [
        spoken,
        { kind: 'video', name: 'Demo', file: clip },
        { kind: 'image', name: 'Logo', file: picture },
        { kind: 'text', name: 'Title', content: 'Two' },
      ],
      problems: [],
    })
  })

  it('what is spoken must be named', () => {
    expect(filled({ text: 'Title = Two' }).problems).toEqual([
      expect.stringContaining('input `template-script` is needed'),
    ])
  })
})
