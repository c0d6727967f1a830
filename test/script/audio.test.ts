import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAudio } from '../../src/script/audio.ts'
import { runs } from '../support/runs.ts'
import { silentWav } from '../support/sound.ts'
import { HAS_RIGHTS_TO_LOSE, unprivileged } from '../support/unprivileged.ts'

const fixtures = path.join(import.meta.dirname, 'fixtures/audio')
const video = path.join(import.meta.dirname, '../../sandbox/fixtures/video.mp4')
let workspace: string

beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'audio-'))
  await cp(fixtures, path.join(workspace, 'voice'), { recursive: true })
})
afterAll(() => rm(workspace, { recursive: true }))

const put = (name: string, bytes: string | Uint8Array) => writeFile(path.join(workspace, name), bytes)
const problemOf = async (name: string) => {
  const check = await checkAudio(name, workspace)
  return check.ok ? undefined : check.problem
}

describe('audio that JoggAI takes', () => {
  it.each(['mp3', 'm4a'] as const)('is %s, with its length and the hash of its bytes', async format => {
    const name = `voice/speech.${format}`
    const sha256 = createHash('sha256')
      .update(await readFile(path.join(workspace, name)))
      .digest('hex')
    const audio = { path: name, format, sha256, seconds: expect.closeTo(1.69, 1) }
    expect(await checkAudio(name, workspace)).toEqual({ ok: true, audio })
  })

  it('is WAV', async () => {
    await put('silence.wav', silentWav(3))
    expect(await checkAudio('silence.wav', workspace)).toMatchObject({
      ok: true,
      audio: { format: 'wav', seconds: 3 },
    })
  })

  it('is WAV without sizes in its header, as programs write it that do not know them yet', async () => {
    for (const size of [0, 0xffffffff]) {
      const bytes = silentWav(3)
      for (const at of [4, 40]) new DataView(bytes.buffer).setUint32(at, size, true)
      await put('streamed.wav', bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(await checkAudio('streamed.wav', workspace)).toMatchObject({
        ok: true,
        audio: { format: 'wav', seconds: 3, sha256 },
      })
    }
  })

  it('is judged by its content, whatever the file is called', async () => {
    await put('really-wav.mp3', silentWav(1))
    await put('no-extension', await readFile(path.join(fixtures, 'speech.mp3')))
    expect(await checkAudio('really-wav.mp3', workspace)).toMatchObject({ audio: { format: 'wav' } })
    expect(await checkAudio('no-extension', workspace)).toMatchObject({ audio: { format: 'mp3' } })
  })

  it('is an MP3 without a tag before its sound', async () => {
    const tagged = await readFile(path.join(fixtures, 'speech.mp3'))
    const sound = tagged.subarray(tagged.indexOf(Buffer.from([0xff, 0xf3])))
    await put('bare.mp3', sound)
    expect(await checkAudio('bare.mp3', workspace)).toMatchObject({ ok: true, audio: { format: 'mp3' } })
  })

  it('may be ten minutes long, and 20 MB large', async () => {
    await put('long.wav', silentWav(600))
    expect(await checkAudio('long.wav', workspace)).toMatchObject({ ok: true, audio: { seconds: 600 } })
    await put('large.wav', silentWav((20 * 1024 * 1024 - 44) / 48_000, 48_000))
    expect(await checkAudio('large.wav', workspace)).toMatchObject({ ok: true })
  })
})

describe('audio that JoggAI does not take', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['long.wav', silentWav(601), 'is 10 min 1 s long: JoggAI takes at most 10 min'],
    [
      'text.mp3',
      'These are only words.',
      'is neither MP3, WAV nor M4A by its content: convert it to one of them',
    ],
    ['empty.mp3', '', 'is empty'],
    ['header.wav', silentWav(0), 'has no sound in it: it may be cut short'],
  ])('%s is refused', async (name, bytes, fault) => {
    await put(name, bytes)
    expect(await problemOf(name)).toBe(`input \`audio-file\`: "${name}" ${fault}`)
  })

  it('a file over 20 MB is refused without being read', async () => {
    await put('huge.wav', silentWav(1))
    await truncate(path.join(workspace, 'huge.wav'), 20 * 1024 * 1024 + 1)
    expect(await problemOf('huge.wav')).toBe(
      'input `audio-file`: "huge.wav" has 20,971,521 bytes: JoggAI takes at most 20 MB (20,971,520 bytes)',
    )
  })

  it('a video is refused, and told from M4A', async () => {
    await cp(video, path.join(workspace, 'video.m4a'))
    expect(await problemOf('video.m4a')).toContain('is a video: extract its sound')
  })

  it('an M4A that is cut short is refused', async () => {
    const whole = await readFile(path.join(fixtures, 'speech.m4a'))
    await put('cut.m4a', whole.subarray(0, 1500))
    expect(await problemOf('cut.m4a')).toContain('has no sound in it: it may be cut short')
  })

  it('no bytes at all make the check throw', async () => {
    const heads = [
      'RIFF\0\0\0\0WAVEfmt ',
      'ID3\x04\0\0\0\0\0\0',
      '\0\0\0\x1cftypM4A \0\0\x02\0',
      '\xff\xfb\x90\0',
      '',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, tail) => {
        await put('odd', Buffer.concat([Buffer.from(head, 'latin1'), tail]))
        const check = await checkAudio('odd', workspace)
        expect(check.ok ? check.audio.seconds : check.problem.length).toBeGreaterThan(0)
      }),
      { numRuns: runs(150) },
    )
  })
})

describe('files that are not read', () => {
  it.each([
    ['missing.mp3', 'is not there: the path is taken from the workspace'],
    ['voice', 'is not a regular file'],
    ['../elsewhere.mp3', 'is not there'],
  ])('%s', async (name, fault) => {
    expect(await problemOf(name)).toContain(`"${name}" ${fault}`)
  })

  it('outside the workspace, by path or by link', async () => {
    await symlink(path.join(fixtures, 'speech.mp3'), path.join(workspace, 'link.mp3'))
    expect(await problemOf('link.mp3')).toContain('lies outside the workspace')
    expect(await problemOf(path.join(fixtures, 'speech.mp3'))).toContain('lies outside the workspace')
  })

  it.runIf(HAS_RIGHTS_TO_LOSE)('since they may not be', async () => {
    await put('locked.wav', silentWav(1))
    await chmod(workspace, 0o755)
    await chmod(path.join(workspace, 'locked.wav'), 0)
    expect(await unprivileged(() => problemOf('locked.wav'))).toMatch(
      /^input `audio-file`: "locked.wav" can't be read: EACCES: permission denied/,
    )
  })

  it('but a link inside the workspace is followed', async () => {
    await mkdir(path.join(workspace, 'links'))
    await symlink('../voice/speech.mp3', path.join(workspace, 'links/inside.mp3'))
    expect(await checkAudio('links/inside.mp3', workspace)).toMatchObject({ ok: true })
  })
})
