import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { speakMarkdown } from '../../src/script/speak.ts'

/**
 * Every `fixtures/corpus/*.md` is a piece as people and tools write them; the `.txt` beside it is what the voice must say,
 * reviewed by reading it aloud. A change of behaviour shows as a change of a text, to be read aloud again.
 */
const folder = path.join(import.meta.dirname, 'fixtures/corpus')
const names = readdirSync(folder)
  .filter(file => file.endsWith('.md'))
  .map(file => file.slice(0, -3))

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')

describe('the corpus', () => {
  it('has at least 64 pieces', () => expect(names.length).toBeGreaterThanOrEqual(64))

  it.each(names)('%s', name => {
    const spoken = speakMarkdown(read(`${name}.md`))
    expect(`${spoken}\n`).toBe(read(`${name}.txt`))
    expect(speakMarkdown(spoken)).toBe(spoken)
  })
})
