import { expect, it } from 'vitest'
import { putBlock, writeBlock } from '../../src/publish/notes-block.ts'
import { withoutOwnBlock } from '../../src/script/own-block.ts'
import { speakMarkdown } from '../../src/script/speak.ts'

const NOTES = '## 1.2.0\n\nIt is faster.\n'
const block = (tag: string) =>
  writeBlock(
    tag,
    [{ projectId: 'p1', status: 'success', videoUrl: 'https://res.jogg.ai/p1.mp4', duration: 4 }],
    ['a.mp4'],
  )

it('speaks the same notes the same way, with our block in them and without', () => {
  const published = putBlock(NOTES, 'default', block('default'))
  expect(published).toContain('Watch the video')
  expect(speakMarkdown(withoutOwnBlock(published))).toBe(speakMarkdown(NOTES))
})

it('leaves out the blocks of several tags, and nothing between them', () => {
  const published = `${putBlock(putBlock(NOTES, 'en', block('en')), 'de.1', block('de.1'))}\n\nThe author's end.\n`
  const spoken = speakMarkdown(withoutOwnBlock(published))
  expect(spoken).toContain('It is faster.')
  expect(spoken).toContain("The author's end.")
  expect(spoken).not.toContain('Watch')
})

it('keeps what only begins like a block', () => {
  const text = 'Before. <!-- jogg-video-action:release:default {} --> After.'
  expect(withoutOwnBlock(text)).toBe(text)
})
