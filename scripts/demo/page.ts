import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { render } from '../github-page.ts'

/** What the page shows: texts as Markdown. */
export interface DemoParts {
  readonly comment: string
  readonly notes: string
  readonly summary: string
  /** The summary of the second action. */
  readonly catalog: string
  /** Files beside the page. */
  readonly video: string
  readonly cover: string
  /** Addresses in the texts that are gone when the sandbox is, and what stands in their place beside this page. */
  readonly places: Readonly<Record<string, string>>
}

const css = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'),
  'utf8',
)

/** One page on which the comment, the release notes, the summary and the playing video can be looked at. */
export function demoPage(parts: DemoParts): string {
  const places = Object.entries(parts.places).filter(([address]) => address !== '')
  const markdown = (text: string) => {
    const html = places.reduce((so, [from, to]) => so.replaceAll(`="${from}"`, `="${to}"`), render(text))
    return `<article class="markdown-body box">${html}</article>`
  }
  return `${HEAD}
<h1>jogg-video-action</h1>
<p class="lead">A script in the repository becomes a talking-avatar video, paid for once, and put where people look.</p>
${section('video', 'The video', player(parts))}
${section('comment', 'The pull request comment', markdown(parts.comment))}
${section('notes', 'The release notes', markdown(parts.notes))}
${section('summary', 'The job summary', markdown(parts.summary))}
${section('catalog', 'Who could speak: the second action', markdown(parts.catalog))}
${section('try', 'Try it', COMMANDS)}
</main>
</body>
</html>
`
}

function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}</section>`
}

function player({ video, cover }: DemoParts): string {
  return `<video controls muted playsinline src="${video}" poster="${cover}" aria-label="The video that the sandbox made"></video>
<p class="lead">The sandbox draws it: the words come as its voice of tones says them. JoggAI's has a presenter and a voice.</p>`
}

const COMMANDS = `<pre><code># this page, made by the built action on a sandbox
npm run demo
# installs everything and passes the tests
npm cit</code></pre>`

const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; background: #f6f8fa; color: #1f2328 }
main { max-width: 860px; margin: 0 auto; padding: 24px 16px 64px }
h1 { font-size: 1.8rem; margin: 0 }
h2 { font-size: 1.1rem; margin: 32px 0 8px }
.lead { margin: 4px 0 0; color: #59636e }
video { width: 100%; border-radius: 8px; background: #000; display: block }
.box a { text-decoration: underline }
.box { border: 1px solid #d1d9e0; border-radius: 8px; padding: 16px; overflow-x: auto }
pre { background: #1f2328; color: #f0f6fc; border-radius: 8px; padding: 16px; white-space: pre-wrap; margin: 0 }
@media (prefers-color-scheme: dark) {
  body { background: #0d1117; color: #f0f6fc }
  .lead { color: #9198a1 }
  .box { border-color: #3d444d }
}
`

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>jogg-video-action: what it makes</title>
<style>${css}${STYLE}</style>
</head>
<body>
<main>`
