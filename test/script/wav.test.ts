import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withWavSizes } from '../../src/script/wav.ts'
import { runs } from '../support/runs.ts'
import { silentWav } from '../support/sound.ts'

const WHOLE = silentWav(2)
/** Where the sizes are in what `silentWav` writes. */
const RIFF = 4
const DATA = 40

function withSizes(riff: number | undefined, data: number | undefined): Uint8Array<ArrayBuffer> {
  const bytes = WHOLE.slice()
  const view = new DataView(bytes.buffer)
  if (riff !== undefined) view.setUint32(RIFF, riff, true)
  if (data !== undefined) view.setUint32(DATA, data, true)
  return bytes
}

describe('a WAV that was written as a stream', () => {
  it.each([
    [0, 0],
    [0xffffffff, 0xffffffff],
    [0, 0xffffffff],
    [36, 0],
    [undefined, 0],
    [0, undefined],
  ])('gets the sizes that it has: %s, %s', (riff, data) => {
    expect(withWavSizes(withSizes(riff, data))).toEqual(withSizes(WHOLE.length - 8, WHOLE.length - 44))
  })

  it('is not changed where it lies', () => {
    const bytes = withSizes(0, 0)
    withWavSizes(bytes)
    expect(bytes).toEqual(withSizes(0, 0))
  })
})

describe('anything else stays as it is', () => {
  it.each([
    ['a WAV with its sizes', WHOLE],
    ['no WAV', new TextEncoder().encode('RIFF....AVI LIST')],
    ['a header alone', WHOLE.slice(0, 30)],
    ['nothing', new Uint8Array()],
  ])('%s', (_, bytes) => {
    expect(withWavSizes(bytes)).toBe(bytes)
  })

  it('a WAV without sound, with chunks after it', () => {
    const note = [...new TextEncoder().encode('LIST'), 4, 0, 0, 0, 1, 2, 3, 4]
    const bytes = new Uint8Array([...WHOLE.slice(0, 44), ...note])
    const view = new DataView(bytes.buffer)
    view.setUint32(DATA, 0, true)
    view.setUint32(RIFF, bytes.length - 8, true)
    expect(withWavSizes(bytes)).toBe(bytes)
  })

  it('of any bytes none gets lost, and nothing breaks', () => {
    const wave = fc
      .uint8Array({ maxLength: 80 })
      .map(rest => new Uint8Array([...WHOLE.slice(0, 12), ...rest]))
    fc.assert(
      fc.property(wave, bytes => {
        expect(withWavSizes(bytes)).toHaveLength(bytes.length)
      }),
      { numRuns: runs(500) },
    )
  })
})
