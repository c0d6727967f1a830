import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { putBlock, writeBlock } from '../../src/publish/notes-block.ts'
import { withoutOwnBlock } from '../../src/script/own-block.ts'
import { speakMarkdown } from '../../src/script/speak.ts'
import { writeScripts } from '../../src/script/write-scripts.ts'
import { toRunnerEnv } from '../support/world.ts'

const NOTES = '## 1.2.0\n\nIt is faster.\n'
function block(tag: string): string {
  return writeBlock(
    tag,
    [{ projectId: 'p1', status: 'success', videoUrl: 'https://res.jogg.ai/p1.mp4', duration: 4 }],
    ['a.mp4'],
  )
}

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

it.each([
  { 'script-file': 'notes.md' },
  { 'script-file': 'notes.txt' },
  { 'script-file': 'notes.md', 'script-format': 'text' },
  { 'script-file': 'notes.txt', 'script-format': 'markdown' },
  { script: published('\n') },
  { script: published('\n'), 'script-format': 'text' },
  { script: published('\r\n'), 'script-format': 'text' },
  { script: published('\r\n') },
])('is not said on any path: %j', async given => {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'own-block-'))
  await writeFile(path.join(workspace, 'notes.md'), published('\n'))
  await writeFile(path.join(workspace, 'notes.txt'), published('\r\n'))
  const { scripts, problems } = await writeScripts(readInputs(toRunnerEnv(given)).inputs, workspace)
  await rm(workspace, { recursive: true })
  expect(problems).toEqual([])
  expect(scripts.map(({ speech }) => speech)).toEqual([{ kind: 'script', text: 'It is faster.' }])
})

/** Notes that were published with our block, as GitHub's editor may give them back. */
function published(lineEnd: string): string {
  return putBlock('It is faster.\n', 'default', block('default')).replaceAll('\n', lineEnd)
}
