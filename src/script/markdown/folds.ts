import { SILENCE, type Utterance } from './utterance.ts'

/** Stand at the beginning of a summary, and for the end of what it folds away, from the HTML to the utterances. */
export const SUMMARY = '\uFDE3'
export const FOLD_END = '\uFDE4'

/**
 * What is folded away in `<details>` is text like any other and its summary leads to it; a summary with nothing below
 * it that can be said, or one that only says to click, goes.
 */
export function withoutEmptyFolds(utterances: readonly Utterance[]): Utterance[] {
  const kept: Utterance[] = []
  // How much has been said below each fold that is open, reading backwards.
  const said: boolean[] = []
  for (const utterance of utterances.toReversed()) {
    const text = 'text' in utterance ? utterance.text : ''
    if (text.startsWith(FOLD_END)) said.push(false)
    else if (text.startsWith(SUMMARY)) {
      const hasContent = said.pop() ?? true
      const summary = text.slice(1).trim()
      if (!hasContent) kept.push(SILENCE)
      else if (!INVITATION.test(summary)) kept.push({ ...utterance, text: summary } as Utterance)
      if (hasContent && said.length > 0) said[said.length - 1] = true
    } else {
      if (/[\p{L}\p{N}]/u.test(text) && said.length > 0) said[said.length - 1] = true
      kept.push(utterance)
    }
  }
  return kept.reverse()
}

/** "Click to expand". */
const INVITATION =
  /^[^\p{L}]*(?:(?:click|tap|press)(?: here)?(?: to (?:expand|show|see|view|open|unfold|reveal)[\p{L} ]{0,30})?|(?:show|see|read|view|expand)(?: (?:more|all|details|the rest))?|(?:more )?details|expand|toggle|(?:mehr|alles?) (?:anzeigen|zeigen)|details anzeigen|klicken.{0,30}|cliquez.{0,30}|voir plus|détails|haga clic.{0,30}|ver más|detalles|clique.{0,30}|ver mais|detalhes|clicca.{0,30}|mostra.{0,12}|点击.{0,8}|展开.{0,6}|详情|クリック.{0,12}|詳細|자세히.{0,8}|펼치기|подробнее|показать.{0,12})[^\p{L}]*$/iu
