import { languageOf, type Tongue } from './language.ts'
import { GAP } from './marks.ts'
import { wordsOf } from './words.ts'

/** A heart among the words of a sentence is one of them: "Made with love by Sam", "We love doors". */
export function sayHearts(text: string, fallback: Tongue): string {
  if (!HEART.test(text)) return text
  const language = languageOf(text, fallback)
  const love = wordsOf(language)?.love
  if (love === undefined) return text
  return text
    .replace(WITH_HEART, (_, word: string) => `${word} ${love} `)
    .replace(WE_HEART, `$1${language === 'zh' ? love : ` ${love} `}`)
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
}

const HEARTS = '(?:[❤♥💙💚💛💜🧡🤍🖤💖💕💗]\\uFE0F?|:(?:heart|green_heart|blue_heart|purple_heart):)'
const HEART = new RegExp(HEARTS, 'u')
const WITH_HEART = new RegExp(
  `(?<!\\p{L})(with|by|of|for|mit|aus|von|avec|par|con|por|com|с|del?|用) ?${HEARTS}+ ?`,
  'giu',
)
const WE_HEART = new RegExp(`(?<!\\p{L})(I|we|you|they|我们?|大家) ?${HEARTS} ?(?=[\\p{L}\\p{N}])`, 'giu')

/**
 * The small words that lead to what was taken out (a picture, an emoji, code nobody can say) and hang in the air
 * without it: "Click on ⟂ to close" is "Click to close", "by ⟂ and coffee" is "by coffee", "doors and ⟂." "doors."
 * A word such as "in" stays where it may belong to its verb: "You can log in ⟂".
 */
export function dropHanging(text: string): string {
  if (!text.includes(GAP)) return text
  return text.replace(AND_MORE, '$1 ').replace(LED, GAP).replace(AT_END, GAP)
}

const AND = 'and|or|und|oder|et|ou|y|e|o|и|или'
const LEADS =
  'by|with|of|for|from|to|on|in|at|via|into|like|the|an?|mit|von|für|aus|auf|zu|bei|der|die|das|ein|eine|avec|par|pour|sur|dans|de|le|la|con|por|para|en|com|em|per|su|с|от|для|из|на|в'
const ALWAYS_LEADS =
  'by|with|of|for|from|via|into|the|an?|as|than|mit|von|für|aus|bei|der|die|das|ein|eine|als|avec|par|pour|dans|sur|de|con|por|para|com|per|с|от|для|из'
const AND_MORE = new RegExp(`(?<!\\p{L})(${LEADS}) ${GAP} ?(?:${AND}) (?=[\\p{L}\\p{N}])`, 'giu')
const LED = new RegExp(`(?<!\\p{L})(?:(?:${LEADS}) ){1,2}${GAP}(?= (?:${LEADS}|${AND}) )`, 'giu')
const AT_END = new RegExp(`(?<!\\p{L})(?:(?:${AND}|${ALWAYS_LEADS}) ){1,3}${GAP}(?= ?(?:[.,;!?)]|$))`, 'giu')
