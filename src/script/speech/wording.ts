/**
 * What is said in the place of a reference that its sentence can't do without: "This reverts ⟂" is "This reverts an
 * earlier change". Each language has the words that need it and the phrase that suits them.
 */
export interface Wording {
  /** Ends before the reference: words that have no meaning without what follows. */
  readonly before: string
  /** Begins after the reference, for languages that put the verb there. */
  readonly after?: string
  readonly phrase: string
}

const CHANGE_VERBS =
  'reverts?|reverted|reverting|replaces?|replaced|replacing|supersedes?|superseded|superseding|undoes|undo|undoing|redoes|redo|extends?|extending|continues|continuing|follows(?: up on)?|incorporates?|includes?|cherry-?picks?|cherry-?picked|backports?|backported|merges?|merged|completes?|completed|rebases?|reworks?|amends?|complements?|duplicates?'
const CHANGE_PREPOSITIONS =
  'because of|due to|thanks to|owing to|as a result of|instead of|similar to|same as|version of|(?:try|attempt|shot|go|stab|take) at|alternative to|superseded by|replaced by|caused by|broken by|broken in|introduced by|introduced in|introduced with|changed in|changed by|blocked by|blocked on|depends on|depending on|builds? on|builds? upon|building on|based on|on top of|unlike|regressed in|regressed by|started with|started in|since (?:the merge of )|reverted by|reverted in|removed in|removed by'

export const CHANGES: readonly Wording[] = [
  { before: `${CHANGE_VERBS}|${CHANGE_PREPOSITIONS}`, phrase: 'an earlier change' },
  {
    before: 'ersetzt|ersetzen|macht|mache|erweitert|ergänzt|übernimmt|revertiert',
    phrase: 'eine frühere Änderung',
  },
  { before: 'wegen|aufgrund|infolge', phrase: 'einer früheren Änderung' },
  { before: 'dank|seit|beruht auf|basiert auf', phrase: 'einer früheren Änderung' },
  {
    before:
      'annule|remplace|complète|reprend|étend|à cause de|grâce à|en raison de|au lieu de|suite à|basé sur',
    phrase: 'une modification antérieure',
  },
  {
    before: 'revierte|reemplaza|sustituye|deshace|amplía|debido a|gracias a|a causa de|en lugar de|basado en',
    phrase: 'un cambio anterior',
  },
  {
    before: 'substitui|desfaz|devido a|devido ao|graças a|graças ao|por causa de|em vez de|baseado em',
    phrase: 'uma alteração anterior',
  },
  {
    before: 'annulla|ripristina|sostituisce|estende|a causa di|grazie a|invece di|basato su',
    phrase: 'una modifica precedente',
  },
  { before: 'отменяет|откатывает|заменяет|дополняет|продолжает', phrase: 'более раннее изменение' },
  { before: 'из-за|вместо|на основе', phrase: 'более раннего изменения' },
  { before: 'благодаря', phrase: 'более раннему изменению' },
]

/** What is still to come is no earlier change. */
export const OTHERS: readonly Wording[] = [
  {
    before: 'needs?|needed|requires?|wants?|waits? for|waiting for|uses|until|once|unless',
    phrase: 'another change',
  },
]

export const FAULTS: readonly Wording[] = [
  {
    before:
      'fix|fixes|fixed|fixing|resolves?|resolved|closes?|closed|solves?|solved|address(?:es|ed)?|tackles?',
    phrase: 'an issue',
  },
  { before: 'behebt|behoben|schließt|löst', phrase: 'ein Problem' },
  { before: 'corrige|résout|règle', phrase: 'un problème' },
  { before: 'soluciona|resuelve', phrase: 'un problema' },
  { before: 'corregge|risolve', phrase: 'un problema' },
  { before: 'исправляет|решает|закрывает', phrase: 'проблему' },
]

/** Chinese, Japanese and Korean put no space beside a reference. */
export const UNSPACED: readonly Wording[] = [
  {
    before:
      '由于|因为|得益于|基于|代替|替代|取代|替换|回滚|撤销|还原|恢复|替换了|取代了|回滚了|撤销了|还原了|由於|因為',
    phrase: '先前的改动',
  },
  {
    before: '',
    after:
      'のため|により|によって|のおかげで|に基づ|の代わり|を(?=取り消|元に戻|置き換え|リバート|差し戻|打ち消|拡張|引き継)',
    phrase: '以前の変更',
  },
  { before: '', after: '때문에|덕분에|대신|(?:을|를) (?=되돌|대체|취소|확장)', phrase: '이전 변경 ' },
]
