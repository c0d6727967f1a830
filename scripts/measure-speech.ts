import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Measures how long espeak-ng takes to say each text in `test/script/fixtures/spoken`, and writes `measured.json`, to
 * which the tests hold the estimate. Run it after a text was added; it needs `apt-get install espeak-ng` (1.51).
 */
const folder = path.resolve(import.meta.dirname, '../test/script/fixtures/spoken')

/** The voice for each text, by the first word of its file's name. */
const VOICES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'cmn-latn-pinyin',
  czech: 'cs',
  dutch: 'nl',
  english: 'en-us',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hindi: 'hi',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt-br',
  russian: 'ru',
  spanish: 'es',
  swedish: 'sv',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
}

/** This version of espeak-ng spells Chinese characters in English letters, so it is given their sounds. */
const AS_SOUNDS = /-as-(?:pinyin|kana)$/

const texts = readdirSync(folder)
  .filter(file => file.endsWith('.txt'))
  .map(file => file.slice(0, -4))
const scratch = mkdtempSync(path.join(tmpdir(), 'measure-speech-'))
const measured = Object.fromEntries(
  texts.filter(text => !AS_SOUNDS.test(text)).map(text => [text, measure(text)]),
)
rmSync(scratch, { recursive: true })
writeFileSync(path.join(folder, 'measured.json'), `${JSON.stringify(measured, undefined, 2)}\n`)

function measure(text: string) {
  const sounds = texts.find(other => AS_SOUNDS.test(other) && other.replace(AS_SOUNDS, '') === text)
  const voice = VOICES[text.split('-')[0] ?? '']
  if (!voice) throw new Error(`${text}: no voice is known for it`)
  const file = `${sounds ?? text}.txt`
  const wave = path.join(scratch, 'spoken.wav')
  execFileSync('espeak-ng', ['-v', voice, '-s', '150', '-w', wave, '-f', path.join(folder, file)])
  const seconds = Number(secondsOf(readFileSync(wave)).toFixed(1))
  return { seconds, command: `espeak-ng -v ${voice} -s 150 -w spoken.wav -f ${file}` }
}

/** Of a WAV file as espeak-ng writes it: a header of 44 bytes, one channel of 16 bits. */
function secondsOf(wave: Buffer): number {
  return (wave.length - 44) / 2 / wave.readUInt32LE(24)
}
