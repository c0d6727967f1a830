import { type CodePlace, DETERMINED } from './place.ts'

/** `<file>`, `${{ github.sha }}`, `{{ name }}`, `$HOME` and `%HOME%` are what they hold; `<details>` is a tag. */
export function sayPlaceholder(code: string, { after, before, language }: CodePlace): string | undefined {
  const [, tag = ''] = /^<\/?([a-z][a-z\d-]*)(?: [^<>]*)?\/?>$/i.exec(code) ?? []
  if (tag !== '') {
    if (!HTML_TAGS.test(tag) || language !== 'en' || /^\s*(?:tags?|elements?|blocks?)\b/i.test(after))
      return tag
    return DETERMINED.test(before) ? `${tag} tag` : `the ${tag} tag`
  }
  return (
    /^\{[{%][<%]? ?([^{}%<>]*[^{}%<> ]) ?[>%]?[%}]\}$/.exec(code)?.[1] ??
    /^\$([^$\s][^$]{0,60})\$$/.exec(code)?.[1] ??
    /^\{([a-z][\w.-]*:[a-z][\w.-]*)\}$/i.exec(code)?.[1] ??
    /^(?:\$\{\{|\{\{|\$\{|\{)\s*([^{}<>%|:,"]+?)\s*\}{1,2}$/.exec(code)?.[1] ??
    /^(?:\$([A-Za-z_]\w*)|%([A-Za-z_]\w+)%)$/.exec(code)?.slice(1).find(Boolean)
  )
}

export const HTML_TAGS =
  /^(?:a|abbr|article|aside|audio|b|body|br|button|canvas|code|details|dialog|div|em|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|kbd|label|li|link|main|meta|nav|ol|option|p|picture|pre|script|section|select|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video|br|hr|sup|big|small|center|font|mark|s|strike|del|ins|cite|q|dfn|var|samp|dl|dt|dd|figure|figcaption|source|track|tfoot|caption|col|colgroup|hgroup|address|object|param|map|area|fieldset|legend|noscript|time|data|wbr|ruby|rt|rp|bdi|bdo|base|tt|u)$/
