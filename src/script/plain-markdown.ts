/**
 * Markdown in which there is no mark to find, as most inline scripts are: words in Latin letters with the punctuation of
 * sentences, in paragraphs. It is spoken as it stands, with a full stop at the end of each paragraph, which is what
 * `speakMarkdown` makes of it (a test holds the two together), without loading the parser: that takes longer than all
 * the rest of a run that fails on its inputs.
 *
 * @returns undefined for everything else: numbers, abbreviations, names in capitals, lists, and anything else that may be
 *   said otherwise than it is written
 */
export function speakPlainMarkdown(markdown: string): string | undefined {
  const text = markdown.trimEnd()
  if (!PARAGRAPHS.test(text) || SPECIAL.test(text)) return undefined
  return text.replace(UNENDED, '$&.')
}

const LETTERS = '[a-z\u00df-\u00f6\u00f8-\u00ff]+'
const WORD = `(?:[A-Z\u00c0-\u00d6\u00d8-\u00de]?${LETTERS}(?:['’-]${LETTERS})*|[AI])`
/** A word alone is no sentence: it may be a label, or the rest of one. */
const SENTENCE = `${WORD}(?:[,;]? ${WORD})+`
const PARAGRAPH = `${SENTENCE}(?:[.!?] ${SENTENCE})*[.!?]?`
const PARAGRAPHS = new RegExp(`^${PARAGRAPH}(?:\\n\\n${PARAGRAPH})*$`)

/**
 * What the narrator's rules may have something to say about: addresses, pointers, words a tool or a template begins
 * with, one word after another that is much like it, and a small word at the end.
 */
const SPECIAL = new RegExp(
  [
    'http|www|mailto|\\btel\\b',
    '\\b(?:here|more|see|read|refer|check|visit|consult|merge|link|below|hier|mehr|weiterlesen|savoir|suite|ici|plus|leer|leia|saiba|más|mais|aquí|aqui|leggi|scopri|qui)\\b',
    '(?:^|[.!?]\\s+)(?:additional|all|any|auto\\w*|branch|breaking|bump\\w*|by|chang\\w*|clos\\w*|co|codecov|commits?|contribut\\w*|cla|close|credits?|dependabot|describe|docs?|documentation|feat\\w*|fix\\w*|full|generated|go|i|if|ignore|issue|linked|my|need|new|note|please|put|rebas\\w*|related|releas\\w*|replace|resolv\\w*|revert\\w*|review\\w*|schedule|screenshots?|self|snyk|sourced|special|summary|tests?|thanks?|the format|this|tip|unit|view|walkthrough|warning|what|written|you|your)\\b',
    '(?<!\\w)(\\w{3})\\w*[,;.!?]? \\1\\w*|\\b(\\w+) \\2\\b',
    '(?:^| )(?:an?|the|and|or|as|at|by|for|from|in|into|of|on|per|to|via|with|aus|bei|für|mit|oder|und|von|zu|avec|de|du|et|le|la|ou|par|pour|con|el|para|por|y|com|e|o)[,;.!?]*\\s*$',
  ].join('|'),
  'imu',
)

const UNENDED = /[^.!?\n](?=\n|$)/g
