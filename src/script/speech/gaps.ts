import { languageOf, type Tongue } from './language.ts'
import { GAP } from './marks.ts'
import { wordsOf } from './words.ts'

/**
 * A picture that stands for a word of its sentence is that word: "Made with love by Sam", "We love doors", "Fixed a
 * bug", "by coffee and pizza". What only decorates is left for `dropUnsayable`.
 */
export function sayPictures(text: string, fallback: Tongue): string {
  if (!HAS_PICTURE.test(text)) return text
  const language = languageOf(text, fallback)
  const love = wordsOf(language)?.love
  if (love === undefined) return text
  const nouns = NOUNS[language] ?? {}
  return text
    .replace(WITH_HEART, (_, word: string) => `${word} ${love} `)
    .replace(WE_HEART, `$1${language === 'zh' ? love : ` ${love} `}`)
    .replace(LED_PICTURE, (found, word: string, picture: string) => {
      const noun = nouns[picture]
      return noun === undefined ? found : `${word} ${noun} `
    })
    .replace(language === 'en' ? STAR_US : /$^/, 'Star ')
    .replace(language === 'en' ? THANKS_TO : /$^/, 'Thanks ')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
}

const HAS_PICTURE =
  /[❤♥💙💚💛💜🧡🤍🖤💖💕💗☕🍺🍻🍕🐛🐞⭐🌟🙏👏]|:(?:heart|green_heart|blue_heart|purple_heart):/u
const HEARTS = '(?:[❤♥💙💚💛💜🧡🤍🖤💖💕💗]\\uFE0F?|:(?:heart|green_heart|blue_heart|purple_heart):)'
const LEADING = 'with|by|of|for|mit|aus|von|avec|par|con|por|com|с|del?|用'
const WITH_HEART = new RegExp(`(?<!\\p{L})(${LEADING}) ?${HEARTS}+ ?`, 'giu')
const WE_HEART = new RegExp(`(?<!\\p{L})(I|we|you|they|我们?|大家) ?${HEARTS} ?(?=[\\p{L}\\p{N}])`, 'giu')
const LED_PICTURE = new RegExp(
  `(?<!\\p{L})(${LEADING}|and|und|et|y|e|и|an?|the|some|ein|einen|un|una|um) ([☕🍺🍻🍕🐛🐞])\\uFE0F? ?`,
  'giu',
)
const STAR_US = /^[⭐🌟]\uFE0F? (?=(?:us|this|it|the|our)\b)/u
const THANKS_TO = /^[🙏👏]\uFE0F? (?=(?:to|for)\b)/u

/** What sponsors drink and what gets fixed. */
const NOUNS: Partial<Record<Tongue, Readonly<Record<string, string>>>> = {
  en: { '☕': 'coffee', '🍺': 'beer', '🍻': 'beer', '🍕': 'pizza', '🐛': 'bug', '🐞': 'bug' },
  de: { '☕': 'Kaffee', '🍺': 'Bier', '🍻': 'Bier', '🍕': 'Pizza', '🐛': 'Fehler', '🐞': 'Fehler' },
  fr: { '☕': 'café', '🍺': 'bière', '🍻': 'bière', '🍕': 'pizza', '🐛': 'bug', '🐞': 'bug' },
  es: { '☕': 'café', '🍺': 'cerveza', '🍻': 'cerveza', '🍕': 'pizza', '🐛': 'error', '🐞': 'error' },
  pt: { '☕': 'café', '🍺': 'cerveja', '🍻': 'cerveja', '🍕': 'pizza', '🐛': 'erro', '🐞': 'erro' },
  it: { '☕': 'caffè', '🍺': 'birra', '🍻': 'birra', '🍕': 'pizza', '🐛': 'bug', '🐞': 'bug' },
  ru: { '☕': 'кофе', '🍺': 'пивом', '🍻': 'пивом', '🍕': 'пиццей' },
}

/**
 * The small words that lead to what was taken out (a picture, an emoji, code nobody can say) and hang in the air
 * without it: "Click on ⟂ to close" is "Click to close", "by ⟂ and coffee" is "by coffee", "doors and ⟂." "doors."
 * A word such as "in" stays where it may belong to its verb: "You can log in ⟂".
 */
export function dropHanging(text: string): string {
  if (!text.includes(GAP)) return text
  if (STUB.test(text)) return ''
  return text.replace(SLASHED, GAP).replace(AND_MORE, '$1 ').replace(LED, GAP).replace(AT_END, GAP)
}

const AND = 'and|or|und|oder|et|ou|y|e|o|и|или'
const LEADS =
  'by|with|of|for|from|to|on|in|at|via|into|like|the|an?|mit|von|für|aus|auf|zu|bei|der|die|das|ein|eine|avec|par|pour|sur|dans|de|le|la|con|por|para|en|com|em|per|su|с|от|для|из|на|в'
const ALWAYS_LEADS =
  'e\\.g\\.|for example|z\\. ?B\\.|p\\. ?ej\\.|par exemple|por exemplo|ad esempio|например|by|with|of|for|from|via|into|the|an?|as|than|mit|von|für|aus|bei|der|die|das|ein|eine|als|avec|par|pour|dans|sur|de|con|por|para|com|per|с|от|для|из'
/** "Powered by ⟂." has nothing to say. */
const STUB = new RegExp(`^(?:\\p{L}+ ){1,2}(?:by|with|mit|von|avec|par|con|por|com) ${GAP}[.!]?$`, 'iu')
/** "e.g. ⟂ / ⟂" */
const SLASHED = new RegExp(`${GAP}(?: ?\\/ {0,2}${GAP}){1,9}`, 'gu')
const AND_MORE = new RegExp(`(?<!\\p{L})(${LEADS}) ${GAP} ?(?:${AND}) (?=[\\p{L}\\p{N}])`, 'giu')
const LED = new RegExp(`(?<!\\p{L})(?:(?:${LEADS}) ){1,2}${GAP}(?= (?:${LEADS}|${AND}) )`, 'giu')
const AT_END = new RegExp(`(?<!\\p{L})(?:(?:${AND}|${ALWAYS_LEADS}) ){1,3}${GAP}(?= ?(?:[.,;!?)]|$))`, 'giu')
