import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { speak } from '../../scripts/speak.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'speak-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(name: string, text: string, ...options: string[]) {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  let printed = ''
  const code = await speak([file, ...options], more => {
    printed += more
  })
  return { code, printed }
}

const NOTES = `---\ntitle: Rocket\n---\n\n## 2.0.0\n\n- Add a door\n${'- Fix the lock of the door behind the house\n'.repeat(20)}\n## 1.0.0\n\n- Add a [house][h]\n\n[h]: https://x.test\n`

describe('npm run speak', () => {
  it('prints the spoken text, its length and its credits', async () => {
    const { code, printed } = await run('notes.md', '# Hello\n\nThis is **Rocket**.\n')
    expect(printed).toBe('Hello.\n\nThis is Rocket.\n\nAbout 3 s, at most 4 s: 1 credit.\n')
    expect(code).toBe(0)
  })

  it('with --shorten-to, and what was left out', async () => {
    const { code, printed } = await run('notes.md', NOTES, '--section', 'latest', '--shorten-to', '30s')
    expect(printed).toMatch(/^Add a door\.\nFix the lock/)
    expect(printed).toMatch(
      /\n\nAnd \d+ smaller changes: the notes have them all\.\n\nAbout \d+ s, at most (?:2\d|30) s: 1 credit\.\nLeft out, \d+:\n {2}Fix the lock/,
    )
    expect(code).toBe(0)
  })

  it('with --section, whose links have their targets at the end of the file', async () => {
    const { printed } = await run('notes.md', NOTES, '--section', 'v1.0.0')
    expect(printed).toMatch(/^Add a house\.\n\nAbout/)
  })

  it('of plain text', async () => {
    const { printed } = await run('notes.txt', 'One is *here*. Two is there.', '--shorten-to=10')
    expect(printed).toMatch(/^One is \*here\*\. Two is there\.\n\nAbout/)
  })

  it.each([
    [['--section', '3.0.0'], 'has no section "3.0.0": there is 2.0.0, 1.0.0'],
    [
      ['--shorten-to', '5s'],
      '--shorten-to is "5s": allowed is a length such as `90s`, `2m` or `120`, from 10 s to 1 h',
    ],
    [['more.md'], 'Usage: npm run speak -- FILE'],
    [['--loud'], "Unknown option '--loud'"],
  ])('says what is wrong with %j', async (options, message) => {
    const { code, printed } = await run('notes.md', NOTES, ...options)
    expect(printed).toContain(message)
    expect(code).toBe(1)
  })

  it('with --aloud says where the sound is, or what to install', async () => {
    const sound = path.join(folder, 'out.wav')
    const { code, printed } = await run('notes.md', 'Hello.', '--aloud', sound)
    if (code === 0) {
      expect(printed).toContain(`Said aloud in ${sound}.`)
      expect(readFileSync(sound).subarray(0, 4).toString()).toBe('RIFF')
    } else expect(printed).toContain('espeak-ng is not installed')
  })

  it('with --aloud without espeak-ng says what to install', async () => {
    vi.stubEnv('PATH', folder)
    const { code, printed } = await run('notes.md', 'Hello.', '--aloud', path.join(folder, 'none.wav'))
    vi.unstubAllEnvs()
    expect(printed).toMatch(
      /^Hello\.\n\nAbout.*\nNothing was said aloud: espeak-ng is not installed\. Install it/,
    )
    expect(code).toBe(1)
  })
})
