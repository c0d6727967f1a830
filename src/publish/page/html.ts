/** Markup that is safe to put into a page; told from text at run time, so that a text can't pass for it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** Text is escaped, markup is not, lists are joined, and what is missing leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(written)))
}

type Part = string | number | false | undefined | Html | readonly Html[]

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  return typeof part === 'object' ? part.map(one => one.markup).join('') : escapeHtml(String(part))
}

/** For text, and for attributes in double quotes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
