import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cuesOf } from '../../src/captions/cues.ts'
import { timeSentences } from '../../src/captions/timeline.ts'
import { embedded, indexPage, type VideoPage, videoPage } from '../../src/publish/page/page.ts'
import { CHROMIUM, openBrowser } from '../support/browser.ts'

const video = readFileSync(path.join(import.meta.dirname, '../../sandbox/fixtures/video.mp4'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const NONE = 'there is no Chromium (set CHROMIUM): the page of a video was NOT looked at'
if (!CHROMIUM) process.stdout.write(`\n::warning title=Tests were left out::${NONE}\n`)

const HOSTILE = '<script>console.error("ran")</script><img src="http://127.0.0.1:9/x">'
const TEXTS = {
  en: `Harbour is out. Everything is ${HOSTILE} calm.\nPreviews come first. Thank you all!`,
  ar: 'اليوم نطلق الإصدار الخامس. تبدأ أسرع مرتين من قبل.\nشكرا لكل من ساعدنا.',
}

function pageOf(language: keyof typeof TEXTS, over: Partial<VideoPage> = {}): string {
  const spoken = { text: TEXTS[language], language, seconds: 4, pace: (piece: string) => piece.length }
  return videoPage({
    title: `A title & ${HOSTILE}`,
    language,
    seconds: 4,
    source: embedded(video, 'video/mp4'),
    downloadUrl: 'video.mp4',
    cues: cuesOf(spoken),
    showsCaptions: true,
    lines: timeSentences(spoken),
    chapters: [0, 1, 2].map(i => ({ title: `Part ${i}`, start: i * 1.3, end: i === 2 ? 4 : (i + 1) * 1.3 })),
    disclosure: true,
    ...over,
  })
}

const folder = mkdtempSync(path.join(tmpdir(), 'page-'))
const FILES: Readonly<Record<string, string | Buffer>> = {
  'en.html': pageOf('en'),
  'ar.html': pageOf('ar'),
  'beside.html': pageOf('en', { source: 'video.mp4' }),
  'quiet.html': pageOf('en', { showsCaptions: false, disclosure: false, chapters: [] }),
  'upright.html': pageOf('en', { size: { width: 720, height: 1280 } }),
  'index.html': indexPage({
    title: 'All of them',
    language: 'en',
    videos: ['en', 'ar'].map(name => ({ title: `In ${name}: ${HOSTILE}`, seconds: 4, href: `${name}.html` })),
    disclosure: true,
  }),
  'video.mp4': video,
}

let browser: Browser
let server: Server
let host: string
const bases = { file: () => pathToFileURL(`${folder}/`).href, http: () => host }

beforeAll(async () => {
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(folder, name), content)
  server = createServer(({ url = '/' }, response) => {
    const type = url.endsWith('.mp4') ? 'video/mp4' : 'text/html'
    response.setHeader('content-type', type).end(FILES[url.slice(1)])
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  if (CHROMIUM) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server.close()
  rmSync(folder, { recursive: true })
})

describe.runIf(CHROMIUM)('the page of a video', () => {
  describe.each(['file', 'http'] as const)('from %s', from => {
    it.each([
      ['en.html', []],
      ['ar.html', []],
      ['beside.html', ['video.mp4']],
    ])('%s plays, asks for nothing else, and has nothing to complain of', async (name, others) => {
      const { tab, complaints, requests } = await open(name, { from })
      await play(tab)
      expect(complaints).toEqual([])
      expect(new Set(requests)).toEqual(new Set([name, ...others].map(file => bases[from]() + file)))
      await tab.close()
    })
  })

  it('switches its captions, and follows when the browser does', async () => {
    const { tab } = await open('en.html')
    const button = tab.getByRole('button', { name: 'Captions' })
    const mode = () => tab.evaluate<string>('[...video.textTracks][0].mode')
    expect([await mode(), await button.getAttribute('aria-pressed')]).toEqual(['showing', 'true'])
    await button.click()
    expect([await mode(), await button.getAttribute('aria-pressed')]).toEqual(['hidden', 'false'])
    await tab.evaluate('[...video.textTracks][0].mode = "showing"')
    await until(tab, 'document.querySelector(".captions").ariaPressed === "true"')
    await tab.close()
  })

  it('has the words and the chapters as tracks', async () => {
    const { tab } = await open('en.html')
    const cues = (kind: string) =>
      tab.evaluate<string[]>(
        `[...[...video.textTracks].find(({ kind }) => kind === '${kind}').cues].map(cue => cue.getCueAsHTML().textContent)`,
      )
    await tab.evaluate('[...video.textTracks].forEach(track => { track.mode = "showing" })')
    await until(tab, '[...video.textTracks].every(({ cues }) => cues?.length > 0)')
    expect((await cues('captions')).join(' ').replace(/\s+/g, '')).toBe(TEXTS.en.replace(/\s+/g, ''))
    expect(await cues('chapters')).toEqual(['Part 0', 'Part 1', 'Part 2'])
    await tab.close()
  })

  it('jumps where a line or a chapter is clicked, and lights that up', async () => {
    const { tab } = await open('en.html')
    await tab.evaluate('video.play = () => Promise.resolve()')
    await tab.getByRole('button', { name: 'Previews come first.' }).click()
    expect(await lit(tab)).toEqual(['Previews come first.', 'Part 2'])
    const previews = await tab.evaluate<number>('video.currentTime')
    await tab.getByRole('button', { name: 'Part 1' }).click()
    await until(tab, `video.currentTime < ${previews}`)
    expect(await tab.evaluate('video.currentTime')).toBeCloseTo(1.31, 1)
    expect((await lit(tab)).at(-1)).toBe('Part 1')
    await tab.close()
  })

  it('lights up what is said while it plays', async () => {
    const { tab } = await open('en.html')
    expect(await tab.locator('[aria-current]').count()).toBe(0)
    await play(tab)
    await until(tab, 'document.querySelectorAll(".line")[1].ariaCurrent === "true"')
    expect(await tab.locator('.line[aria-current]').count()).toBe(1)
    await tab.close()
  })

  it('needs no mouse', async () => {
    const { tab } = await open('en.html')
    const reached: string[] = []
    for (let i = 0; i < 40; i++) {
      await tab.keyboard.press('Tab')
      const name = await tab.evaluate<string>(
        'document.activeElement.tagName + " " + document.activeElement.innerText',
      )
      if (name.startsWith('BODY')) break
      if (!name.startsWith('VIDEO')) expect(await tab.evaluate(OUTLINED), name).toBe(true)
      reached.push(name.replace(/\s+/g, ' '))
    }
    for (const wanted of [
      'VIDEO',
      'BUTTON Captions',
      'A Download MP4',
      'BUTTON 0:01 Part 1',
      'BUTTON 0:00 Harbour',
    ]) {
      expect(reached.filter(name => name.startsWith(wanted)).length, wanted).toBeGreaterThan(0)
    }
    const line = tab.getByRole('button', { name: 'Thank you all!' })
    await line.focus()
    await tab.keyboard.press('Enter')
    await until(tab, 'video.currentTime > 2')
    await tab.close()
  })

  it('plays from memory where a browser refuses the address that holds the video', async () => {
    const { tab } = await open('en.html')
    await tab.evaluate('video.dispatchEvent(new Event("error"))')
    expect(await tab.evaluate('video.src')).toMatch(/^blob:/)
    await play(tab)
    await tab.close()
  })

  const looks = [
    ...['en', 'ar', 'index'].flatMap(name =>
      (['light', 'dark'] as const).flatMap(colorScheme =>
        [360, 1280].map(width => ({ name, colorScheme, width })),
      ),
    ),
    ...['quiet', 'upright'].map(name => ({ name, colorScheme: 'light' as const, width: 360 })),
  ]
  it.each(looks)('$name can be read and used by everybody, $colorScheme, $width px', async look => {
    const { name, colorScheme, width } = look
    const { tab } = await open(`${name}.html`, { colorScheme, viewport: { width, height: 800 } })
    if (name !== 'index') await tab.evaluate('video.currentTime = 1.5')
    await tab.evaluate(axe)
    const { violations, passes } = await tab.evaluate<AxeResults>('axe.run()')
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await tab.close()
  })

  it('runs from right to left in Arabic, with English words marked as such', async () => {
    const { tab } = await open('ar.html')
    expect(await tab.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
      'ar',
      'rtl',
    ])
    expect(await tab.getByText('generated by AI').getAttribute('lang')).toBe('en')
    await tab.close()
  })

  it('leaves out what is not wanted, or not there', async () => {
    const { tab } = await open('quiet.html')
    expect(await tab.getByText('generated by AI').count()).toBe(0)
    expect(await tab.getByText('Chapters').count()).toBe(0)
    expect(await tab.getByRole('button', { name: 'Captions' }).getAttribute('aria-pressed')).toBe('false')
    await tab.close()
  })
})

interface Opened {
  readonly tab: Page
  readonly complaints: string[]
  readonly requests: string[]
}

async function open(
  name: string,
  { from = 'file', ...options }: BrowserContextOptions & { from?: 'file' | 'http' } = {},
): Promise<Opened> {
  const tab = await browser.newPage(options)
  const [complaints, requests]: [string[], string[]] = [[], []]
  tab.on('console', message => complaints.push(message.text()))
  tab.on('pageerror', error => complaints.push(String(error)))
  tab.on('requestfailed', request => complaints.push(`${request.url().slice(0, 80)} failed`))
  tab.on('request', request => {
    if (!/^(?:data|blob):/.test(request.url())) requests.push(request.url())
  })
  await tab.goto(bases[from]() + name)
  await tab.evaluate('globalThis.video = document.querySelector("video")')
  return { tab, complaints, requests }
}

/** Asked again from outside: the page's policy allows no evaluation of its own. */
async function until(tab: Page, condition: string): Promise<void> {
  await expect.poll(() => tab.evaluate<unknown>(`Boolean(${condition})`), { timeout: 10_000 }).toBe(true)
}

/** Muted, as browsers ask for it where nobody has clicked yet. */
async function play(tab: Page): Promise<void> {
  await tab.evaluate('video.muted = true, video.play()')
  await until(tab, 'video.currentTime > 0.1 && video.videoWidth > 0')
}

/** What is lit once the video has come to where it was sent. */
async function lit(tab: Page): Promise<string[]> {
  await until(tab, '!video.seeking && document.querySelector(".line[aria-current]")')
  const texts = await tab
    .locator('.line[aria-current], .chapter[aria-current]')
    .locator('span:last-child')
    .allInnerTexts()
  return texts.toReversed()
}

const OUTLINED = 'getComputedStyle(document.activeElement).outlineStyle === "solid"'
