import { REFERENCE } from './marks.ts'

/**
 * Keeps the contributors of generated notes sayable: "Title by @user in ⟂" becomes "Title, by @user". What a bot
 * contributed has no author to thank.
 */
export function creditAuthors(text: string): string {
  return text
    .replace(BOT, '')
    .replaceAll('[bot]', '')
    .replace(CREDIT, withAuthors)
    .replace(BARE_CREDIT, withAuthors)
}

const NAME = '@[\\w-]{1,60}(?:/[\\w-]{1,60})?'
const NAMES = `${NAME}(?:(?:, and |, | and | & )${NAME}){0,30}`
const SOURCE = `(?: in ${REFERENCE}| ?\\(${REFERENCE}\\))`
/** `* Title by @user in https://…/pull/12`, as GitHub generates it; `- Title @user (#12)`, as release-drafter does. */
const CREDIT = new RegExp(`(.) by (${NAMES})${SOURCE}(?=[.!]?$)`, 'u')
const BARE_CREDIT = new RegExp(
  `([\\p{L}\\p{N})\\]"'’”!?.]) (?<!\\b(?:by|to|from|with|for|and|of) )(${NAMES}) ?\\(${REFERENCE}\\)$`,
  'u',
)
const BOT = / by @?[\w-]{1,60}\[bot\]/g

function withAuthors(_: string, last: string, names: string): string {
  return /[.!?…:;,]/.test(last) ? `${last} By ${names}` : `${last}, by ${names}`
}
