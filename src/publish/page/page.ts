import { type Chapter, clock } from '../../captions/chapters.ts'
import type { Cue } from '../../captions/cues.ts'
import { isRightToLeft } from '../../captions/script.ts'
import type { Sentence } from '../../captions/timeline.ts'
import { webVtt } from '../../captions/write.ts'
import { type Words, wordsIn } from '../words.ts'
import { writeDocument } from './document.ts'
import { type Html, html } from './html.ts'
import { PLAYER } from './player.ts'
import { STYLE } from './style.ts'

/** One video with everything that is known of it. */
export interface VideoPage {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** Of the video. */
  readonly seconds: number
  /** What `<video>` plays: see `embedded`, or an address, or a path relative to the page. */
  readonly source: string
  /** Pixels of the video, so that nothing moves when it has loaded. */
  readonly size?: { readonly width: number; readonly height: number }
  /** Where the file can be had, where that is somewhere. */
  readonly downloadUrl?: string
  readonly cues: readonly Cue[]
  /** Whether captions are on at first: not where they are in the picture already. */
  readonly showsCaptions: boolean
  readonly lines: readonly Line[]
  readonly chapters: readonly Chapter[]
  /** Whether to say that presenter and voice are generated. */
  readonly disclosure: boolean
}

/** A line of the transcript. */
export type Line = Pick<Sentence, 'text' | 'start' | 'end' | 'endsLine'>

/** Bytes of a video that goes into the page itself; a bigger one is linked. */
export const MAX_EMBEDDED = 25 * 1024 * 1024

/** A video as an address that holds it. */
export function embedded(video: Uint8Array, type: 'video/mp4' | 'video/webm'): string {
  return `data:${type};base64,${Buffer.from(video).toString('base64')}`
}

/**
 * One self-contained page that plays a video with captions, chapters and a transcript that follows it. Works from a
 * file, from an artifact and from any host; asks for nothing but the video.
 */
export function videoPage(page: VideoPage): string {
  const words = wordsOn(page.language)
  const alone = page.lines.length === 0
  return writeDocument({
    title: page.title,
    description: page.lines
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 200),
    language: page.language,
    rightToLeft: isRightToLeft(page.lines.map(({ text }) => text).join(' ') || page.title),
    style: STYLE,
    script: PLAYER,
    media: mediaOf(page.source),
    body: html`<main>
<header>
<h1 dir="auto">${page.title}</h1>
<p class="facts">${CLOCK_ICON}<span class="unseen"${words.lang}>${words.duration}</span><span class="time">${clock(page.seconds)}</span></p>
</header>
<div class="watch${alone && ' alone'}${isUpright(page) && ' upright'}">
<div>
${player(page, words)}
${chapterList(page, words)}
</div>
${!alone && transcriptOf(page, words)}
</div>
</main>`,
  })
}

export interface IndexPage {
  readonly title: string
  readonly language: string
  readonly videos: readonly { readonly title: string; readonly seconds: number; readonly href: string }[]
  readonly disclosure: boolean
}

/** What a folder of pages opens with. */
export function indexPage({ title, language, videos, disclosure }: IndexPage): string {
  const words = wordsOn(language)
  const items = videos.map(
    ({ title, seconds, href }) =>
      html`<li><a href="${href}">${PLAY_ICON}<span><span class="name" dir="auto">${title}</span><span class="time">${clock(seconds)}</span></span></a></li>`,
  )
  return writeDocument({
    title,
    description: videos
      .map(video => video.title)
      .join(', ')
      .slice(0, 200),
    language,
    rightToLeft: isRightToLeft(title),
    style: STYLE,
    body: html`<main>
<header>
<h1 dir="auto">${title}</h1>
</header>
<ul class="videos">${items}</ul>
<div class="under">${disclosure && note(words)}</div>
</main>`,
  })
}

interface PageWords extends Words {
  /** Said of each of them where the page is in another language. */
  readonly lang: Html | false
}

function wordsOn(language: string): PageWords {
  const words = wordsIn(language)
  const isOther = language.toLowerCase().split(/[-_]/)[0] !== words.language.split('-')[0]
  return { ...words, lang: isOther && html` lang="${words.language}" dir="ltr"` }
}

function isUpright({ size }: VideoPage): boolean {
  return size !== undefined && size.height > size.width
}

/** In the terms of `media-src`. The tracks are media, too, and always in the page. */
function mediaOf(source: string): string {
  if (source.startsWith('data:')) return 'data: blob:'
  return /^https?:/i.test(source) ? `data: ${new URL(source).origin}` : "data: 'self'"
}

function player(page: VideoPage, words: PageWords): Html {
  const { size, cues, chapters, language } = page
  return html`<figure>
<div class="stage"><video controls playsinline preload="metadata" src="${page.source}" aria-label="${page.title}"${
    size && html` width="${size.width}" height="${size.height}"`
  }>
${cues.length > 0 && html`<track kind="captions" srclang="${language}" label="${words.captions}" src="${trackOf(cues)}"${page.showsCaptions && html` default`}>`}
${chapters.length > 0 && html`<track kind="chapters" srclang="${language}" label="${words.chapters}" src="${trackOf(chapters.map(toCue))}">`}
</video></div>
<figcaption class="under">
${page.disclosure && note(words)}
<div class="actions">
${cues.length > 0 && html`<button class="pill captions" type="button" aria-pressed="false" hidden><span${words.lang}>${words.captions}</span><span class="switch"></span></button>`}
${page.downloadUrl !== undefined && html`<a class="pill" href="${page.downloadUrl}" download>${DOWNLOAD_ICON}<span${words.lang}>${words.download}</span></a>`}
</div>
</figcaption>
</figure>`
}

function trackOf(cues: readonly Cue[]): string {
  return `data:text/vtt;charset=utf-8,${encodeURIComponent(webVtt(cues))}`
}

function toCue({ title, start, end }: Chapter): Cue {
  return { start, end, lines: [title], rightToLeft: false }
}

function note(words: PageWords): Html {
  return html`<p class="note">${SPARK_ICON}<span${words.lang}>${words.disclosure}</span></p>`
}

function chapterList({ chapters }: VideoPage, words: PageWords): Html | false {
  if (chapters.length === 0) return false
  const items = chapters.map(
    chapter =>
      html`<li><button class="chapter" type="button" ${spanOf(chapter)}><span class="time">${clock(chapter.start)}</span><span class="name" dir="auto">${chapter.title}</span></button></li>`,
  )
  return html`<section class="chapters" aria-labelledby="chapters"><h2 id="chapters"><span${words.lang}>${words.chapters}</span></h2>
<ol>${items}</ol>
</section>`
}

function transcriptOf({ lines, chapters }: VideoPage, words: PageWords): Html {
  const items = lines.map((line, i) => {
    const chapter = chapters.find(
      ({ start }) => start >= (lines[i - 1]?.start ?? -1) + 1e-9 && start <= line.start,
    )
    const isTitle = chapter !== undefined && bare(line.text) === bare(chapter.title)
    const classes = ['line', isTitle && 'title', line.endsLine && 'ends'].filter(Boolean).join(' ')
    return html`${
      chapter &&
      !isTitle &&
      html`<h3 dir="auto">${chapter.title}</h3>
`
    }<button class="${classes}" type="button" ${spanOf(line)}><span class="time">${clock(line.start)}</span><span>${line.text}</span></button>
`
  })
  return html`<section class="transcript" aria-labelledby="transcript"><h2 id="transcript"><span${words.lang}>${words.transcript}</span></h2>
<div class="lines">
${items}</div>
</section>`
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }): Html {
  return html`data-start="${start.toFixed(3)}" data-end="${end.toFixed(3)}"`
}

/** Letters and digits alone: a heading is said with a full stop that it was written without. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function icon(path: string): Html {
  return html`<svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`
}

const SPARK_ICON = icon(
  'M12 3l1.9 5.6a2.4 2.4 0 0 0 1.5 1.5L21 12l-5.6 1.9a2.4 2.4 0 0 0-1.5 1.5L12 21l-1.9-5.6a2.4 2.4 0 0 0-1.5-1.5L3 12l5.6-1.9a2.4 2.4 0 0 0 1.5-1.5z',
)
const DOWNLOAD_ICON = icon('M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M5 20h14')
const CLOCK_ICON = icon('M12 7.5V12l3 2M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0z')
const PLAY_ICON = icon('M8 5.5v13l10.5-6.5z')
