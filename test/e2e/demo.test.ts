import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, openBrowser } from '../support/browser.ts'

const root = path.resolve(import.meta.dirname, '../..')
const page = pathToFileURL(path.join(root, 'demo-output/index.html')).href
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const NONE = 'there is no Chromium (set CHROMIUM): the page of the demo was NOT looked at'
if (!CHROMIUM) process.stdout.write(`\n::warning title=Tests were left out::${NONE}\n`)

function demo(...flags: readonly string[]) {
  const env = { ...process.env, JOGG_API_KEY: '' }
  return spawnSync(process.execPath, ['scripts/demo.ts', ...flags], { cwd: root, env, encoding: 'utf8' })
}

beforeAll(() => {
  const { status, stdout, stderr } = demo()
  if (status !== 0) throw new Error(`the demo broke:\n${stdout}${stderr}`)
}, 60_000)

it('the demo writes its page', () => {
  expect(readFileSync(path.join(root, 'demo-output/index.html'), 'utf8')).toContain('<video')
})

it('leaves nothing but what its page shows, since pages.yml publishes the folder', () => {
  const html = readFileSync(path.join(root, 'demo-output/index.html'), 'utf8')
  const others = readdirSync(path.join(root, 'demo-output')).filter(file => file !== 'index.html')
  expect(others.filter(file => !html.includes(file))).toEqual([])
})

it('tells how it is used, and keeps the page meanwhile', () => {
  const usage = /^npm run demo +on a sandbox/m
  expect(demo('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(usage), stderr: '' })
  for (const [flag, problem] of [
    ['--colour', "Unknown option '--colour'\n\n"],
    ['--live', 'With --live, set JOGG_API_KEY, and say who speaks.\n\n'],
  ] as const) {
    const { status, stdout, stderr } = demo(flag)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr.startsWith(problem), stderr).toBe(true)
    expect(stderr).toMatch(usage)
  }
  expect(existsSync(path.join(root, 'demo-output/index.html'))).toBe(true)
})

describe.runIf(CHROMIUM)('the page of the demo', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('loads without an error, and from this machine alone', async () => {
    const { tab, complaints } = await open()
    expect(complaints).toEqual([])
    await tab.close()
  })

  it('plays its video', async () => {
    const { tab } = await open()
    const passed = await tab.evaluate<{ seconds: number; width: number }>(PLAY)
    expect(passed.seconds).toBeGreaterThan(0)
    expect(passed.width).toBeGreaterThan(0)
    await tab.close()
  })

  it.each([360, 768, 1280])('needs no scrolling sideways at %i px', async width => {
    const { tab } = await open({ viewport: { width, height: 800 } })
    const wide = await tab.evaluate<number>('document.documentElement.scrollWidth')
    expect(wide).toBeLessThanOrEqual(width)
    await tab.close()
  })

  it.each(['light', 'dark'] as const)('can be read and used by everybody, %s', async colorScheme => {
    const { tab } = await open({ colorScheme })
    await tab.evaluate(axe)
    const { violations, passes } = await tab.evaluate<AxeResults>('axe.run()')
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']))
    await tab.close()
  })

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
    const tab = await browser.newPage(options)
    const complaints: string[] = []
    tab.on('console', message => void complaints.push(message.text()))
    tab.on('pageerror', error => void complaints.push(String(error)))
    tab.on('requestfailed', request => {
      // A browser stops reading a video when it has enough of it for now.
      const isEnough =
        request.resourceType() === 'media' && request.failure()?.errorText === 'net::ERR_ABORTED'
      if (!isEnough) complaints.push(`${request.url()} failed`)
    })
    tab.on('request', request => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`${request.url()} was asked for`)
    })
    await tab.goto(page)
    return { tab, complaints }
  }
})

/** In the page: TypeScript knows no `document` here. Ends when a third of a second was shown. */
const PLAY = `(async () => {
  const video = document.querySelector('video')
  await video.play()
  while (video.currentTime < 0.3 && !video.ended) await new Promise(requestAnimationFrame)
  return { seconds: video.currentTime, width: video.videoWidth }
})()`

interface Opened {
  readonly tab: Page
  readonly complaints: readonly string[]
}
