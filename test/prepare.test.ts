import { describe, expect, it } from 'vitest'
import { type Diagnostic, InputError } from '../src/outputs/diagnostics.ts'
import { prepare } from '../src/prepare.ts'
import { testWorld } from './support/world.ts'

it('warns of a setting that is not known also where another one is missing for it', async () => {
  const script = '---\navatar_id: 81\n---\nHello.'
  const world = testWorld({ 'api-key': 'k', 'voice-id': 'v', script })
  await expect(prepare(world)).rejects.toMatchObject({
    diagnostic: { happened: expect.stringContaining('neither `avatar-id` nor `avatar-name` is given') },
  })
  expect(world.seen.warnings).toEqual([expect.stringContaining('its front matter has "avatar_id"')])
})

describe('with a source that is wrong, all the rest that is wrong is reported too', () => {
  const REST = {
    'api-key': 'k',
    'screen-style': 'transparent',
    caption: 'true',
    pronunciations: 'kubectl',
    wait: 'maybe',
  }

  it.each([
    ['two', { script: 'Hello.', 'audio-url': 'https://a.example/x.mp3' }, 'given are'],
    ['none', {}, 'none of them is given'],
    ['one that is empty', { script: ' \n' }, '`script` is given but empty'],
    ['a missing file', { 'script-file': 'missing.md' }, 'no file matches "missing.md"'],
    ['nothing but exclusions', { 'script-file': '!a.md' }, 'only leaves files out'],
    ['a script that is too long', { script: 'x'.repeat(65_537) }, 'at most 65,536 bytes'],
    ['a missing audio file', { 'audio-file': 'missing.mp3' }, 'is not there'],
    ['an address that is none', { 'audio-url': 'ftp://a.example' }, 'allowed is a public address'],
  ])('%s', async (_, source, wrong) => {
    const { happened } = await refusal({ ...REST, ...source })
    const isAudio = 'audio-file' in source || ('audio-url' in source && !('script' in source))
    for (const words of [
      wrong,
      '`avatar-id` nor `avatar-name` is given',
      '`voice-id` nor `voice-name` is given',
      '`caption` is "true" with `screen-style` "transparent"',
      'input `wait` is "maybe"',
      ...(isAudio ? [] : ['input `pronunciations`, line 1']),
    ]) {
      expect(happened.split(words)).toHaveLength(2)
    }
  })

  it('but who speaks is settled where a project is collected, be it beside another source', async () => {
    const { happened } = await refusal({ ...REST, script: 'Hello.', 'project-id': '7' })
    expect(happened).not.toContain('avatar-id')
  })
})

async function refusal(inputs: Record<string, string>): Promise<Diagnostic> {
  const thrown: unknown = await prepare(testWorld(inputs)).catch(error => error)
  expect(thrown).toBeInstanceOf(InputError)
  return (thrown as InputError).diagnostic
}
