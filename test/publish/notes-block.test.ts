import { describe, expect, it } from 'vitest'
import { blockAssets, blockIn, putBlock, writeBlock } from '../../src/publish/notes-block.ts'

const VIDEO = {
  status: 'success',
  projectId: 'p1',
  title: 'The tour',
  videoUrl: 'https://a.b/v.mp4',
} as const
const block = (assets: readonly string[] = ['tour.mp4'], tag = 'default') => writeBlock(tag, [VIDEO], assets)

it('a block is its markers, with the assets in the first, and the video between them', () => {
  expect(block()).toBe(
    [
      '<!-- jogg-video-action:release:default {"assets":["tour.mp4"]} -->',
      '### The tour\n\n**[▶ Watch the video](https://a.b/v.mp4)**',
      '<!-- /jogg-video-action:release:default -->',
    ].join('\n'),
  )
})

it('an asset’s name can’t end the marker', () => {
  const written = block(['--><b>.mp4'])
  expect(written.split('\n', 1)).toEqual([
    String.raw`<!-- jogg-video-action:release:default {"assets":["--\u003e\u003cb\u003e.mp4"]} -->`,
  ])
  expect(blockAssets(written, 'default')).toEqual(['--><b>.mp4'])
})

describe('the notes', () => {
  it('are the block alone where there were none', () =>
    expect(putBlock('', 'default', block())).toBe(block()))

  it('get it below everything else', () => {
    expect(putBlock('What is new.', 'default', block())).toBe(`What is new.\n\n${block()}`)
  })

  it('have the new one in the place of the old, and every other byte as it was', () => {
    const [old, other] = [block(['old.mp4']), block(['other.mp4'], 'other')]
    const notes = `Above\r\n\r\n${old}\r\n\tbelow\n\n${other}`
    const changed = putBlock(notes, 'default', block())
    expect(changed).toBe(`Above\r\n\r\n${block()}\r\n\tbelow\n\n${other}`)
    expect(putBlock(changed, 'other', '')).toBe(`Above\r\n\r\n${block()}\r\n\tbelow\n\n`)
  })

  it('may begin with the block', () => {
    expect(putBlock(`${block(['old.mp4'])}\n\nBelow`, 'default', block())).toBe(`${block()}\n\nBelow`)
  })

  it('have it more than once only where somebody copied it: the last is ours', () => {
    const copied = block(['copied.mp4'])
    expect(putBlock(`${copied}\n\n${block(['old.mp4'])}`, 'default', block())).toBe(`${copied}\n\n${block()}`)
  })

  it.each([
    ['no end', block().split('\n').slice(0, -1).join('\n')],
    ['no beginning', block().split('\n').slice(1).join('\n')],
    ['the end first', block().split('\n').reverse().join('\n')],
  ])('keep a block with %s as it is: it is not ours any more', (_, broken) => {
    expect(putBlock(broken, 'default', block())).toBe(`${broken}\n\n${block()}`)
    expect(blockIn(broken, 'default', block())).toBe('none')
    expect(blockAssets(broken, 'default')).toEqual([])
  })
})

describe('blockIn tells', () => {
  it.each([
    ['this', `Above\n\n${block()}`],
    ['this', `Above\r\n\r\n${block()}`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r')],
    ['another', `Above\n\n${block(['old.mp4'])}`],
    ['none', 'Above'],
    ['none', block(['tour.mp4'], 'other')],
  ])('%s', (what, notes) => expect(blockIn(notes, 'default', block())).toBe(what))
})

describe('blockAssets', () => {
  it('are those of the tag', () => {
    const notes = `${block(['a.mp4', 'b.mp4'])}\n\n${block(['c.mp4'], 'other')}`
    expect(blockAssets(notes, 'default')).toEqual(['a.mp4', 'b.mp4'])
    expect(blockAssets(notes, 'other')).toEqual(['c.mp4'])
    expect(blockAssets(notes, 'third')).toEqual([])
  })

  it.each(['{', '{"assets":"tour.mp4"}', '{"assets":[1]}', ''])('are none where they read %j', json => {
    expect(blockAssets(block().replace(/\{.*\}/, json), 'default')).toEqual([])
  })
})
