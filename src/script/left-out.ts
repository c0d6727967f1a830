import type { Language } from './language.ts'

/**
 * The sentence at the end of a script that was shortened: how many changes it leaves out, and where they are, in the
 * script's own language.
 *
 * @param isSmaller whether nothing that breaks or concerns security is among them
 */
export function sayLeftOut(count: number, language: Language, isSmaller: boolean, text = ''): string {
  const [before, forms, after] = sentenceOf(language, isSmaller, text)
  const form = new Intl.PluralRules(language).select(count)
  const changes = forms[form] ?? forms.other ?? ''
  return before + changes.replace('#', String(count)) + after
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>>
/** What stands before the number and its noun, these in each form that the language counts in, and what follows. */
type Sentence = readonly [string, Forms, string]

function sentenceOf(language: Language, isSmaller: boolean, text: string): Sentence {
  if (language === 'en' && isSmaller) return SMALLER
  return language === 'zh' && TRADITIONAL.test(text) ? TRADITIONAL_CHINESE : SENTENCES[language]
}

/** Characters that are written otherwise in simplified Chinese, and are in most texts about software. */
const TRADITIONAL = /[們這個為來時實現檔開關點問題錯誤變]/
const TRADITIONAL_CHINESE: Sentence = ['另有 ', { other: '# 項變更' }, '，詳見發行說明。']

const SMALLER: Sentence = [
  'And ',
  { one: '# smaller change', other: '# smaller changes' },
  ': the notes have them all.',
]

const SENTENCES: Readonly<Record<Language, Sentence>> = {
  en: ['And ', { one: '# more change', other: '# more changes' }, ': the notes have them all.'],
  de: [
    'Und ',
    { one: '# weitere Änderung', other: '# weitere Änderungen' },
    ': alles steht in den Versionshinweisen.',
  ],
  fr: [
    'Et ',
    { one: '# autre changement', other: '# autres changements' },
    ' : tout est dans les notes de version.',
  ],
  es: ['Y ', { one: '# cambio más', other: '# cambios más' }, ': todo está en las notas de la versión.'],
  pt: ['E mais ', { one: '# mudança', other: '# mudanças' }, ': tudo está nas notas da versão.'],
  it: ['E ', { one: '# altra modifica', other: '# altre modifiche' }, ': tutto è nelle note di versione.'],
  nl: ['En nog ', { one: '# wijziging', other: '# wijzigingen' }, ': alles staat in de release-opmerkingen.'],
  sv: ['Och ', { one: '# ändring till', other: '# ändringar till' }, ': allt står i versionsnyheterna.'],
  pl: [
    'I jeszcze ',
    { one: '# zmiana', few: '# zmiany', many: '# zmian', other: '# zmiany' },
    ': wszystko jest w informacjach o wydaniu.',
  ],
  cs: [
    'A ještě ',
    { one: '# změna', few: '# změny', many: '# změny', other: '# změn' },
    ': vše je v poznámkách k vydání.',
  ],
  tr: ['Ve ', { other: '# değişiklik daha' }, ': hepsi sürüm notlarında.'],
  vi: ['Và ', { other: '# thay đổi khác' }, ': tất cả có trong ghi chú phát hành.'],
  id: ['Dan ', { other: '# perubahan lainnya' }, ': semuanya ada di catatan rilis.'],
  ru: [
    'И ещё ',
    { one: '# изменение', few: '# изменения', many: '# изменений', other: '# изменения' },
    ': всё есть в примечаниях к выпуску.',
  ],
  uk: [
    'І ще ',
    { one: '# зміна', few: '# зміни', many: '# змін', other: '# зміни' },
    ': усе є в примітках до випуску.',
  ],
  el: [
    'Και ',
    { one: '# ακόμη αλλαγή', other: '# ακόμη αλλαγές' },
    ': όλα βρίσκονται στις σημειώσεις της έκδοσης.',
  ],
  ar: [
    'و',
    {
      one: 'تغيير واحد آخر (#)',
      two: 'تغييران آخران (#)',
      few: '# تغييرات أخرى',
      many: '# تغييرا آخر',
      other: '# تغيير آخر',
    },
    '، وكلها في ملاحظات الإصدار.',
  ],
  fa: ['و ', { other: '# تغییر دیگر' }, '؛ همه در یادداشت‌های انتشار آمده است.'],
  he: ['ועוד ', { one: 'שינוי # נוסף', two: '# שינויים', other: '# שינויים' }, ': הכול נמצא בהערות הגרסה.'],
  hi: ['और ', { one: '# बदलाव', other: '# बदलाव' }, ' भी हैं, जो रिलीज़ नोट्स में हैं।'],
  th: ['และการเปลี่ยนแปลงอีก ', { other: '# รายการ' }, ' อ่านทั้งหมดได้ในบันทึกประจำรุ่น'],
  zh: ['另有 ', { other: '# 项更改' }, '，详见发行说明。'],
  ja: ['ほかに', { other: '#件の変更' }, 'があります。すべてはリリースノートをご覧ください。'],
  ko: ['그 밖에 ', { other: '#건의 변경 사항' }, '이 더 있습니다. 모두 릴리스 노트에 있습니다.'],
}
