import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assetName, assetNames, fileNames } from '../../src/publish/file-names.ts'

const video = (projectId: string, more = {}) => ({
  projectId,
  videoUrl: `https://a.b/x/${projectId}.mp4?sig=1`,
  ...more,
})

describe('fileNames', () => {
  it.each([
    ['the project id', [video('p1')], undefined, ['p1.mp4']],
    ['the script', [video('p1', { file: 'docs/intro.en.md' })], undefined, ['intro.en.mp4']],
    [
      'the name that is given',
      [video('p1', { file: 'docs/intro.md' })],
      'Tour of it.MP4',
      ['Tour of it.MP4'],
    ],
    ['the address, for its kind', [video('p1', { videoUrl: 'https://a.b/x.webm' })], undefined, ['p1.webm']],
    ['nothing that could be a path', [video('../../etc/p')], undefined, ['etc-p.mp4']],
    ['no half of a letter', [video(`a${'𝔸'.repeat(60)}`)], undefined, [`a${'𝔸'.repeat(49)}.mp4`]],
    ['a word where nothing is left', [video('...')], undefined, ['video.mp4']],
    [
      'the language',
      [video('p1'), video('t1', { language: 'German', videoUrl: 'https://a.b/t' })],
      'tour.mp4',
      ['tour.mp4', 'tour.German.mp4'],
    ],
  ])('takes %s', (_, videos, given, names) => {
    expect(fileNames(videos, given)).toEqual(names)
  })

  it('tells scripts of the same name apart by their projects', () => {
    const videos = [
      video('p1', { file: 'a/intro.md' }),
      video('p2', { file: 'b/Intro.md' }),
      video('p3', { file: 'c/intro.txt' }),
    ]
    expect(fileNames(videos, undefined)).toEqual(['intro.mp4', 'Intro-p2.mp4', 'intro-p3.mp4'])
    expect(fileNames(videos, 'tour.mp4')).toEqual(['tour.mp4', 'tour-p2.mp4', 'tour-p3.mp4'])
  })

  it('counts what nothing else tells apart', () => {
    const files = ['a/intro.md', 'b/intro.md', 'c/intro.md', 'd/Intro.md'].map(file => ({ file }))
    expect(fileNames(files, undefined)).toEqual(['intro.mp4', 'intro-.mp4', 'intro-2.mp4', 'Intro-3.mp4'])
  })

  it.each([
    ['https://a.b/x.WebM?sig=1', 'p1.webm'],
    ['https://a.b/x.mov', 'p1.mov'],
    ['https://a.b/x.webm.txt', 'p1.mp4'],
    ['https://a.b/xwebm', 'p1.mp4'],
    ['no address', 'p1.mp4'],
    [undefined, 'p1.mp4'],
  ])('knows the kind of file by its address %s', (videoUrl, name) => {
    expect(fileNames([{ projectId: 'p1', ...(videoUrl && { videoUrl }) }], undefined)).toEqual([name])
  })

  it.each([
    ['..a  b..', 'a-b.mp4'],
    ['--a--', 'a.mp4'],
    ['a.-b', 'a.-b.mp4'],
  ])('makes of %j the name %s', (projectId, name) => {
    expect(fileNames([{ projectId }], undefined)).toEqual([name])
  })

  it('never gives two videos one name, nor a name that leaves its folder', () => {
    const some = fc.record({
      projectId: fc.string({ maxLength: 4 }),
      file: fc.string({ maxLength: 6 }),
      language: fc.constantFrom('', 'de'),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), videos => {
        const names = fileNames(videos, undefined).map(name => name.toLowerCase())
        expect(new Set(names).size).toBe(videos.length)
        for (const name of names) expect(name).toMatch(/^[^/\\.:\0][^/\\:\0]*\.mp4$/)
      }),
    )
  })
})

describe('assetName', () => {
  it.each([
    ['intro.mp4', 'intro.mp4'],
    ['Überblick für alle.mp4', 'Uberblick.fur.alle.mp4'],
    ['a..b (1).mp4', 'a.b.1.mp4'],
    ['.intro.mp4', 'intro.mp4'],
    ['a+b@c_d-e.mp4', 'a+b@c_d-e.mp4'],
    ['介绍.mp4', 'default.mp4'],
  ])('%s is kept as %s', (name, kept) => {
    expect(assetName(name)).toBe(kept)
  })
})

describe('the name of an asset', () => {
  const named = (file: string, projectId?: string) => ({ file, projectId, isNamed: true, titles: [] })
  const titledAs = (...titles: string[]) => ({ file: '/x/2095.mp4', projectId: 'p1', isNamed: false, titles })

  it('is the project id where GitHub would leave nothing, or the same twice', () => {
    const files = [
      named('/x/intro.mp4', 'p1'),
      named('/x/ïntro.mp4', 'p2'),
      named('/x/介绍.mp4', 'p3'),
      named('/x/同じ.mp4'),
    ]
    expect(assetNames(files)).toEqual(['intro.mp4', 'intro-p2.mp4', 'p3.mp4', 'video.mp4'])
    const twins = [...files.slice(2), ...files.slice(2)]
    expect(assetNames(twins)).toEqual(['p3.mp4', 'video.mp4', 'p3-2.mp4', 'video-3.mp4'])
  })

  it.each([
    ['Spring release', 'spring-release.mp4'],
    ['Überblick für alle', 'uberblick-fur-alle.mp4'],
    ['v1.2.3', 'v1.2.3.mp4'],
    ['@scope/pkg@1.2.0-rc.1', 'scope-pkg-1.2.0-rc.1.mp4'],
    ['Retry what failed (#7)', 'retry-what-failed-7.mp4'],
    ['../../etc/passwd', 'etc-passwd.mp4'],
    ['a..b', 'a-b.mp4'],
    ['x'.repeat(300), `${'x'.repeat(80)}.mp4`],
  ])('follows from the title %j', (title, name) => {
    expect(assetNames([titledAs(title)])).toEqual([name])
    expect(assetName(name)).toBe(name)
  })

  it('follows from the first title of which something is left', () => {
    expect(assetNames([titledAs('介绍', '🎬', 'v2')])).toEqual(['v2.mp4'])
    expect(assetNames([titledAs('介绍')])).toEqual(['p1.mp4'])
  })

  it('has its language, once', () => {
    const inSpanish = (title: string) => ({ ...titledAs(title), language: 'spanish' })
    expect(assetNames([inSpanish('The tour')])).toEqual(['the-tour-spanish.mp4'])
    expect(assetNames([inSpanish('The tour (spanish)')])).toEqual(['the-tour-spanish.mp4'])
  })

  it('gives way to what is there already', () => {
    const isFree = (name: string) => name !== 'the-tour.mp4'
    expect(assetNames([titledAs('The tour')], isFree)).toEqual(['the-tour-p1.mp4'])
    expect(assetNames([titledAs('The tour')], name => !name.startsWith('the-tour'))).toEqual(['p1.mp4'])
  })
})
