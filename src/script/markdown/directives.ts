import { GAP } from '../speech/marks.ts'
import { readRoles } from './roles.ts'
import { sayTypesetting } from './typeset.ts'

/**
 * Takes out what the tools around Markdown add to it and no reader of the page sees: MDX's imports, expressions and
 * components, the fences of containers (`:::`, `!!!`), attributes (`{#id}`), the tags of Liquid and Hugo, comments in
 * `%%`. What stands between tags is content and stays. Code is left alone. Time grows with the length alone.
 */
export function withoutDirectives(markdown: string): string {
  if (!HAS_DIRECTIVES.test(markdown)) return markdown
  return outsideFences(markdown, prose => outsideCode(readRoles(prose), readProse))
}

const HAS_DIRECTIVES =
  /:[a-z]+:`|`_|^\.\. |\{[%{#.:/\w ]|:::|^::|:[a-z]+\[|!!!|\?\?\?|%%|==|\[\[|<[A-Z]|<\/?su[bp]|<code|\$|\\[[(b]|^(?:im|ex)port |^\[toc\]|\{$|\[![A-Z]+[ \]]/im

function outsideFences(markdown: string, read: (prose: string) => string): string {
  const chunks: string[] = []
  let prose: string[] = []
  let fence: string | undefined
  const flush = () => {
    if (prose.length > 0) chunks.push(read(prose.join('\n')))
    prose = []
  }
  for (const line of markdown.split('\n')) {
    const mark = /^[ \t>]{0,40}(?:[-*+] )?(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      chunks.push(line)
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) {
      flush()
      chunks.push(line)
      fence = mark
    } else prose.push(line)
  }
  flush()
  return chunks.join('\n')
}

/** Stand for a piece of inline code while the text around it is read. */
const [CODE, CODE_END] = ['\uFDE0', '\uFDE1']

function outsideCode(prose: string, read: (text: string) => string): string {
  const codes: string[] = []
  const hide = (code: string) => `${CODE}${codes.push(code) - 1}${CODE_END}`
  const text = prose.replace(TEX_CODE, '$$$1$$').replace(HTML_CODE, codeOf).replace(INLINE_CODE, hide)
  return read(text).replace(HIDDEN_CODE, (_, index: string) => codes[Number(index)] ?? '')
}

const INLINE_CODE = /(?<![`\\])(?:`[^`\n]{1,300}`|``(?!`)[^\n]{1,300}?(?<!`)``)(?!`)/g
const HIDDEN_CODE = new RegExp(`${CODE}(\\d+)${CODE_END}`, 'g')
/** GitHub's other way to write mathematics: $`x`$. */
const TEX_CODE = /(?<![`\w])\$`([^`\n]{1,300})`\$(?![`\w])/g
const HTML_CODE = /<code(?: [^<>]{0,200})?>([^<>`\n]{1,200})<\/code>/gi

function codeOf(_: string, content: string): string {
  const code = content.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
  return `\`${code}\``
}

function readProse(text: string): string {
  const spans = SILENT.reduce((rest, span) => rest.replace(span, TAKEN), text)
  const isMdx = spans.includes(TAG) || MDX.test(text)
  const untagged = (isMdx || HAS_COMPONENT.test(spans) ? spans.replace(EXPRESSION, TAKEN) : spans).replace(
    JSX_TAG,
    tag => (isHtml(tag) ? tag : tag.endsWith('/>') ? TAKEN : TAG),
  )
  const dedented = dedent(untagged, isMdx || untagged.includes(TAG))
  return sayTypesetting(
    KEPT.reduce((rest, [mark, content]) => rest.replace(mark, content), withoutEmptyLines(dedented)),
  )
}

/** What was taken out: alone in its line it leaves a blank one, else a gap, or nothing where a tag was. */
const [TAKEN, TAG] = [GAP, '\uFDE2']
const ONLY_TAKEN = new RegExp(`^[ \\t]*[${TAKEN}${TAG}][${TAKEN}${TAG} \\t]*$`, 'gm')

function withoutEmptyLines(text: string): string {
  return text.replace(ONLY_TAKEN, '').replaceAll(TAG, '')
}

const ATTRIBUTE = `[#.][\\w:.-]{1,80}|[\\w-]{1,40}=(?:"[^"\\n]{0,200}"|'[^'\\n]{0,200}'|[\\w%.-]{1,80})`

/** In this order. */
const SILENT = [
  /\{\/\*[\s\S]{0,4000}?\*\/\}/g,
  /\{%-? ?(comment|highlight|code|mermaid)\b[\s\S]{0,4000}?\{%-? ?end\1 ?-?%\}/g,
  /\{\{[<%] ?(highlight|mermaid|code)\b[\s\S]{0,4000}?\{\{[<%] ?\/ ?\1 ?[>%]\}\}/g,
  /\{%[^%{}]{0,400}%\}/g,
  /\{\{[<%][^{}]{0,600}[>%]\}\}/g,
  /\$?\{\{[^{}\n]{0,200}\}\}/g,
  /^import[ \t](?:[\w*{},$ \t\n]{1,400}?[ \t\n]from[ \t])?["'][^"'\n]{1,200}["'];?[ \t]*$/gm,
  /^export[ \t]+(?:(?:default|async)[ \t]+)?(?:const|let|var|function|class|type|interface|default)\b[^\n]*[=({;][^\n]*(?:\n(?!\n)[^\n]+){0,100}/gm,
  /%%[^%]{0,4000}%%/g,
  new RegExp(`[ \\t]?\\{:?[ \\t]*(?:${ATTRIBUTE})(?:[ \\t]+(?:${ATTRIBUTE})){0,9}[ \\t]*\\}`, 'g'),
  /\{:(?::|\/)?[\w ]{0,40}\/?\}/g,
  /^[ \t]*\[{1,2}_?toc_?\]{1,2}[ \t]*$/gim,
  /!\[\[[^[\]\n]{1,200}\]\]/g,
]

/** `{props.name}` and `{' '}`; elsewhere braces may be anybody's. */
const EXPRESSION =
  /(?<![$\w{])\{(?:[\w.]{1,80}(?:\([^(){}\n]{0,80}\))?|'[^'\n]{0,80}'|"[^"\n]{0,80}")\}(?!\})/g
const HAS_COMPONENT = /<\/?[A-Z][a-z]\w*[ />]/
const MDX = /^(?:import|export) |\{\/\*/m

const BRACES = '\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]{0,300}\\}){0,300}\\}){0,600}\\}'
const JSX_ATTRIBUTE = `\\s+(?:[\\w:@.-]{1,60}(?:=(?:"[^"]{0,400}"|'[^']{0,400}'|${BRACES}))?|${BRACES})`
const JSX_TAG = new RegExp(
  `(?<![\\p{L}\\p{N}])</?(?:[A-Z][\\w.]{0,60}|[a-z][\\w.-]{0,60}(?=[^<>]{1,200}=\\{))(?:${JSX_ATTRIBUTE}){0,30}\\s*/?>|</?>`,
  'gu',
)

/** `<BR>` is HTML as well. */
function isHtml(tag: string): boolean {
  return /^<\/?[A-Z]+\d?(?![\w.])/.test(tag)
}

/** Containers and marks of which the text is content: their titles, highlights, links of a wiki. */
const KEPT: readonly (readonly [RegExp, string])[] = [
  // https://experienceleague.adobe.com/en/docs/contributor/contributor-guide/writing-essentials/markdown
  [/\[!(?:DNL|UICONTROL|BADGE) ([^[\]\n]{1,120})\]/g, '$1'],
  [/^>? ?\[!(?:VIDEO|INCLUDE|CODE\w*|DIV|TAB\w*)[^[\]\n]{0,120}\](?:\([^()\n]{0,300}\))?$/gm, ''],
  [
    /^[ \t]{0,12}:{3,}[ \t]*(?:\{[^{}\n]{0,200}\}|[\w-]{0,40})(?:\[([^[\]\n]{1,200})\])?[ \t]*(?:\{[^{}\n]{0,200}\})?[ \t]*([^\n:{}]{0,200})$/gm,
    '\n$1$2\n',
  ],
  [/^[ \t]{0,12}::[a-z][\w-]{0,40}(?:\[([^[\]\n]{0,200})\])?(?:\{[^{}\n]{0,200}\})?[ \t]*$/gm, '$1'],
  [/(?<![\w:]):[a-z][\w-]{0,40}\[([^[\]\n]{1,200})\](?!\()(?:\{[^{}\n]{0,200}\})?/g, '$1'],
  [/(?<![=\w])==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![=\w])/g, '$1'],
  [/\[\[[^[\]|\n]{1,200}\|([^[\]|\n]{1,200})\]\]/g, '$1'],
  [/\[\[([^[\]|\n#]{1,200})\]\]/g, '$1'],
  [/\[\[([^[\]|\n#]{1,200})#([^[\]|\n#]{1,200})\]\]/g, '$1, $2'],
  [/(?<=\S) \^[a-z\d-]{3,40}$/gm, ''],
]

/**
 * Moves to the margin what is indented as the content of a container and would be code to a parser: below `!!! note`
 * and `=== "Tab"`, and in MDX, which has no indented code, below a component.
 */
function dedent(text: string, isMdx: boolean): string {
  if (!isMdx && !/^[ \t]{0,12}(?:!!!|\?\?\?|===)/m.test(text)) return text
  let indent = 0
  let inList = false
  return text
    .split('\n')
    .map(line => {
      const container = CONTAINER.exec(line)
      if (container !== null) {
        indent = (container[1] ?? '').length + 4
        return `\n${container[2] ?? ''}\n`
      }
      const own = line.length - line.trimStart().length
      if (line.trim() === '') return line
      if (own < indent) indent = 0
      if (indent > 0) return line.slice(indent)
      if (own === 0) inList = /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)
      return isMdx && !inList && own >= 2 ? line.trimStart() : line
    })
    .join('\n')
}

const CONTAINER =
  /^([ \t]{0,12})(?:(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]{0,40}(?:[ \t]+(?:inline|end))*|={3}[+!]?(?=[ \t]+"))[ \t]*(?:"([^"\n]{0,200})")?[ \t]*$/
