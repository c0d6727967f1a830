import { expect, it } from 'vitest'
import { nameOf, type VideoView } from '../../src/publish/video-view.ts'

const CASES: readonly (readonly [string, VideoView])[] = [
  ['notes.md', { file: 'notes.md', title: 'The news' }],
  ['The news', { title: 'The news', videoName: 'Older news' }],
  ['The news', { videoName: 'The news' }],
  ['Video', {}],
  ['notes.md (spanish)', { file: 'notes.md', title: 'The news (spanish)', language: 'spanish' }],
  ['The news (spanish)', { title: 'The news (spanish)', language: 'spanish' }],
  ['Video (spanish)', { language: 'spanish' }],
]

it.each(CASES)('a person calls it %s: %j', (name, shown) => {
  expect(nameOf(shown)).toBe(name)
})
