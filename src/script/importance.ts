/**
 * What a change means to those who hear of it, by what its author says: the headings it stands under, a commit's
 * prefix (`feat!:`, `fix(security):`), words in bold, and else its own first words. The words are those that change
 * lists use in the languages the estimate knows.
 */
export function importanceOf(markdown: string, headings: readonly string[]): Importance {
  const { type, isBreaking } = readPrefix(markdown)
  const own = [type, ...boldOf(markdown)]
  if (isBreaking || own.some(saysAlarm) || LABELLED.test(withoutMarks(markdown))) return Importance.marked
  if (saysAlarm(headings.at(-1) ?? '')) return Importance.marked
  if (headings.some(saysAlarm)) return Importance.underAlarm
  if (ALARM_IN_PROSE.test(markdown)) return Importance.mentionsAlarm
  if (isHousekeeping(type, markdown)) return Importance.housekeeping
  return kindOf(headings, type, markdown)
}

/** The least important is left out first. */
export type Importance = (typeof Importance)[keyof typeof Importance]
export const Importance = {
  /** Dependencies, CI, documentation, chores, contributors. */
  housekeeping: 0,
  fix: 1,
  other: 2,
  news: 3,
  /** Speaks of security or breaking by the way. */
  mentionsAlarm: 4,
  /** Stands somewhere below a heading that says so: everything does in "Security release 4.2.1". */
  underAlarm: 5,
  /** Is marked as breaking or as a matter of security: itself, or by the heading right above it. */
  marked: 6,
} as const

function kindOf(headings: readonly string[], type: string, markdown: string): Importance {
  const heading = headings.findLast(text => KINDS.some(({ headed }) => headed.test(text)))
  if (heading !== undefined) return KINDS.find(({ headed }) => headed.test(heading))?.is ?? Importance.other
  const text = withoutMarks(markdown)
  return KINDS.find(({ types, begins }) => types.test(type) || begins?.test(text))?.is ?? Importance.other
}

function isHousekeeping(type: string, markdown: string): boolean {
  return HOUSEKEEPING_TYPES.test(type) || HOUSEKEEPING_WORDS.test(withoutMarks(markdown))
}

function saysAlarm(text: string): boolean {
  return ALARM.test(text)
}

/** `feat(door)!: …`, also after a commit's id, an emoji or in bold; the scope says security as well as the type. */
function readPrefix(markdown: string): { type: string; isBreaking: boolean } {
  const match = /^(?:[0-9a-f]{7,40}:? +)?([a-z]{2,20})(?:\(([^()\n]{1,60})\))?(!)?(?=:)/i.exec(
    withoutMarks(markdown),
  )
  if (!match) return { type: '', isBreaking: false }
  const [, type = '', scope = '', mark] = match
  return {
    type: /^(?:deps|dependencies|security|ci|docs|release)(?:-dev)?$/i.test(scope)
      ? scope.toLowerCase()
      : type.toLowerCase(),
    isBreaking: mark === '!',
  }
}

function boldOf(markdown: string): string[] {
  return markdown.match(/\*\*[^*\n]{1,80}\*\*|__[^_\n]{1,80}__/g) ?? []
}

/** The words that a line begins with: links by their text, without emoji, marks and the box of a task. */
function withoutMarks(markdown: string): string {
  return markdown
    .slice(0, 300)
    .replace(/\]\([^()]*\)/g, ']')
    .replace(/[*_`[\]>~]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
}

/** Parts of words: any form of "security" or "breaking" counts. Latin words stand alone, so that "CI" is none in "decide". */
const ALARM =
  /(?<!\p{L})(?:breaking|incompatib\w*|bc[ -]breaks?|security|vulnerabilit\w*|cve(?:-\d{4}-\d+)?|ghsa-[\w-]+)(?!\p{L})|inkompatib|abwärts(?:in)?kompatib|sicherheit|schwachstelle|incompatib|rupture|sécurité|vulnérab|ruptura|disruptiv|seguridad|vulnerab|segurança|quebra|di rottura|retrocompatib|sicurezza|incompatibel|brekende|beveiliging|kwetsbaar|brytande|bakåtinkompatib|säkerhet|sårbarhet|niekompatybil|niezgodn|łamiące|przełomow|bezpiecz|podatno|nekompatibil|zpětně|bezpečn|zranitel|uyumsuz|kırıcı|güvenlik|không tương thích|phá vỡ|bảo mật|lỗ hổng|tidak kompatibel|merusak|keamanan|kerentanan|несовместим|ломающ|критическ|безопасност|уязвим|несумісн|ламаюч|критичн|безпек|вразлив|ασύμβατ|μη συμβατ|σπάνε|ασφάλει|ευπάθει|غير متوافق|جذرية|كاسرة|الأمان|أمان|الأمن|أمني|ثغر|ناسازگار|شکننده|امنیت|آسیب|שובר|לא תואמ|אבטחה|פגיעו|असंगत|ब्रेकिंग|सुरक्षा|ไม่เข้ากัน|กระทบ|ความปลอดภัย|ช่องโหว่|破坏性|破壞性|不兼容|不相容|重大变更|重大變更|安全|漏洞|破壊的|互換性|非互換|セキュリティ|脆弱性|호환되지|호환성|파괴적|주요 변경|보안|취약/iu

/** "BREAKING CHANGE: …", "Security: …" at the beginning. */
const LABELLED = /^(?:BREAKING[ -]CHANGES?\b|(?:breaking(?: change)?|security)\b[^:\n]{0,20}:)/i
const ALARM_IN_PROSE = /\b(?:breaking change|BREAKING|security|vulnerabilit\w*|CVE-\d{4}-\d+|GHSA-\w+)\b/i

const HOUSEKEEPING_TYPES =
  /^(?:chore|ci|build|docs?|tests?|style|refactor|deps(?:-dev)?|dependencies|release|revert|merge)$/
const HOUSEKEEPING_WORDS =
  /^(?:bump|(?:update|upgrade|pin|lock)s? (?:dependenc|dev ?dependenc|deps\b|lock ?file|actions\/|github actions?\b|module |docker )|(?:update|upgrade)d? (?:dependency )?[\w@/.-]+ (?:action |digest |monorepo )?(?:from|to) v?\d|renovate\b|fix(?:ed|es)? (?:a )?typos?\b|(?:update|improve|add|fix|clean up)d? (?:the )?(?:docs?\b|documentation|readme|changelog|contributing|unit tests?|tests?\b|ci\b|linting|lint\b)|.{0,80}\bmade (?:their|his|her) first contribution)/i

const KINDS: readonly {
  readonly is: Importance
  readonly headed: RegExp
  readonly types: RegExp
  readonly begins?: RegExp
}[] = [
  {
    is: Importance.housekeeping,
    headed:
      /(?<!\p{L})(?:dependenc\w*|dependabot|deps|bump\w*|ci|builds?|docs?|documentation|chores?|contributors?|thanks|credits|acknowledge?ments|tests?|testing|refactor\w*|code style|internal\w*|maintenance|misc\w*|housekeeping|tooling|under the hood|examples?|checksums?|assets|downloads?|full changelog|sponsors?)(?!\p{L})|abhängigkeit|dokumentation|mitwirkend|interne[srn]?(?!\p{L})|wartung|(?<!\p{L})dank(?!\p{L})|dépendance|contribut|remerciement|dependencia|documentación|mantenimiento|contribu|intern[oa]s|dependênc|documentação|manutenção|dipendenz|documentazione|manutenzione|ringraziament|afhankelijk|documentatie|onderhoud|bijdrage|beroenden|underhåll|bidrag|zależno|dokumentacj|współtwór|utrzyman|závislost|dokumentac|přispěvatel|údržb|bağımlılı|belge|katkı|bakım|phụ thuộc|tài liệu|đóng góp|ketergantungan|dependensi|dokumentasi|kontributor|pemeliharaan|зависимост|документац|участник|контрибьют|обслуживан|благодарност|залежност|документац|учасник|обслуговуван|подяк|εξαρτήσ|τεκμηρίωσ|συνεισφ|التبعيات|الاعتماديات|التوثيق|المساهم|وابستگی|مستند|مشارکت|תלויות|תיעוד|תורמים|निर्भरता|दस्तावेज|योगदान|เอกสาร|ไลบรารี|ผู้ร่วม|依赖|依賴|相依|文档|文件|贡献|貢獻|杂项|雜項|构建|建置|维护|致谢|依存|ドキュメント|貢献|コントリビュ|雑務|의존성|문서|기여|빌드|유지/iu,
    types: HOUSEKEEPING_TYPES,
  },
  {
    is: Importance.fix,
    headed:
      /(?<!\p{L})(?:(?:bug|hot)?fix\w*|bugs?|corrected|corrections|resolved|repairs?|patch changes|known issues)(?!\p{L})|fehler|behoben|korrektur|corrig|correction|bogue|correcc|corregid|arregl|correç|risolt|corrett|correzion|opgelost|fouten|oplossing|rätta|fixar|buggfix|åtgärd|poprawk|napraw|błęd|oprav|chyb|düzelt|(?<!\p{L})hata|sửa lỗi|khắc phục|perbaikan|исправл|баги|ошиб|виправл|помил|διορθώσ|إصلاح|رفع|اشکال|תיקונ|सुधार|แก้ไข|修复|修復|修正|不具合|バグ|수정|버그/iu,
    types: /^(?:fix|bugfix|hotfix|bug)$/,
    begins:
      /^(?:fix|correct|resolv|repair|prevent|avoid|no longer|behoben|behebt|korrig|corrig|correg|arregl|risolt|corrett|opgelost|rätta|napraw|popraw|oprav|düzelt|sửa|memperbaiki|исправ|виправ|διόρθ|إصلاح|رفع|תוקן|修复|修復|修正|수정)/iu,
  },
  {
    is: Importance.news,
    headed:
      /(?<!\p{L})(?:feat\w*|new|added|additions?|what'?s new|highlights?|enhancements?|minor changes|major changes|deprecat\w*|removed|removals?)(?!\p{L})|neu|hinzugefügt|entfernt|highlights|nouve|ajout|novedad|añadid|nuev|eliminad|novidade|adicionad|(?<!\p{L})nov(?:[ao]s?|[áéý]|og)(?!\p{L})|removid|novità|aggiunt|rimoss|nieuw|toegevoegd|verwijderd|nytt|nyhet|tillagt|borttag|nowo|nowe|dodan|usunięt|novink|přidán|odebrán|yeni|eklen|kaldırıl|tính năng|mới|thêm|baru|fitur|ditambah|нов|добав|удал|додан|видален|νέα|νέε|προσθ|جديد|ميزات|إضاف|تازه|ویژگی|جدید|חדש|נוסף|नई|नया|जोड़|ใหม่|ฟีเจอร์|เพิ่ม|新增|新功能|功能|特性|亮点|追加|新機能|新し|새로운|추가|기능|신규/iu,
    types: /^(?:feat|feature|add|new)$/,
    begins:
      /^(?:add|new|introduc|support|allow|neu|hinzu|ajout|nouve|añad|nuev|adicion|nov|aggiun|nieuw|toegevoegd|ny|tillagt|doda|now|přidá|yeni|eklen|thêm|menambah|добав|нов|дода|προσθ|إضاف|افزود|נוסף|जोड़|เพิ่ม|新增|添加|追加|추가)/iu,
  },
]
