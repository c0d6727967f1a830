import { GAP } from '../speech/marks.ts'

/**
 * Raised and lowered signs, and TeX, as text that can be said: `10<sup>6</sup>` is `10^6`, a formula of a few signs is
 * those, and one that needs a blackboard is silent. An amount such as `$5` is none.
 */
export function sayTypesetting(text: string): string {
  return sayTex(sayScripts(text))
}

function sayScripts(text: string): string {
  if (!/<su[bp]/i.test(text)) return text
  return text
    .replace(RAISED, (_, base: string, raised: string) => base + raise(base, bare(raised)))
    .replace(LOWERED, (_, base: string, lowered: string) => base + lower(base, bare(lowered)))
}

const CONTENT = '((?:<\\/?[a-z][^<>]{0,200}>|[^<>]){1,80}?)'
const RAISED = new RegExp(`([\\p{L}\\p{N}.,)°]{0,20})<sup(?: [^<>]{0,200})?>${CONTENT}</sup>`, 'giu')
const LOWERED = new RegExp(`([\\p{L}\\p{N}.,)]{0,20})<sub(?: [^<>]{0,200})?>${CONTENT}</sub>`, 'giu')

function bare(content: string): string {
  return content.replace(/<[^<>]*>|[*_]/g, '').trim()
}

/** A power, a unit's, an ordinal's ending, a trade mark; after a word a number is a footnote, which says nothing. */
function raise(base: string, raised: string): string {
  if (/^(?:st|nd|rd|th|er|ère|re|e|o|os|a|as|ème)$/.test(raised) && /[\dnN]$/.test(base)) return raised
  if (/^(?:tm|®|™|℠|©)$/i.test(raised)) return /tm/i.test(raised) ? '™' : raised
  if (/^[23]$/.test(raised) && /(?<!\p{L})(?:[kcmµn]?m|ft|in|s)$/u.test(base))
    return raised === '2' ? '²' : '³'
  if (/^(?:[-−–+]?\d{1,9}|[-−]?[a-z])$/i.test(raised))
    return isBase(base) ? `^${raised.replace(/^[−–]/, '-').replace(/^\+/, '')}` : ''
  if (IS_GLOSS.test(base)) return ''
  return /\p{L}{2}/u.test(raised) && !/^\[/.test(raised) ? ` ${raised}` : ''
}

/** "변경 사항<sup>Breaking Changes</sup>": the English for what has just been said. */
const IS_GLOSS = /[\p{sc=Hang}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Cyrl}]$/u

/** A number, a letter by itself, or what is in brackets. */
function isBase(base: string): boolean {
  return /(?:\d|\)|(?<!\p{L})\p{L})$/u.test(base)
}

/** CO2 and H2O are names; an index is a word by itself. */
function lower(base: string, lowered: string): string {
  return /\p{Lu}\p{Ll}?$/u.test(base) && /^\d{1,3}$/.test(lowered) ? lowered : ` ${lowered}`
}

function sayTex(text: string): string {
  if (!/\$|\\[[(b]/.test(text)) return text
  return text
    .replace(/\$\$[^$]{1,4000}\$\$|\\begin\{(\w{1,20}\*?)\}[\s\S]{0,4000}?\\end\{\1\}/g, GAP)
    .replace(DISPLAYED, (found, tex: string) => (isTex(tex) ? GAP : found))
    .replace(IN_BRACKETS, (found, tex: string) => (isTex(tex) ? texWords(tex) : found))
    .replace(IN_DOLLARS, (found, tex: string) => (isTex(tex) ? texWords(tex) : found))
    .replace(new RegExp(`^[ \\t]*${GAP}[ \\t]*$`, 'gm'), '')
}

const DISPLAYED = /\\\[([^[\]]{1,1000}?)\\\]/g
const IN_BRACKETS = /\\\(([^\n]{1,300}?)\\\)/g
/** As GitHub has it: no white space inside, no letter or digit outside. */
const IN_DOLLARS = /(?<![\p{L}\p{N}$\\])\$(?=[^\s$])([^$\n]{1,300})(?<=[^\s\\])\$(?![\p{L}\p{N}$])/gu

/** A letter, a call, a number, or anything with the signs of a formula; not the words between two amounts. */
function isTex(tex: string): boolean {
  return (
    /\\[a-z,]|[\^_{}=]/i.test(tex) ||
    /^-?(?:[A-Za-z]|\d[\d.,]*|[A-Za-z]\([^()]{1,40}\)|[\w ]{1,20}[-+<>*/][\w ]{1,20})$/.test(tex)
  )
}

function texWords(tex: string): string {
  const words = TEX.reduce((rest, [command, sign]) => rest.replace(command, sign), tex)
  return /[\\{}]/.test(words) ? GAP : words.replace(/ {2,}/g, ' ').trim()
}

const TEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:text|mathrm|mathbf|mathit|mathcal|mathbb|operatorname)\{([^{}]{0,80})\}/g, '$1'],
  [/\\d?frac\{([^{}]{1,40})\}\{([^{}]{1,40})\}/g, '$1/$2'],
  [/\\sqrt\{([^{}]{1,40})\}/g, '√$1'],
  [/\\(?:times|cdot)(?![a-z])/g, ' × '],
  [/\\leq?(?![a-z])/g, '≤'],
  [/\\geq?(?![a-z])/g, '≥'],
  [/\\neq?(?![a-z])/g, '≠'],
  [/\\approx(?![a-z])/g, '≈'],
  [/\\pm(?![a-z])/g, '±'],
  [/\\infty(?![a-z])/g, '∞'],
  [/\\(?:to|rightarrow)(?![a-z])/g, '→'],
  [/\\(?:lt|gt)(?![a-z])/g, ''],
  [/\\%/g, '%'],
  [/\\(?:left|right)(?![a-z])/g, ''],
  [/\\[,;: !]/g, ' '],
  [
    /\\(log|ln|sin|cos|tan|min|max|exp|alpha|beta|gamma|delta|epsilon|lambda|mu|pi|sigma|theta|omega)(?![a-z])/g,
    '$1',
  ],
  [/_\{([^{}]{1,40})\}|_([A-Za-z\d])/g, ' $1$2'],
  [/\^\{([^{}]{1,40})\}/g, '^($1)'],
]
