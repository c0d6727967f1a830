import { stat } from 'node:fs/promises'
import type { InputTrack } from 'mediabunny'
import { reasonOf } from '../lib/text.ts'

/** What a video file is like, found by looking into it. */
export interface VideoFacts {
  readonly bytes: number
  /** Seconds. */
  readonly duration: number
  readonly contentType: 'video/mp4' | 'video/webm'
  readonly width: number
  readonly height: number
}

/** The facts of a whole, playable video; for anything else, why it is none. */
export async function checkVideo(file: string): Promise<VideoFacts | { readonly why: string }> {
  const { size } = await stat(file)
  if (size === 0) return { why: 'it is empty' }
  const { Input, FilePathSource, MP4, QTFF, WEBM, MATROSKA } = await import('../lib/mediabunny.ts')
  const input = new Input({ source: new FilePathSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    if (!(await input.canRead())) return { why: 'it is not a video' }
    const track = await input.getPrimaryVideoTrack()
    if (!track) return { why: 'it has no picture, or ends before it begins' }
    const declared = await input.getDurationFromMetadata()
    const end = Math.max(...(await Promise.all((await input.getTracks()).map(endOf))))
    if (end <= 0 || end < (declared ?? 0) - TOLERANCE) return { why: 'it is cut short' }
    const contentType = /webm|matroska/.test(await input.getMimeType()) ? 'video/webm' : 'video/mp4'
    return {
      bytes: size,
      duration: Math.round((declared ?? end) * 1000) / 1000,
      contentType,
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
    }
  } catch (error) {
    return { why: `it can't be read: ${reasonOf(error)}` }
  } finally {
    input.dispose()
  }
}

/** Seconds by which a file's tracks may fall short of what it declares. */
const TOLERANCE = 1

/** Where the last packet that is really there ends; 0 when the file ends before it. */
async function endOf(track: InputTrack): Promise<number> {
  const { EncodedPacketSink } = await import('../lib/mediabunny.ts')
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
  return last ? last.timestamp + last.duration : 0
}
