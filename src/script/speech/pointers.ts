import { BRACKETED, GAP, REFERENCE, SEVERAL } from './marks.ts'
import { capitalized } from './prefixes.ts'

/**
 * A sentence without what only sends the listener elsewhere: '' for "See ⟂ for details.", "Docs: ⟂" and "Read more
 * here.", and what it says besides where it says something: "See ⟂ for the steps, and back up your data first." is
 * "Back up your data first."
 */
export function withoutPointers(sentence: string): string {
  const rest = restOfErrand(sentence)
  if (rest === undefined && isPointer(sentence)) return ''
  if (!sentence.includes(REFERENCE)) return withoutHere(sentence)
  return (rest ?? sentence).replace(BRACKETED, GAP).replace(ASIDE, '').replace(ASIDE_UNSPACED, '')
}

/** Whether a line may hold such words although it holds no stand-in: decides on the fast path, so it is quick. */
export const MAY_POINT =
  /\b(?:here|more|see|read|refer|check|visit|consult|merge|this link|link below|weiterlesen|hier|mehr|savoir|suite|ici|plus|leer|leia|saiba|más|mais|aquí|aqui|leggi|scopri|qui)\b|подробнее|читать|здесь|阅读|了解|点击|閱讀|こちら|続き|자세히|여기|더 /iu

function isPointer(sentence: string): boolean {
  return (sentence.includes(REFERENCE) ? POINTERS : WORD_POINTERS).some(pointer => pointer.test(sentence))
}

const R = REFERENCE
/** "Docs: ⟂": up to three words, unless they say what was done, as in "Fix crash: ⟂". */
const WORD = `[^\\s${R}:：]{1,40}`
const CHANGE_VERBS =
  '(?:fix|add|remove|drop|update|upgrade|improve|support|allow|bump|change|make|use|[a-z]{3,12}ed )'
const LABEL = `(?:[-–—] )?(?:(?=(?:related|linked|associated|connected|referenced) )|(?!${CHANGE_VERBS}))(?:(?:${WORD} ){0,2}${WORD} ?[:：] ?(?:(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) )?(?:${R}[\\s,;、，]*)+){1,20}[.。]?`

const READ =
  'see(?: also)?|visit|open|read(?: (?:more|on|about [^,.;:]{1,40}))?|view|check(?: out)?|consult|refer to|head(?: over)? to|go to|find|have a look at|take a look at|look at|follow|join(?: us)?(?: (?:on|at|in))?|star us on|learn more(?: about [^,.;:]{1,40})?|browse|siehe(?: auch)?|vgl\\.|lies|lesen sie|voir(?: aussi)?|consultez|lire|ver|véase|consulta|consulte|lee|veja|confira|leia|vedi|consulta|leggi|см\\.(?: также)?|смотри(?:те)?|читайте|详见|参见|详情见|详情请见|請見|请参阅|请查看|请见|查看|访问|阅读|参阅|見|参照'
const FILL =
  '(?: ?(?:the|our|this|these|full|complete|more|also|at|on|in|here|of|docs?|documentation|guide|changelog|release|notes?|page|website|blog|post|announcement|issues?|PRs?|pull|requests?|commit|discussion|thread|readme|details|information|info|it|them|out|for|das|die|den|auch|unter|auf|le|la|les|sur|aussi|el|los|en|o|a|no|na|il|su|в|на|раздел)(?![\\p{L}])){0,6}'
const PURPOSE =
  '(?:(?:(?:for|to) [^.!?,;:]{1,60}?|(?:if|before|after|when|once) you [^.!?,;:]{1,60}?|weitere [^.!?,;:]{1,40}|pour [^.!?,;:]{1,40}|para [^.!?,;:]{1,40}|per [^.!?,;:]{1,40}|für [^.!?,;:]{1,40}),? )?'
const ERRAND_HEAD = `(?:[-–—(] ?)?${PURPOSE}(?:please |请先?|請先?|bitte |veuillez |por favor,? |пожалуйста,? )?(?:also )?(?:you can (?:also )?)?(?:${READ})${FILL} ?[:：]? ?${R}`

/** "For details, please see the full documentation at ⟂ before you upgrade." */
const ERRAND = `${ERRAND_HEAD}(?:[^.!?。]|\\.(?=\\d)){0,100}[.!。)]*`

/** "More at ⟂", "Follow-up to ⟂", "Einzelheiten unter ⟂", "The full list is at ⟂." */
const STUB_NOUN =
  "(?:(?:the |our |a |all |any |some |full |complete |detailed |more |further |additional |weitere |mehr |die |der |plus |de |d[’']|más |mais |ulteriori |maggiori |le |la |el |o |os |i )*(?:more|full|further|details?|info(?:rmation)?s?|docs?|documentation|discussion|discussed|announcement|changelog|follow-?ups?|part|backport(?:ed)?|available|tracked|source(?:d| code)?|spec(?:ification)?|fixed|merged|closed|reported|introduced|split(?: out)?|ported|adapted|adopted|copied|taken|borrowed|forked|inspired|derived|extracted|related|continued|moved|download(?:s|ed|able)?|release notes|list|story|migration guide|guide|instructions|steps|examples?|live|online|demo|reference|context|background|see|read|read more|learn more|stacked|based|depends|einzelheiten|details|informationen|infos|näheres|mehr|dazu|informations|détails|información|detalles|informações|detalhes|informazioni|dettagli|подробности|подробнее(?: см\\.)?|информация)(?: (?:is|are|can be|may be|could be|sind|ist|finden sie|findest du|gibt es|finden|sont|est|está|están|são|sono|è))?(?: (?:found|available|tracked|documented|described|seen|read|viewed|downloaded|here|now|also|out|disponibles?|disponibili))*)"
const STUB = `${STUB_NOUN}(?: (?:at|on|in|to|from|via|here|of|by|under|unter|auf|bei|zu|sur|dans|à|en|em|na|no|su|in|nel|в|на|по|с))? ?[:：]? ?${R}[.!]?`

const SUBJECT =
  '(?:(?:this|the|that|it|its|these|my) ?(?:PR|pull request|MR|merge request|patch|commit|change|changes|fix|branch|work)? |(?:PR|commit|patch|change) )?'
const ADVERBS =
  '(?:(?:also|should|will|would|hopefully|finally|partially|partly|now|may|might|can|to|attempts|tries|aims|intended|is|are|and|fully|completely|actually) )*'
/** "This PR also fixes ⟂.", "Part of ⟂.", "Backport of ⟂": without the number there is nothing in it. */
const CLOSING = `${SUBJECT}${ADVERBS}(?:close[sd]?|closing|fix(?:e[sd])?|fixing|resolve[sd]?|resolving|address(?:es|ed|ing)?|solve[sd]?|implements?|implemented|handles?|tackles?|completes?|relates? to|related to|refs?|references?|depends on|blocked (?:by|on)|stacked on(?: top of)?|based on|requires|supersedes|(?:a )?(?:small |quick |manual )?(?:part|(?:bug ?|hot ?)?fix|workaround|work-around|patch|(?:regression )?tests?|support|prerequisite|preparation|requirement|groundwork|needed|required|necessary|follow-?up|back-?port|port|cherry-?pick|duplicate|continuation|revival|rebase|copy|clone|version) (?:of|to|on|from|for|by)|follows(?: up)?(?: on)?|follow(?:ing)?-?up(?: (?:to|on|of|from|for))?|cherry-?picked from(?: commit)?|behebt|schließt|löst|bezieht sich auf|teil von|corrige|ferme|résout|fait suite à|cierra|resuelve|soluciona|relacionado con|fecha|resolve|relacionado a|chiude|risolve|correla a|закрывает|исправляет|решает|связано с|修复|关闭|解决|关联|修復|關閉|close:|fix:) ?(?:issues?|bugs?|tickets?|PRs?|commits?|问题|:)? ?(?:the )?${R}[.!。)]*`
const CLOSING_UNSPACED = `(?:(?:この|本) ?(?:コミット|PR|変更|プルリクエスト|修正)(?:は|で)、? ?|이 ?(?:PR|커밋|변경)(?:은|는|이|가)? )?${R} ?(?:を(?:修正|解決|クローズ|閉じ)(?:しました|する|します|ます)?|(?:을|를) (?:수정|해결|닫).{0,6})[.。]?`
const CLOSING_CHINESE = `(?:此|本|这个?|該|该) ?(?:PR|提交|更改|改动|变更|补丁)? ?(?:修复|解决|关闭|修復|解決|關閉)了? ?(?:问题|issue)? ?${R}[。.]?`

/** Japanese and Korean say where to look at the end of a sentence; Chinese where it pleases. */
const ERRAND_CJK = `[^。]{0,60}${R}[^。]{0,20}(?:ご覧|参照|ご確認|チェック|お読み|見て|참조|참고|확인|보세요|보십시오|볼 수 있)[^。]{0,20}[。.]?`

const POINTERS = [
  `(?:[\\w-]{1,20}: )?(?:partially )?(?:cherry-?pick|back-?port)s? ${R}[.!]?`,
  LABEL,
  ERRAND,
  STUB,
  CLOSING,
  CLOSING_UNSPACED,
  CLOSING_CHINESE,
  ERRAND_CJK,
  `(?:you|we|they) (?:can|could|may|might|should|'ll|will) (?:also |now |still )?(?:find|read|see|view|get|download|check|browse|follow|track|watch|learn|join|reach|contact)[^.!?:;]{0,80}${R}[^.!?:;,]{0,40}[.!]?`,
  `[^.!?:;,]{0,60}(?:can be|is|are|was|were) (?:also )?(?:found|documented|described|discussed|tracked|explained|listed|available|outlined)(?: [a-z]+)?(?: (?:at|in|on|from|via|here|under))? ?:? ?${R}[.!]?`,
  `(?:[^\\s.!?:;,]+ ){1,7}(?:is|are|was)(?: now| at| on| here)* ${R}[.!]?`,
  `[^.!?:;,]{0,60}(?:befinde[nt] sich|finde[nt] sich|liegt|liegen|gibt es|stehen?|se trouven?t?|(?:est|sont) disponibles?|se encuentran?|está(?:n)? disponibles?|está(?:o)? disponíve(?:l|is)|estão disponíveis|encontra(?:m)?-se|si trovano?|(?:è|sono) disponibil[ei]|доступн?[аоы]?|находится|находятся|можно найти)(?: [^.!?:;,]{0,30}?)?(?: (?:unter|auf|bei|hier|in|im|sur|dans|à|en|em|no|na|su|в|на|по))? ?:? ?${R}[.!]?`,
  `(?:auto-?)?merge (?:(?:pull request|PR|MR) )?${R} (?:from|in|into) [^\\s]{1,100}(?: \\([^()]{1,60}\\))?`,
].map(sentence => new RegExp(`^${sentence}\\s*$`, 'iu'))

/** A link's words that are nothing without the link. */
const HERE =
  '(?:right )?(?:here|at this link|in this (?:link|post|blog post|article|page|thread)|on this page|via this link|below link|hier|ici|aquí|aqui|qui|здесь|по ссылке)(?: (?:for|to|if you) [^.!?:;,]{1,60})?'
const MORE_ABOUT =
  '(?: (?:about|on|in|at|über|sur|sobre|su|о|об) (?:this|it|that|the [^.!?,;:]{1,40}|our [^.!?,;:]{1,40}|this [^.!?,;:]{1,40}))?'
const WORD_POINTERS = [
  `(?:please )?(?:read|see|learn|find out|view|show|discover|get|load) (?:it|all|the (?:full |whole |rest of the )?(?:story|post|article|announcement|changelog|release notes|details|thread|list|notes)|more|full (?:changelog|release notes|details|post|article|story|list|diff)|details|all (?:changes|commits)|${HERE})(?: (?:details|information|info))?${MORE_ABOUT}(?: ${HERE})?`,
  '(?:for [^.!?:;,]{1,40}, )?(?:please )?(?:also )?(?:read|see|check(?: out)?|follow|visit|consult) (?:this|these|that|the following)(?: (?:link|post|blog post|article|gist|guide|thread|comment|issue|page|discussion|PR|pull request|docs?|documentation|section|file|video|instructions))?s?(?: (?:for|to) [^.!?:;,]{1,60})?',
  '(?:please )?(?:see|refer to|check(?: out)?|read|visit|consult|have a look at|take a look at) [^.!?:;,]{1,60}? for (?:more |further |full |additional |the |all |some |a |our |complete |whole |list of )*(?:details?|info(?:rmation)?|background|context|discussion|specifics|rationale|instructions|examples?|explanation|help|story|changes|picture|(?:older|previous|earlier|prior|past) [^.!?:;,]{1,40})(?:,? (?:or|and) (?:try|see|download|get|read)[^.!?:;,]{0,30})?',
  'for (?:a |the )?(?:full|complete|more|further|detailed|details|additional|all|other|information|info|instructions)[^.!?:;,]{0,60},? (?:please )?(?:see|read|visit|check(?: out)?|refer to|consult|have a look at|take a look at|go to|head to) [^.!?:;]{1,80}',
  '(?:please )?(?:read|learn|find out|discover|see|know) (?:much |a lot )?more (?:about|on) [^.!?,;:]{1,60}',
  '(?:please )?(?:check out|see|read|visit|have a look at|take a look at) [^.!?:;,]{1,60}? to (?:learn|find out|read|know|see|discover) [^.!?:;]{1,80}',
  `more (?:about (?:this|it|that)|${HERE})`,
  '(?:for (?:more|further)[^.!?:;,]{0,40}, )?(?:please )?see (?:also )?(?:the |our )?(?:full )?(?:documentation|docs|changelog|release notes|announcement|blog post|readme|wiki|website)(?: for (?:more |further |full |the )*(?:details|information|info))?',
  'merge (?:remote-tracking )?(?:branch|branches|tag) (?:[\'"‘’“”].{1,100}|\\S+ (?:into|of) .{1,80})',
  `[^.!?:;,]{0,60}\\b(?:click|tap|press|go|look|head) (?:over )?${HERE}`,
  `(?:please )?(?:read|see|view|check|get|find|watch) (?![^.!?]*\\b(?:is|are|was|were|now) here)[^.!?:;,]{1,60} ${HERE}`,
  `(?:please )?(?:click|tap|go|look|download|get it|read it|see it|try it|check it(?: out)?|find it|view it|join us|watch it|listen|sign up|register|subscribe|donate|apply|vote|discuss(?: it| this)?|details|docs|documentation|changelog|release notes|full (?:changelog|release notes|list|details)|more (?:info|information|details)|source)(?: [a-z]+){0,3}? ${HERE}`,
  `(?:if you[^.!?:;,]{1,60}, )?you can (?:also |now )?(?:read|see|find|view|get|download|check|watch|learn|follow|track|browse|join)[^.!?:;]{0,80} ${HERE}`,
  `(?:for (?:more|further|full|all)[^.!?:;,]{0,40}, |to [^.!?:;,]{1,40}, )(?:please )?(?:see|read|click|check|visit|go|look|head)[^.!?:;,]{0,30} ?${HERE}`,
  `[^.!?:;,]{0,60}(?:can be|is|are) (?:also )?(?:found|documented|described|available|explained|listed|tracked|discussed) ${HERE}`,
  `(?:the )?(?:full|complete|detailed)? ?(?:details|docs|documentation|changelog|release notes|list of changes|instructions|blog post|announcement)(?: (?:is|are))? ${HERE}`,
  '(?:weiterlesen|mehr (?:lesen|erfahren|dazu|infos|informationen)(?: (?:gibt es |finden sie |findest du )?hier)?|lies(?: hier)? (?:mehr|weiter)|(?:details|infos|einzelheiten|näheres|alles weitere) (?:gibt es |finden sie |findest du |stehen |steht )?hier|klicken sie hier|hier klicken)',
  "(?:en savoir plus|lire (?:la suite|plus|l[’']article)|plus d[’'](?:infos?|informations?)(?: ici)?|cliquez ici|voir (?:ici|plus))",
  '(?:leer más|lee más|más (?:información|detalles|info)(?: aquí)?|haz clic aquí|haga clic aquí|ver más|saber más|puedes leer[^.]{0,40}aquí)',
  '(?:leia mais|saiba mais|mais (?:informações|detalhes)(?: aqui)?|clique aqui|ver mais|veja (?:mais|aqui))',
  '(?:leggi (?:di più|tutto|qui)|scopri di più|maggiori (?:informazioni|dettagli)(?: qui)?|clicca qui)',
  '(?:подробнее(?: (?:здесь|по ссылке))?|читать (?:далее|дальше|полностью|подробнее)|подробности (?:здесь|по ссылке)|нажмите здесь)',
  '(?:了解更多(?:信息|详情)?|阅读(?:更多|全文|原文)|閱讀更多|查看(?:更多|详情|全部)|点击(?:这里|此处)[^。，]{0,10}|更多(?:信息|详情)请?(?:点击|查看|见)?(?:这里|此处)?)',
  '(?:続きを読む|もっと(?:見る|読む|詳しく)|詳(?:細|しく)は(?:こちら|ここ)[^。]{0,12}|こちらをご覧ください)',
  '(?:자세히 (?:보기|알아보기)|더 (?:알아보기|보기|읽기)|자세한 (?:내용|정보)은 여기[^.]{0,20}|여기를 클릭[^.]{0,10})',
].map(sentence => new RegExp(`^(?:[-–—>→»] )?(?:${sentence})[\\s.!…。:→»›>]*$`, 'iu'))

/** "It is new, read more here." is "It is new." */
function withoutHere(sentence: string): string {
  return sentence.replace(HERE_ASIDE, '')
}

const HERE_ASIDE = new RegExp(
  `(?:,|;| [–—-]| \\() ?(?:and |or )?(?:please )?(?:you can )?(?:read (?:it|more|all about it|about it)|see(?: it| more)?|learn more|more(?: info| details| information)?|details|click|find out more|download it|get it)[^.!?,;:()]{0,40}? ${HERE}\\)?(?=[.!?]?\\s*$)`,
  'iu',
)

/** What a sentence says after its errand: "Read ⟂ before you upgrade: the format changes." */
function restOfErrand(sentence: string): string | undefined {
  const [, sign = '', rest = ''] = ERRAND_AND.exec(sentence) ?? []
  if (!/\p{L}\P{L}+\p{L}|[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]{3}/u.test(rest)) return undefined
  return /^[:;–—-]|\. /.test(sign.trim()) || STARTS_CLAUSE.test(rest) ? capitalized(rest) : undefined
}

const ERRAND_AND = new RegExp(
  `^${ERRAND_HEAD}[^.!?:;,–—]{0,100}?(: |; (?:and |but |then |also )?| [–—-]{1,2} |,? (?:and|but|then|so|und|aber|et|mais|y|pero|e|ma|и|но)(?: then| also)? |，(?:并且?|但|而且)?)(?!${R})([^]+)$`,
  'iu',
)
const STARTS_CLAUSE =
  /^(?:(?:please |always |never |do not |don[’']t |also |then |be |make |back|run|check|use|note|restart|update|upgrade|set|remember|keep|test|verify|ensure|move|rename|replace|remove|add|install|delete|stop|start|save|export|copy|change|review|let|try|wait|close|enable|disable|switch|avoid|we|you|it|they|there|this|i|if|when)\b|[^.!?]{0,80}\b(?:is|are|was|were|will|has|have|can|must|should|needs?|now|no longer|changes?|works?)\b|\p{sc=Han})|^(?![\p{sc=Latn}])|^(?:sichern|erstellen|machen|starten|prüfen|sauvegardez|faites|haz|haga|guarda|faça|salve|fate|salva|fai)/iu

/** ", see ⟂ for details", "(as discussed in ⟂)", "; more at ⟂": a pointer beside what the sentence says. */
const TAIL = `(?: ?(?:for|about|on|to|if|where|which|when|für|pour|para|per) [^.!?(),;:]{0,60})?`
const AS_SAID =
  'as (?:also |previously |already )?(?:seen|described|discussed|documented|explained|reported|mentioned|suggested|requested|noted|outlined|proposed|stated|specified|told|shown|announced|pointed out)(?: (?:in|at|by|on|with|here))?'
const ASIDE = new RegExp(
  `(?:[,;]| [–—-]{1,2}| \\((?=[^()]{0,120}\\))|(?<=[.!?]))\\s?(?:and |or |but |also )?(?:please )?(?:also )?(?:${READ}|${AS_SAID}|cf\\.?|more(?: details| info(?:rmation)?)?(?: can be found| is)?(?: (?:at|in|on|from))?|(?:for )?(?:more )?details(?:,? see)?(?: (?:at|in|on|are in))?|discussion|discussed in|via|ref\\.?|refs|re|context|wie in|comme (?:indiqué|expliqué) dans|como se (?:explica|indica) en|как (?:описано|сказано) в)${FILL} ?:? ?${R}${TAIL}\\)?(?=\\s*(?:[.,;!?)]|${GAP}|$))`,
  'giu',
)
const ASIDE_UNSPACED = new RegExp(
  `[，；,] ?(?:请|請)?(?:参见|参阅|参考|详见|详情见|详情请见|请看|見|詳見|查看|见|查看详情|参照)[^，。；]{0,20}${R}[^，。；]{0,20}`,
  'gu',
)

/**
 * Takes the words out that lead to a reference and hang in the air without it: "as discussed in issue ⟂" is
 * "as discussed". The references themselves stay marked.
 */
export function dropLeadIns(text: string): string {
  let line = text
    .replace(SEVERAL, REFERENCE)
    .replace(IN_BRACKETS, found => (ONLY_POINTS.test(found) ? GAP : found))
    .replace(DESCRIBED, REFERENCE)
    .replace(CLOSED, REFERENCE)
  for (let depth = 0; depth < MAX_LEAD_INS; depth++) {
    const shorter = line
      .replace(SEVERAL, REFERENCE)
      .replace(BRACKETED, GAP)
      .replace(LED_IN, REFERENCE)
      .replace(LED_IN_UNSPACED, REFERENCE)
      .replace(HANGING, REFERENCE)
      .replace(AND_ELSEWHERE, `${REFERENCE} `)
    if (shorter === line) break
    line = shorter
  }
  return line
}

/** Such words in a row: "see", "also", "issue". */
const MAX_LEAD_INS = 6

const LEAD_INS = [
  'see also|see|in|at|via|from|on|by|to|with|of|for|per|through|under|since|after|before|until|as of|part of|as|like|using',
  '(?:and |then )?(?:open|visit)',
  'refs?|references?|related to|relates to',
  'pull requests?|issues?|tickets?|commits?|PRs?|MRs?|link|merge requests?|discussions?',
  'siehe|unter|auf|von|aus|bei|voir|sur|dans|par|ver|en|por|véase|in|nel|nella|da|di|су|из|см\\.|смотри|см|em|na|veja|vedi|в|на|по',
  'انظر|راجع|على|عبر|في',
].join('|')
const LED_IN = new RegExp(`(?<![\\p{L}\\p{N}'’_-])(?:${LEAD_INS}) ?[:：]? ?${REFERENCE}`, 'giu')
const LED_IN_UNSPACED = new RegExp(
  `(?:请?参?见|請?參?見|详见|参阅|访问|通过|在|于|参照|自|从|修复|关闭|见) ?[:：]? ?${REFERENCE}`,
  'gu',
)
/** "…, fixes ⟂" at the end, while "Fix ⟂ on Windows" still says something and "Typo fixed in ⟂" is about the typo. */
const CLOSED = new RegExp(
  `(?<![\\p{L}\\p{N}'’_-])(?:fix(?:e[sd])?|closes?|closed|resolves?|resolved|implements?|implemented|addresses|refs?)(?: (?:issues?|bugs?|tickets?|PRs?|the))* ?[:：]? ?${REFERENCE}(?=[ ]?(?:[.,;)!?${GAP}]|$))`,
  'giu',
)
/** "(cherry picked from commit ⟂)", "(see also ⟂, part of ⟂)". */
const IN_BRACKETS = / ?\([^()]{1,160}\)/g
const ONLY_POINTS = new RegExp(
  `^(?=[^]*${R}) ?\\((?:[\\s,;:.&/${R}${GAP}]|\\b(?:cherry|cherry-picked|picked|from|commits?|see|also|issues?|bugs?|tickets?|PRs?|fix(?:e[sd])?|close[sd]?|resolve[sd]?|backport(?:ed)?|back-?ports?|of|in|on|at|by|merged|via|ported|originally?|follow-?up|to|regression|introduced|since|reported|changed|added|removed|deprecated|updated|implemented|done|new|and|as|discussed|described|related|part|the|for|more|details|info|refs?|re|context|cf|upstream|downstream|relates|supersedes|replaces|reverts|was|both|all)\\b){1,60}\\)$`,
  'iu',
)
/** "The problem described in ⟂ is gone." */
const DESCRIBED = new RegExp(
  `(?<!\\b(?:as|is|was|were|are|been|be|also|already|and)) (?:described|reported|mentioned|discussed|documented|shown|seen|raised|noted|outlined|explained|proposed|requested|suggested|tracked) (?:in|at|by|on|here) (?:(?:the |this )?(?:issue|PR|pull request|comment|discussion|ticket) )?${R}(?= (?!that\\b)\\p{L}|[.!?,;]|$)`,
  'giu',
)
/** "Install it from ⟂ or with the package manager." */
const AND_ELSEWHERE = new RegExp(
  `${REFERENCE} (?:or|and) (?=(?:with|from|via|in|at|by|through|using|on)\\b)`,
  'giu',
)
/** What can't end a clause: "Fix the crash and ⟂", "another try that ⟂", "is the ⟂". */
const HANGING = new RegExp(
  ` (?:and|or|but|und|oder|et|ou|y|o|e|и|&|that|which|who|because|while|the|an?|our|this|these|another|than|also|hopefully|und|der|die|das|den|le|la|el|il|что|который) ${REFERENCE}(?=$|[ ]?[.,;)!?${GAP}])`,
  'giu',
)
