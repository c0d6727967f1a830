/** The parts of mediabunny that are used here, named one by one: the bundler leaves out the rest, a megabyte of it. */
export {
  BufferSource,
  EncodedPacketSink,
  FilePathSource,
  Input,
  MATROSKA,
  MP3,
  MP4,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
