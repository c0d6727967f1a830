/**
 * H.264 with what its simplest profile needs and no more: parts of the picture that changed are sent as they are
 * (I_PCM macroblocks), all others are skipped. For drawings that is small enough, and exact.
 *
 * @see https://www.itu.int/rec/T-REC-H.264 7.3 (syntax), 7.4.2.1.1 (Baseline), Annex B.1 of ISO/IEC 14496-15 (avcC)
 */
export class H264Encoder {
  readonly #width: number
  readonly #height: number
  readonly #columns: number
  readonly #rows: number
  #before: Uint8Array | undefined
  #frame = 0

  /** Pixels, even. */
  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
    this.#columns = Math.ceil(width / 16)
    this.#rows = Math.ceil(height / 16)
  }

  /** `avc1.…` of Constrained Baseline, level 3.1. */
  readonly codec = 'avc1.42c01f'

  /** The decoder configuration record. */
  get description(): Uint8Array {
    const [sps, pps] = [this.#sequence(), this.#pictures()]
    const head = [1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]
    return Uint8Array.from([...head, 0, sps.length, ...sps, 1, 0, pps.length, ...pps])
  }

  /** The next picture. @param rgb three bytes a pixel, row by row */
  encode(rgb: Uint8Array): { readonly data: Uint8Array; readonly isKey: boolean } {
    const isKey = this.#before === undefined
    const bits = this.#sliceHeader(isKey)
    let skipped = 0
    for (let block = 0; block < this.#columns * this.#rows; block++) {
      if (!isKey && !this.#hasChanged(rgb, block)) {
        skipped++
        continue
      }
      if (!isKey) bits.ue(skipped)
      skipped = 0
      bits.ue(isKey ? 25 : 30)
      bits.align(0)
      bits.bytes(this.#samples(rgb, block))
    }
    if (skipped > 0) bits.ue(skipped)
    this.#before = rgb
    this.#frame++
    const unit = nalUnit(isKey ? 0x65 : 0x41, bits.end())
    const length = Buffer.alloc(4)
    length.writeUInt32BE(unit.length)
    return { data: Buffer.concat([length, unit]), isKey }
  }

  #sliceHeader(isKey: boolean): Bits {
    const bits = new Bits()
    bits.ue(0)
    bits.ue(isKey ? 7 : 5)
    bits.ue(0)
    bits.u(8, this.#frame % 256)
    if (isKey) bits.ue(0)
    // Key: keep earlier pictures, long term. Else: no other references, none reordered, no marking.
    bits.u(isKey ? 2 : 3, 0)
    bits.ue(0)
    bits.ue(1)
    return bits
  }

  #sequence(): Uint8Array {
    const bits = new Bits()
    bits.u(8, 66)
    bits.u(8, 0xc0)
    bits.u(8, 31)
    bits.ue(0)
    bits.ue(4)
    bits.ue(2)
    bits.ue(1)
    bits.u(1, 0)
    bits.ue(this.#columns - 1)
    bits.ue(this.#rows - 1)
    bits.u(3, 0b111)
    bits.ue(0)
    bits.ue((this.#columns * 16 - this.#width) / 2)
    bits.ue(0)
    bits.ue((this.#rows * 16 - this.#height) / 2)
    bits.u(1, 0)
    return nalUnit(0x67, bits.end())
  }

  #pictures(): Uint8Array {
    const bits = new Bits()
    bits.ue(0)
    bits.ue(0)
    bits.u(2, 0)
    for (let i = 0; i < 3; i++) bits.ue(0)
    bits.u(3, 0)
    for (let i = 0; i < 3; i++) bits.ue(0)
    // The filter at the edges of blocks can be switched off, and is.
    bits.u(3, 0b100)
    return nalUnit(0x68, bits.end())
  }

  #hasChanged(rgb: Uint8Array, block: number): boolean {
    const left = (block % this.#columns) * 16
    const top = Math.floor(block / this.#columns) * 16
    const right = Math.min(left + 16, this.#width)
    for (let y = top; y < Math.min(top + 16, this.#height); y++) {
      const [from, to] = [(y * this.#width + left) * 3, (y * this.#width + right) * 3]
      for (let i = from; i < to; i++) if (rgb[i] !== this.#before?.[i]) return true
    }
    return false
  }

  /** 256 of brightness and twice 64 of colour, by ITU-R BT.601 in its usual range. */
  #samples(rgb: Uint8Array, block: number): Uint8Array {
    const samples = new Uint8Array(384)
    for (let i = 0; i < 256; i++) {
      const [r, g, b] = this.#pixel(rgb, block, i % 16, i >> 4)
      samples[i] = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255 + 0.5
      if ((i & 17) !== 0) continue
      const at = 256 + (i >> 5) * 8 + ((i % 16) >> 1)
      samples[at] = 128 + (-37.797 * r - 74.203 * g + 112 * b) / 255 + 0.5
      samples[at + 64] = 128 + (112 * r - 93.786 * g - 18.214 * b) / 255 + 0.5
    }
    return samples
  }

  #pixel(rgb: Uint8Array, block: number, x: number, y: number): readonly [number, number, number] {
    const column = Math.min((block % this.#columns) * 16 + x, this.#width - 1)
    const row = Math.min(Math.floor(block / this.#columns) * 16 + y, this.#height - 1)
    const at = (row * this.#width + column) * 3
    return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]
  }
}

/** No two zero bytes may be followed by one up to 3, which would look like a start code. */
function nalUnit(header: number, payload: readonly number[]): Uint8Array {
  const unit = [header]
  let zeros = 0
  for (const byte of payload) {
    if (zeros === 2 && byte <= 3) {
      unit.push(3)
      zeros = 0
    }
    unit.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Uint8Array.from(unit)
}

/** Bits, most significant first. */
export class Bits {
  readonly #bytes: number[] = []
  #current = 0
  #filled = 0

  /** Fixed length, up to 32 bits. */
  u(length: number, value: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.#current = (this.#current << 1) | (Math.floor(value / 2 ** i) & 1)
      if (++this.#filled < 8) continue
      this.#bytes.push(this.#current)
      this.#current = 0
      this.#filled = 0
    }
  }

  /** Exponential Golomb code, without sign. */
  ue(value: number): void {
    const length = Math.floor(Math.log2(value + 1))
    this.u(length, 0)
    this.u(length + 1, value + 1)
  }

  align(bit: 0 | 1): void {
    while (this.#filled > 0) this.u(1, bit)
  }

  /** Only where a byte begins. */
  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte)
  }

  /** Everything so far, without the bits of a byte that is not full. */
  whole(): readonly number[] {
    return this.#bytes
  }

  /** With the stop bit of H.264. */
  end(): readonly number[] {
    this.u(1, 1)
    this.align(0)
    return this.#bytes
  }
}
