import type { Language, Tongue } from '../speech/language.ts'

/** GitHub's callouts: https://docs.github.com/en/get-started/writing-on-github */
export const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/

export type AlertKind = keyof typeof ALERTS

/** "Note: ", in the language of the text; nothing where we have no word in it. */
export function alertLabel(kind: AlertKind, language: Tongue): string {
  const label = language === 'other' ? undefined : ALERTS[kind][language]
  if (label === undefined) return ''
  return language === 'zh' || language === 'ja' ? `${label}：` : `${label}${language === 'fr' ? ' ' : ''}: `
}

const ALERTS = {
  NOTE: {
    ...{ en: 'Note', de: 'Hinweis', fr: 'Remarque', es: 'Nota', pt: 'Nota', it: 'Nota', ru: 'Примечание' },
    ...{ zh: '注意', ja: '注意', ko: '참고' },
  },
  TIP: {
    ...{ en: 'Tip', de: 'Tipp', fr: 'Astuce', es: 'Consejo', pt: 'Dica', it: 'Suggerimento', ru: 'Совет' },
    ...{ zh: '提示', ja: 'ヒント', ko: '팁' },
  },
  IMPORTANT: {
    ...{ en: 'Important', de: 'Wichtig', fr: 'Important', es: 'Importante', pt: 'Importante' },
    ...{ it: 'Importante', ru: 'Важно', zh: '重要', ja: '重要', ko: '중요' },
  },
  WARNING: {
    ...{ en: 'Warning', de: 'Warnung', fr: 'Attention', es: 'Advertencia', pt: 'Aviso', it: 'Avviso' },
    ...{ ru: 'Внимание', zh: '警告', ja: '警告', ko: '경고' },
  },
  CAUTION: {
    ...{ en: 'Caution', de: 'Vorsicht', fr: 'Prudence', es: 'Precaución', pt: 'Cuidado', it: 'Attenzione' },
    ...{ ru: 'Осторожно', zh: '小心', ja: '注意', ko: '주의' },
  },
} satisfies Record<string, Record<Language, string>>
