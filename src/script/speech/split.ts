import { LINK } from './marks.ts'

/** The sentences of a text; the white space stays with the sentence before it. An abbreviation ends none. */
export function splitSentences(text: string): string[] {
  return text.split(SENTENCE_END)
}

const ABBREVIATIONS =
  'e\\.g|i\\.e|cf|vgl|см|vs|approx|No|Nr|Vol|Fig|z\\.B|z\\. B|ggf|bzw|d\\.h|u\\.a|inkl|ca|ej|p\\.ej|ex|par ex|es|np|т\\.д|напр'
const SENTENCE_END = new RegExp(
  `(?<=[.!?]['")\\]${LINK.close}]{0,3} )(?<!(?:^|[^\\p{L}])(?:${ABBREVIATIONS})\\. )|(?<=[。！？؟۔])`,
  'u',
)
