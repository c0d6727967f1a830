import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { embedded, indexPage, MAX_EMBEDDED, type VideoPage, videoPage } from '../../src/publish/page/page.ts'

const line = (text: string, start: number) => ({ text, start, end: start + 10, endsLine: true })
const pageOf = (over: Partial<VideoPage> = {}) =>
  videoPage({
    title: 'The tour',
    language: 'en',
    seconds: 40,
    source: 'tour.mp4',
    cues: [{ start: 0, end: 2, lines: ['Hello & welcome.'], rightToLeft: false }],
    showsCaptions: true,
    lines: [line('Hello & welcome.', 0), line('What is new.', 10), line('Speed.', 20), line('Bye.', 30)],
    chapters: [
      { title: 'Introduction', start: 0, end: 10 },
      { title: 'What is new', start: 10, end: 20 },
      { title: 'Faster', start: 20, end: 40 },
    ],
    disclosure: true,
    ...over,
  })
const policyOf = (page: string) => /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''

describe('the policy of a page', () => {
  it.each([
    ['in the page', embedded(new Uint8Array(3), 'video/webm'), 'data: blob:'],
    ['beside it', 'videos/tour.mp4', "data: 'self'"],
    ['elsewhere', 'https://cdn.example.com:8443/a/tour.mp4?x=1', 'data: https://cdn.example.com:8443'],
  ])('allows the video %s, and no other', (_, source, media) => {
    expect(policyOf(pageOf({ source }))).toMatch(
      new RegExp(
        `^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; script-src 'sha256-[^']+'; media-src ${media}; base-uri 'none'; form-action 'none'$`,
      ),
    )
  })

  it('knows style and script by their hashes', () => {
    const page = pageOf()
    for (const tag of ['style', 'script']) {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? ''
      expect(policyOf(page)).toContain(`'sha256-${createHash('sha256').update(content).digest('base64')}'`)
    }
  })

  it('allows an index neither script nor media', () => {
    const page = indexPage({ title: 'All', language: 'de', videos: [], disclosure: false })
    expect(policyOf(page)).not.toMatch(/script-src|media-src/)
    expect(page).not.toContain('<script')
  })
})

it('takes videos of up to 25 MB into the page', () => {
  expect(MAX_EMBEDDED).toBe(25 * 1024 ** 2)
  expect(embedded(Uint8Array.of(1, 2, 3), 'video/mp4')).toBe('data:video/mp4;base64,AQID')
})

describe('the markup of a page', () => {
  it('takes texts for texts', () => {
    const evil = '"><script>alert(1)</script>&amp;'
    const page = pageOf({ title: evil, lines: [line(evil, 0)], language: evil, downloadUrl: evil })
    expect(page.match(/<script>/g)).toHaveLength(1)
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;')
  })

  it('shows a heading once: as the line that says it, or else above it', () => {
    const page = pageOf()
    expect(page).not.toContain('<h3 dir="auto">What is new</h3>')
    expect(page).toMatch(/class="line title ends"[^>]*><span[^>]*>0:10<\/span><span>What is new\.<\/span>/)
    expect(page).toContain('<h3 dir="auto">Introduction</h3>')
    expect(page).toContain('<h3 dir="auto">Faster</h3>')
  })

  it('is said in the language of the video', () => {
    const page = pageOf({ language: 'de' })
    expect(page).toContain('<html lang="de" dir="ltr">')
    for (const word of ['Transkript', 'Kapitel', 'Untertitel', 'mit KI erzeugt']) expect(page).toContain(word)
    expect(page).not.toContain('lang="en"')
  })

  it('leaves out what there is not', () => {
    const page = pageOf({ cues: [], lines: [], chapters: [], disclosure: false })
    for (const part of [
      'class="pill captions"',
      'class="transcript"',
      'class="chapters"',
      'class="note"',
      'download>',
      '<track',
    ])
      expect(page).not.toContain(part)
  })

  it('brings its icon, which browsers ask for otherwise', () => {
    expect(pageOf()).toContain('<link rel="icon" href="data:image/svg+xml,')
  })

  it('is small but for the video', () => expect(pageOf().length).toBeLessThan(20_000))
})
