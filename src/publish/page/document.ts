import { createHash } from 'node:crypto'
import { Html, html } from './html.ts'

export interface Document {
  readonly title: string
  readonly description: string
  readonly language: string
  readonly rightToLeft: boolean
  readonly style: string
  readonly script?: string
  /** Where a video may come from, in the terms of `media-src`. */
  readonly media?: string
  readonly body: Html
}

/**
 * One HTML document that asks for nothing but its video: style, script and icon are in it, and its policy allows no
 * others, so that not even a fault in the page could fetch or run anything.
 */
export function writeDocument(document: Document): string {
  const { title, description, language, rightToLeft, style, script, body } = document
  return html`<!doctype html>
<html lang="${language}" dir="${rightToLeft ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(document)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${description}">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${new Html(style)}</style>
</head>
<body>
${body}
${script !== undefined && html`<script>${new Html(script)}</script>`}
</body>
</html>
`.markup
}

function policyOf({ style, script, media }: Document): string {
  const rules = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    'img-src data:',
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    ...(media === undefined ? [] : [`media-src ${media}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return rules.join('; ')
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#c2410c"/><path d="M12 9.5v13l11-6.5z" fill="#fff"/></svg>',
)}`
