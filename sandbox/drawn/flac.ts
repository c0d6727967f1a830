import { Bits } from './h264.ts'

/**
 * Samples as FLAC: silence as one value, everything else as it is.
 *
 * @param samples 16 bit, mono
 * @see https://www.rfc-editor.org/rfc/rfc9639
 */
export function flac(samples: Int16Array, rate: 8000 | 16000): Flac {
  const frames: Uint8Array[] = []
  for (let at = 0; at < samples.length; at += BLOCK) {
    const block = new Int16Array(BLOCK)
    block.set(samples.subarray(at, at + BLOCK))
    frames.push(frameOf(block, frames.length, RATE_CODES[rate]))
  }
  return { description: streamInfo(frames.length * BLOCK, rate), frames, secondsAFrame: BLOCK / rate }
}

export interface Flac {
  /** `fLaC` and the STREAMINFO block. */
  readonly description: Uint8Array
  readonly frames: readonly Uint8Array[]
  readonly secondsAFrame: number
}

/** Samples in a frame; 1010 is its code. */
const BLOCK = 1024
const BLOCK_CODE = 0b1010
const RATE_CODES = { 8000: 0b0100, 16000: 0b0101 } as const

function streamInfo(total: number, rate: number): Uint8Array {
  const bits = new Bits()
  bits.u(32, 0x664c6143)
  bits.u(32, 0x80000022)
  bits.u(16, BLOCK)
  bits.u(16, BLOCK)
  // The sizes of frames, and at the end the checksum of all samples: not known.
  bits.u(24, 0)
  bits.u(24, 0)
  bits.u(20, rate)
  bits.u(3, 0)
  bits.u(5, 15)
  bits.u(4, 0)
  bits.u(32, total)
  for (let i = 0; i < 4; i++) bits.u(32, 0)
  return Uint8Array.from(bits.whole())
}

function frameOf(block: Int16Array, number: number, rateCode: number): Uint8Array {
  const bits = new Bits()
  bits.u(16, 0xfff8)
  bits.u(4, BLOCK_CODE)
  bits.u(4, rateCode)
  bits.u(8, 0b0000_1000)
  for (const byte of Buffer.from(String.fromCodePoint(number))) bits.u(8, byte)
  bits.u(8, checksum(bits.whole(), 8, 0x07))
  const isSilent = block.every(sample => sample === 0)
  bits.u(8, isSilent ? 0 : 2)
  for (const sample of isSilent ? block.subarray(0, 1) : block) bits.u(16, sample & 0xffff)
  bits.u(16, checksum(bits.whole(), 16, 0x8005))
  return Uint8Array.from(bits.whole())
}

function checksum(bytes: readonly number[], width: 8 | 16, polynomial: number): number {
  const top = 1 << (width - 1)
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << (width - 8)
    for (let i = 0; i < 8; i++) sum = ((sum & top) !== 0 ? (sum << 1) ^ polynomial : sum << 1) & (top * 2 - 1)
  }
  return sum
}
