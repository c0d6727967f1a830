/**
 * A text that stands before something nobody hears (code, a picture), without what only announces it: "You can use it
 * as follows:", "Here's how to turn it on.", "Example:" go; "You can now turn it off:" only loses its colon. Other
 * sentences of the text stay.
 */
export function withoutLeadIn(text: string): string {
  const sentences = text.trimEnd().split(/(?<=[.!?]) |(?<=[。！？])/u)
  const last = sentences.pop() ?? ''
  const words = last
    .replace(/[*_`]/g, '')
    .replace(/\s*[:：.。…]?\s*$/u, '')
    .trim()
  const announces = OPEN.test(last) ? ANNOUNCES.test(words) || isLabel(words) : ALWAYS_ANNOUNCES.test(words)
  if (announces) return sentences.join(' ')
  return text.replace(/ ?[:：]\s*$/u, '')
}

const OPEN = /[:：][*_\s]*$/u

/** "Config:", "Before", "Usage example:": up to three words that name what is shown. */
function isLabel(words: string): boolean {
  return words.split(/\s+/).length <= 3 && words.length <= 40
}

const ALWAYS = [
  '[^.!?]{0,120}(?<![^ ])(?:you can|you may|you must|you should|you could|please|to|then|now|simply|just) (?:set|use|run|do|write|call|add|type|enter|execute|try)',
  '(?:for )?(?:example|instance)s?|e\\.?g\\.?|usage|(?:usage |code )?examples?(?: of [^.]{0,40})?',
  "(?:so |and )?here(?:['’]s| is| are) (?:how|what|an? |the |some |two |what|where|my )[^.!?]{0,100}",
  '[^.!?]{0,120} (?:as follows|like (?:this|so|that)|as shown(?: below| here)?|(?:the |these |see |as )?(?:below|following)(?: \\w+){0,3}|shown here|this way)',
  '(?:the )?(?:following|below)(?: \\w+){1,6}|(?:see|try) (?:this|the) (?:following |below )?(?:example|snippet|code|demo|screenshot|picture|video)[^.!?]{0,40}',
  "(?:this is|that['’]s) how (?:it|that|this) (?:looks|works)[^.!?]{0,30}",
  "(?:so geht(?:['’]s| es)|hier (?:ist|sind|sehen sie|ein)[^.!?]{0,60}|[^.!?]{0,80}(?:wie folgt|so aus|folgendermaßen|auf folgende weise)|zum beispiel|beispiele?)",
  '(?:voici [^.!?]{0,80}|[^.!?]{0,80}(?:comme suit|comme ceci|de la manière suivante)|par exemple|exemples?)',
  '(?:[^.!?]{0,80}(?:de la siguiente (?:manera|forma)|como sigue|así)|por ejemplo|ejemplos?|(?:así es como|aquí (?:está|tienes)) [^.!?]{0,80})',
  '(?:[^.!?]{0,80}(?:da seguinte (?:forma|maneira)|como segue|assim)|por exemplo|exemplos?|(?:veja|aqui está) como [^.!?]{0,80})',
  '(?:[^.!?]{0,80}(?:come segue|nel modo seguente|in questo modo|così)|per esempio|ad esempio|esempi?o?|ecco (?:come|un) [^.!?]{0,80})',
  '[^.!?]{0,80}(?:mit (?:folgendem|diesem) (?:befehl|code)|folgenden (?:befehl|code)[^.!?]{0,40}|(?:la|cette) commande suivante|le code suivant[^.!?]{0,30}|el siguiente (?:comando|código)[^.!?]{0,30}|o seguinte (?:comando|código)[^.!?]{0,30}|il seguente (?:comando|codice)[^.!?]{0,30}|следующ(?:ую команду|ий код)[^.!?]{0,30})',
  '(?:[^.!?]{0,80}(?:следующим образом|так)|например|примеры?|вот (?:как|пример) [^.!?]{0,80})',
  '[^。]{0,60}(?:如下(?:所示)?|例如|示例|比如|像这样|如下方式)|[^。]{0,60}(?:次のように(?:します|なります|使います|使えます)?|以下の(?:とおり|通り|ように)(?:です|します)?|以下のように[^。]{0,12}|例)',
  '[^.。]{0,80}(?:다음|아래) (?:명령어?|코드|예시|예제|내용|설정)[^.。]{0,30}|[^。]{0,60}(?:以下|次)の(?:コマンド|コード|例|設定)[^。]{0,30}|[^。]{0,60}(?:以下|下面|下列)(?:的)?(?:命令|代码|示例|例子|配置)[^。]{0,20}',
  '[^.。]{0,60}(?:다음과 같이[^.]{0,16}|다음과 같습니다|아래와 같이[^.]{0,12}|예시?|예를 들어)',
].join('|')
const ALWAYS_ANNOUNCES = new RegExp(`^(?:${ALWAYS})$`, 'iu')

/** Before a colon also what would hang in the air without it: "Install it with:", "Then run:", "Add this to the file:". */
const ANNOUNCES = new RegExp(
  `^(?:${ALWAYS}|[^.!?]{0,120}\\b(?:with|by|using|via|through|run|running|runs|execute|call|write|type|enter|is|are|was|to|in|from|of|like|as|e\\.g|into|mit|avec|con|com|de|die|der|das)|[^.!?]{0,80}\\b(?:add|put|use|run|try|copy|paste|insert|set|replace|see|do|change|append|include|create|have|execute)\\b(?: [\\w-]+){0,2} (?:this|these|that|the following|the code|the lines?|following)\\b[^.!?]{0,60}|downloads?(?: [^.!?]{0,80})?|[^.!?]{0,60}\\bthe following\\b[^.!?]{0,60}|(?:just |simply |then |first,? |now |next,? )*(?:run|use|try|do|add|type|call|execute|install|verwende[nt]?|führe[nt]?[^.!?]{0,20} aus|exécutez|ejecut[ae]|execute|esegui|выполните|运行|执行|使用|実行)|(?:to|um) [^.!?,]{1,60},? (?:\\w+ ){0,3}(?:run|use|add|type|call|execute|do|this)|[^.!?]{0,60}\\b(?:code|snippet|example|command|screenshot|output|diff|config|configuration|script|lines?)s?)$`,
  'iu',
)
