import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

const css = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
)

/** A comment as it stands on a pull request's page: GitHub's Markdown, its line breaks, its alerts, its style. */
export function githubPage(markdown: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Comment</title><style>${css}${BOX}</style>
<div class="timeline"><div class="avatar"></div><div class="box">
<div class="head"><b>github-actions</b> <span class="bot">bot</span> commented 2 minutes ago</div>
<article class="markdown-body">${render(markdown)}</article></div></div>`
}

/** What GitHub makes of Markdown in a comment. */
export function render(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return withBreaks(withAlerts(html))
}

/** https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts */
function withAlerts(html: string): string {
  const alert = /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\n([\s\S]*?)<\/blockquote>/g
  return html.replace(alert, (_, kind: string, rest: string) => {
    const name = kind.charAt(0) + kind.slice(1).toLowerCase()
    const title = `<p class="markdown-alert-title">${name}</p>`
    return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}">${title}<p>${rest}</div>`
  })
}

/** In comments a line break is one. */
function withBreaks(html: string): string {
  return html.replace(/<p>([\s\S]*?)<\/p>/g, (paragraph: string) => paragraph.replaceAll('\n', '<br>\n'))
}

const BOX = `
body { margin: 0; background: #fff; font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.timeline { display: flex; gap: 16px; padding: 16px; width: 860px; box-sizing: border-box }
.avatar { width: 40px; height: 40px; border-radius: 8px; background: #24292f; flex: none }
.box { border: 1px solid #d1d9e0; border-radius: 6px; flex: 1; overflow: hidden }
.head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; font-size: 14px; color: #59636e }
.head b { color: #1f2328 }
.bot { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px }
.markdown-body { padding: 16px; font-size: 14px }
`
