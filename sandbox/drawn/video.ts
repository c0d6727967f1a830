import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import sharp from 'sharp'
import { flac } from './flac.ts'
import { H264Encoder } from './h264.ts'
import { HEIGHT, picture, WIDTH } from './picture.ts'
import { type Speech, type SpokenWord, speak } from './voice.ts'

/**
 * What the sandbox makes of a script: a drawn presenter who writes the words as they are said, each with a soft tone,
 * so that captions can be seen and heard to fit. Its length follows the script. Deterministic but for the fonts.
 *
 * @returns an MP4 file with H.264 and FLAC, which browsers play
 */
export async function drawVideo(script: string): Promise<Uint8Array> {
  const speech = speak(script)
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const [video, audio] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('flac')]
  output.addVideoTrack(video)
  output.addAudioTrack(audio)
  await output.start()
  await Promise.all([addPictures(video, speech), addTones(audio, speech)])
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

interface Moment {
  readonly at: number
  readonly said: readonly SpokenWord[]
  readonly mouth: number
}

async function addPictures(track: EncodedVideoPacketSource, speech: Speech): Promise<void> {
  const encoder = new H264Encoder(WIDTH, HEIGHT)
  const config = {
    codec: encoder.codec,
    codedWidth: WIDTH,
    codedHeight: HEIGHT,
    description: encoder.description,
  }
  const moments = momentsOf(speech)
  for (let from = 0; from < moments.length; from += AT_ONCE) {
    const some = moments.slice(from, from + AT_ONCE)
    const pictures = await Promise.all(some.map(({ said, mouth }) => paint(picture(said, mouth))))
    for (const [i, { at }] of some.entries()) {
      const { data, isKey } = encoder.encode(pictures[i] ?? new Uint8Array())
      const until = moments[from + i + 1]?.at ?? speech.seconds
      await track.add(new EncodedPacket(data, isKey ? 'key' : 'delta', at, until - at), {
        decoderConfig: config,
      })
    }
  }
}

/** Pictures that are painted side by side. */
const AT_ONCE = 8

/** The mouth opens with each word, and closes before it ends. A very long script is drawn for its first minutes only. */
function momentsOf({ words }: Speech): Moment[] {
  const moments: Moment[] = [{ at: 0, said: [], mouth: 0 }]
  let said: SpokenWord[] = []
  for (const word of words.slice(0, MAX_WORDS)) {
    said = word.opens ? [word] : [...said, word]
    moments.push({ at: word.start, said, mouth: 0.9 })
    moments.push({ at: word.start + (word.end - word.start) * 0.7, said, mouth: 0 })
  }
  return moments
}

const MAX_WORDS = 800

async function paint(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer()
}

async function addTones(track: EncodedAudioPacketSource, speech: Speech): Promise<void> {
  const { description, frames, secondsAFrame } = flac(tonesOf(speech), RATE)
  const config = { codec: 'flac', sampleRate: RATE, numberOfChannels: 1, description }
  for (const [i, frame] of frames.entries()) {
    await track.add(new EncodedPacket(frame, 'key', i * secondsAFrame, secondsAFrame), {
      decoderConfig: config,
    })
  }
}

const RATE = 8000

/** One soft note a word, of a scale in which all sound well together; a longer word has a lower one. */
function tonesOf({ words, seconds }: Speech): Int16Array {
  const samples = new Int16Array(Math.floor(seconds * RATE))
  for (const { text, start, end } of words) {
    const pitch = SCALE[text.length % SCALE.length] ?? 0
    const from = Math.round(start * RATE)
    const length = Math.round((end - start) * RATE)
    for (let i = 0; i < length; i++) {
      const turn = (2 * Math.PI * pitch * i) / RATE
      const swell = Math.sin((Math.PI * i) / length) ** 1.5
      samples[from + i] = 5000 * swell * (Math.sin(turn) + 0.25 * Math.sin(2 * turn))
    }
  }
  return samples
}

/** Hertz: C, D, E, G, A, downwards from the middle. */
const SCALE = [440, 392, 329.63, 293.66, 261.63]
