import { LINK, REFERENCE } from './marks.ts'
import type { Place } from './place.ts'
import { splitSentences } from './split.ts'

/**
 * A text in which a sentence that sends to a link has a reference in its place: "Check out our [guide] for details."
 * is "See ⟂ for details.", which `pointers.ts` reads like any other. A question that such a sentence answers goes with
 * it: "Want to know more? Read the [guide]." Links that are part of what is said become their words.
 */
export function withoutErrands(text: string, place: Place): string {
  if (!text.includes(LINK.open)) return text
  const sentences = splitSentences(text)
  const read = sentences.map(sentence => readErrand(sentence, place))
  return read
    .map((sentence, index) => (asksFor(sentence, read[index + 1]) ? '' : withoutLinks(sentence)))
    .join('')
}

const SEE = `See ${REFERENCE}`

function asksFor(sentence: string, next: string | undefined): boolean {
  return /\?\s*$/.test(sentence) && sentence.length < 120 && next?.startsWith(SEE) === true
}

function withoutLinks(sentence: string): string {
  return sentence.replace(MARKS, '')
}

const MARKS = new RegExp(`[${LINK.open}${LINK.close}]`, 'gu')

function readErrand(sentence: string, place: Place): string {
  if (!sentence.includes(LINK.open)) return sentence
  if (CHINESE.test(sentence)) return `${SEE}。`
  return sentence
    .replace(WHERE, SEE)
    .replace(place === 'item' ? IN_ITEM : IN_PROSE, (_, bracket: string | undefined) => (bracket ?? '') + SEE)
    .replace(ASIDE, (_, sign: string) => `${sign}see ${REFERENCE}`)
    .replace(ASIDE_AT_END, '')
    .replace(AT_END, `${REFERENCE}$1`)
}

/** One link or several: "our [guide] and the [notes]". */
const ONE = `${LINK.open}[^${LINK.open}${LINK.close}]{0,160}${LINK.close}`
const LINKS = `${ONE}(?:(?:,| and| or| und| oder| et| ou| y| o| e| и| или|、|和| 및|와|과|や|と){1,2} ?(?:(?:our|the|die|das|den|der|les?|la|el|los|o|a|il|lo) )?${ONE}){0,4}`
const WORDS = `(?:\\.(?=\\d)|[^.!?:;()。${LINK.open}${LINK.close}])`
const BETWEEN = `(?: ${WORDS}{0,70}?)? ?["'“„«]?`

const PURPOSE = `(?:(?:for|to|if|when|before|after|once|as always|in addition|otherwise|für|um|wenn|falls|pour|si|para|per|se|для|чтобы|если)(?!\\p{L})${WORDS}{1,90}?,? )?`
const POLITE =
  "(?:(?:please|also|just|kindly|then|and|but|so|make sure to|be sure to|feel free to|don['’]t forget to|(?:we|I) (?:still |strongly |highly )?(?:recommend|suggest|encourage|invite)(?: that)?(?: you)?(?: to)?|you (?:can|may|should|might want to|could|will want to)|bitte|veuillez|n['’]hésitez pas à|vous pouvez|por favor,?|puede[ns]?|puedes|você pode|podes|puoi|può|пожалуйста,?|вы можете|можно)(?: also| now| always| auch| aussi| également| también| também| anche| также)? )*"
const VERBS_ALWAYS =
  "see(?: also)?|check out|refer(?: back)? to|consult|visit|read (?:more|all|about|up on)|learn (?:more|all|about)|find out more|take a (?:closer |quick )?look at|have a look at|siehe(?: auch)?|sieh(?: dir)?|besuche?(?:t|n sie)?|lies|lest|lesen sie|erfahre?(?:t|n sie)? mehr|schau(?:e|t|en sie)?(?: (?:dir|euch|sich))?|mehr (?:dazu|details|infos|informationen|über)|weitere (?:details|infos|informationen)|voir(?: aussi)?|consulte[rz]|lisez|reportez-vous|référez-vous|rendez-vous|plus d['’]informations|en savoir plus|consulta[rd]?|consulte|consulten|vea|véase|lea|lee|leer|visita[r]?|visite|más información|veja|confira|leia|acesse|saiba mais|mais informações|vedi|leggi|leggere|visitare|scopri di più|maggiori informazioni|encontrar|encontrará[s]?|trouver|trouverez|trovare|troverai|найти|см\\.|смотрите|читайте|подробнее|подробности|ознакомьтесь|посетите|прочитайте"
const VERBS_IN_PROSE = `${VERBS_ALWAYS}|read|learn|watch|view|browse|follow|review|head (?:over )?to|go to|find|discover|check|download|get|try(?: (?:it|them))?(?: out)?|give it a try|play with|tell us|let us know|report|ver`
const LABEL = '(?:[-–—(] ?)?'

const IN_PROSE = errand(VERBS_IN_PROSE)
const IN_ITEM = errand(VERBS_ALWAYS)

function errand(verbs: string): RegExp {
  return new RegExp(`^(${LABEL})${PURPOSE}${POLITE}(?:${verbs})(?!\\p{L})${BETWEEN}${LINKS}["'”“»]?`, 'iu')
}

/** "It is new, see the [guide].", "(see also [this post])" */
const ASIDE = new RegExp(
  `([,;] |[(（]| [–—-] )(?:and |or )?(?:please |also )*(?:${VERBS_ALWAYS})(?!\\p{L})${BETWEEN}${LINKS}`,
  'giu',
)

/** "The full list of changes is at the [changelog].", "Die Versionshinweise findest du im [Protokoll]." */
const DOCUMENTS =
  '(?:list|changes|changelog|change ?log|release notes|notes|docs|documentation|details|information|info|instructions|guide|examples?|source(?: code)?|announcement|discussion|(?:versions)?hinweise|einzelheiten|infos|änderungen|liste|dokumentation|details|informationen|anleitung|beispiele?|liste|modifications|notes|documentation|détails|informations|lista|cambios|notas|documentación|detalles|información|mudanças|alterações|documentação|informações|elenco|modifiche|note|documentazione|dettagli|informazioni|список|изменени[яй]|документаци[яи]|подробности|инструкци[яи]|примеры)'
const STANDS =
  '(?:(?:is|are|can be|may be|will be)(?: also| now)?(?: (?:found|documented|described|listed|available|explained|outlined|read|seen|viewed|posted|published))?(?: (?:at|in|on|from|under|via|over|here))?|(?:findest du|finden sie|findet ihr|gibt es|stehen?|findet sich|finden sich|befinde[nt] sich|ist|sind)(?: auch)?(?: (?:im|in|auf|unter|bei|hier))?|(?:se trouven?t?|(?:est|sont) disponibles?)(?: (?:dans|sur|ici))?|(?:se encuentran?|están?(?: disponibles?)?|puede(?:n)? (?:encontrarse|consultarse)|se pueden? (?:encontrar|consultar))(?: en)?|(?:está|estão)(?: disponíve(?:l|is))?(?: em| no| na)?|(?:si trovano?|(?:è|sono) disponibil[ei])(?: su| in| nel| nella)?|(?:доступн?[аоы]?|находится|находятся|можно найти|приведён|приведены)(?: в| на| по)?)'
const WHERE = new RegExp(
  `^(?:(?:the|a|an|our|all|die|der|das|la|le|les|el|los|las|o|os|as|il|lo|gli|i|full|complete|vollständigen?)(?!\\p{L})${WORDS}{0,60}|${WORDS}{0,40})${DOCUMENTS}${WORDS}{0,50}? ${STANDS}(?: (?:the|our|der|den|die|dem|le|la|les|el|il))?${BETWEEN}${LINKS}["'”“»]?`,
  'iu',
)

/** "如果你想升级，请阅读我们的[文档]。" */
const CHINESE = new RegExp(
  `^[^。！？]{0,40}(?:查阅|阅读|参阅|查看|访问|参考|参见|详见|请见|查閱|閱讀|參閱|參考)[^。，${LINK.open}${LINK.close}]{0,16}${LINKS}[^。，]{0,20}[。！]?\\s*$`,
  'u',
)

/** Where the verb ends the sentence: "詳細は[ガイド]をご覧ください。", "자세한 내용은 [문서]를 참고하세요." */
const LOOK = '(?:ご覧|参照|ご確認|チェック|お読み|見て|참조|참고|확인|보세요|보십시오|볼 수 있|알아보|읽어)'
const AT_END = new RegExp(`${LINKS}( ?[^。.${LINK.open}${LINK.close}]{0,24}?${LOOK})`, 'giu')
const ASIDE_AT_END = new RegExp(
  ` ?[(（][^()（）${LINK.open}${LINK.close}]{0,40}${LINKS}[^()（）${LINK.open}${LINK.close}]{0,24}?${LOOK}[^()（）]{0,24}[)）]`,
  'gu',
)
