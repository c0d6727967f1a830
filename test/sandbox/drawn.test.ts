import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { Bits } from '../../sandbox/drawn/h264.ts'
import { drawVideo } from '../../sandbox/drawn/video.ts'
import { speak } from '../../sandbox/drawn/voice.ts'
import { CHROMIUM, openBrowser } from '../support/browser.ts'
import { ask, CREATE_V2, ORDER_V2, openSandbox } from './client.ts'

const SCRIPT = 'Hello there. This is drawn & said <here>.\nVersion 20.19 is out!'

describe('the voice of the sandbox', () => {
  it('takes its time by what is written', () => {
    const { words, seconds } = speak(SCRIPT)
    expect(words.map(({ text }) => text)).toEqual(SCRIPT.split(/\s+/))
    expect(words.filter(({ opens }) => opens).map(({ text }) => text)).toEqual(['Hello', 'This', 'Version'])
    for (const [i, { start, end }] of words.entries()) {
      expect(end).toBeGreaterThan(start)
      expect(words[i + 1]?.start ?? seconds).toBeGreaterThanOrEqual(end)
    }
    expect(speak(`${SCRIPT} ${SCRIPT}`).seconds).toBeGreaterThan(1.7 * seconds)
  })

  it.each([
    ['今日、公開します。', ['今日、', '公開', 'し', 'ます。']],
    ['', []],
  ])('knows the words of %j', (script, words) => {
    expect(speak(script).words.map(({ text }) => text)).toEqual(words)
  })
})

test('exponential Golomb codes', () => {
  const bits = new Bits()
  for (const value of [0, 1, 2, 3, 30]) bits.ue(value)
  // 1 010 011 00100 000011111, and the stop bit.
  expect(bits.end()).toEqual([0b10100110, 0b01000000, 0b11111100])
})

describe('a drawn video', () => {
  it('is served with the length that was told, with picture and sound', async () => {
    const sandbox = await openSandbox({ draws: true, renderMs: 0 })
    const { json } = await ask(sandbox, CREATE_V2, {
      ...ORDER_V2,
      voice: { ...ORDER_V2.voice, script: SCRIPT },
    })
    const { data } = (await ask(sandbox, `GET /v2/avatar_video/${json.data.video_id}`)).json
    const response = await fetch(String(data.video_url))
    const input = new Input({ source: new BufferSource(await response.arrayBuffer()), formats: ALL_FORMATS })
    expect(data.duration).toBe(speak(SCRIPT).seconds)
    expect(Math.abs((await input.computeDuration()) - Number(data.duration))).toBeLessThan(0.2)
    expect(await (await input.getPrimaryVideoTrack())?.getCodec()).toBe('avc')
    expect(await (await input.getPrimaryAudioTrack())?.getCodec()).toBe('flac')
  })

  it('is not drawn unless asked for', async () => {
    const sandbox = await openSandbox({ renderMs: 0 })
    const { json } = await ask(sandbox, CREATE_V2, ORDER_V2)
    expect((await ask(sandbox, `GET /v2/avatar_video/${json.data.video_id}`)).json.data.duration).toBe(4)
  })
})

describe.runIf(CHROMIUM)('in a browser', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('its words come one by one, and its tones are heard', async () => {
    const source = `data:video/mp4;base64,${Buffer.from(await drawVideo(SCRIPT)).toString('base64')}`
    const tab = await browser.newPage()
    await tab.setContent(`<video src="${source}"></video>`)
    const { words } = speak(SCRIPT)
    const bright: number[] = []
    for (const word of words.slice(0, 2))
      bright.push(await tab.evaluate<number>(brightAt((word.start + word.end) / 2)))
    expect(await tab.evaluate<number>(brightAt(0))).toBe(0)
    expect(bright[0]).toBeGreaterThan(20)
    expect(bright[1]).toBeGreaterThan(1.5 * (bright[0] ?? 0))
    expect(await tab.evaluate<number>(loudest(source))).toBeGreaterThan(0.1)
  })
})

/** How many pixels of the left half are as bright as words are, at that second. */
const brightAt = (second: number) => `(async () => {
  const video = document.querySelector('video')
  await new Promise((resolve, reject) => {
    video.onseeked = resolve
    video.onerror = () => reject(new Error(video.error.message))
    video.currentTime = ${second} + 0.001
  })
  const context = new OffscreenCanvas(320, 360).getContext('2d')
  context.drawImage(video, 0, 0)
  const { data } = context.getImageData(0, 0, 320, 360)
  let bright = 0
  for (let i = 0; i < data.length; i += 4) if (data[i] > 225 && data[i + 1] > 190) bright++
  return bright
})()`

const loudest = (source: string) => `(async () => {
  const bytes = await (await fetch('${source}')).arrayBuffer()
  const sound = await new OfflineAudioContext(1, 8000, 8000).decodeAudioData(bytes)
  return Math.max(...sound.getChannelData(0))
})()`
