import { wav } from '../../sandbox/wav.ts'

/** The bytes of a WAV file with silence: 8 bit, mono, `rate` samples a second. */
export function silentWav(seconds: number, rate = 8000): Uint8Array<ArrayBuffer> {
  return wav(new Uint8Array(Math.round(seconds * rate)).fill(128), rate)
}
