import { LINK, PAGE, PERSON, REFERENCE } from '../speech/marks.ts'
import { TICKET } from '../speech/prefixes.ts'
import type { Node } from './parse.ts'

/**
 * What a link leads to, as far as its words depend on it: somebody's profile is a name, a change is not said, and a
 * page is said by its words.
 */
export type LinkKind = 'person' | 'change' | 'page'

/** `person:` and `change:` are ours: `definitions.ts` writes them in the place of an address. */
export function kindOf(url: string): LinkKind {
  if (url.startsWith('person:') || PROFILE.test(url)) return 'person'
  if (url.startsWith('change:') || CHANGE.test(url)) return 'change'
  return 'page'
}

const FORGE = '(?:github\\.com|gitlab\\.com|codeberg\\.org|gitee\\.com|bitbucket\\.org)'
const PROFILE = new RegExp(
  `^https?://(?:www\\.)?${FORGE}/(?:apps/)?(?!(?:about|features|sponsors|security|advisories|marketplace|orgs|settings)/?$)[\\w.-]{1,60}(?:\\[bot\\])?/?$`,
  'i',
)
const CHANGE =
  /\/(?:commits?\/[0-9a-f]{7,64}|compare\/|(?:pull|pulls|pull-requests|issues|merge_requests|discussions)\/\d|browse\/[A-Z][A-Z\d]+-\d)|show_bug\.cgi|\/advisories\/|[?&]id=\d+$/i

/** The words of a link: nothing where they only name a change, a name as such where they name a person. */
export function linkWords(url: string, text: string): string {
  const words = text.replace(/`/g, '').trim()
  if (TICKET_ALONE.test(words)) return REFERENCE
  switch (kindOf(url)) {
    case 'person':
      return isName(words) ? PERSON.open + words.replace(/^@/, '') + PERSON.close : text
    case 'change':
      return NAMES_A_CHANGE.test(words) ? REFERENCE : text
    case 'page':
      return LINK.open + (PAGES.test(words) || LABELS.test(words) ? PAGE + text : text) + LINK.close
  }
}

function isName(words: string): boolean {
  return words.length <= 60 && /^(?!https?:|www\.)@?[\p{L}\p{N}][^\n@\u2028\uFDD0-\uFDEF]*$/u.test(words)
}

/** `BUG #12`, `#12`, `12`, `a/b#12`, `!12`, a commit, a range of versions. */
const NAMES_A_CHANGE =
  /^\(?(?:[\p{L}-]{1,20}[ :]?\s?)?(?:[\w./-]{0,100}[#!]\d{1,9}|(?:\b|GH-|gh-)\d{1,9}|[0-9a-f]{5,64}|\S*(?:\.{2,3}|…)\S*|\S*\/(?:pull|issues|commit)\/\S*|compare(?: source)?|(?:full )?(?:diff|changelog)|commits?|(?:see|view|show)(?: the| full| all)* (?:changes|diff|commits?|changelog|comparison))\)?[.,:]?$/iu

const TICKET_ALONE = new RegExp(`^\\[?${TICKET}\\]?$`, 'u')

/**
 * Whether a paragraph is nothing but a pointer that a listener can't follow: a row of links ("English | Deutsch",
 * badges with words), a link that begins with what to do ("Read the announcement"), or one that only names a page
 * beside the notes ("Changelog").
 */
export function pointsAway(paragraph: Node & { type: 'paragraph' }): boolean {
  const parts = paragraph.children.filter(node => node.type !== 'text' || /\S/.test(node.value))
  const links = parts.filter(node => node.type === 'link')
  if (links.length === 0 || links.some(link => kindOf(link.url) !== 'page')) return false
  const words = links.map(link => plainText(link.children).trim())
  const between = parts.filter(node => node.type !== 'link' && !isSilent(node))
  if (between.length === 0 && links.length === 1)
    return links.some(({ url }) => url.startsWith('#') || FILE.test(url)) || isErrand(words[0] ?? '')
  const texts = between.map(node => plainText(node).replace(PICTURES, ''))
  if (texts.length === 1 && links.length === 1 && LINK_LABEL.test(texts[0] ?? '')) return true
  if (LINK_LABEL.test(texts[0] ?? '')) texts.shift()
  if (words.every(text => LANGUAGES.test(text)) && LANGUAGE_ROW.test(texts.join(' '))) return true
  const isRow =
    texts.every(text => SEPARATOR.test(text)) && words.every(text => text.split(/\s+/).length <= 4)
  if (isRow && links.length === 1) return isErrand(words[0] ?? '')
  return isRow && links.length > 1 && (texts.length > 0 || words.every(isErrand))
}

/**
 * Whether a list only leads through the page or to other releases: a table of contents, or links to versions. What its
 * links say is said further down, or is not about this release.
 */
export function isNavigation(list: Node & { type: 'list' }): boolean {
  return (list.children.length > 1 || list.children[0]?.children.length === 2) && list.children.every(leadsOn)
}

function leadsOn(item: Node): boolean {
  if (item.type === 'list') return item.children.every(leadsOn)
  if (item.type !== 'listItem' && item.type !== 'paragraph') return isStep(item)
  return item.children.length > 0 && item.children.every(leadsOn)
}

function isStep(node: Node): boolean {
  if (node.type === 'text') return SEPARATOR.test(node.value)
  if (node.type !== 'link') return false
  return node.url.startsWith('#') || FILE.test(node.url) || RELEASE.test(plainText(node.children))
}

export const FILE =
  /\.(?:exe|msi|dmg|pkg|deb|rpm|zip|apk|AppImage|tar\.\w+|t?gz|xz|7z|whl|sig|asc|pem|cert|spdx|sha(?:256|512)(?:sum)?)$|\/releases\/download\//i
/** "23.x", "v1.2.3", "Archive". */
const RELEASE =
  /^\s*(?:v?\d+(?:\.(?:\d+|x)){1,3}[\w.-]{0,12}(?: and (?:earlier|older|below))?|io\.js|archives?|older)\s*$/i

function isErrand(text: string): boolean {
  return PAGES.test(text) || ERRANDS.test(text)
}

function isSilent(node: Node): boolean {
  return node.type === 'image' || node.type === 'imageReference' || node.type === 'break'
}

function plainText(node: Node | readonly Node[]): string {
  if ('length' in node) return node.map(one => plainText(one)).join('')
  if ('value' in node) return node.value
  return 'children' in node ? plainText(node.children) : ''
}

/** "Links: [Docs](…), [Blog](…)" */
const LINK_LABEL =
  /^[*_]*(?:useful |quick |important |related |external )?(?:links?|resources|see also|more|further reading|read more|learn more|downloads?|docs?|documentation|website|homepage|changelog|full changelog|release notes|demo|discussion|source|blog(?: post)?)[*_]*\s*:[*_\s]*$/i
const SEPARATOR = /^[\s|·•/\\,;:*–—←→-]*$/u
const LANGUAGE =
  '(?:English|Deutsch|Français|Español|Português(?: \\(Brasil\\))?|Italiano|Русский|中文|简体中文|繁體中文|日本語|한국어|Polski|Türkçe|Nederlands|Українська|العربية|हिन्दी|Tiếng Việt|Chinese|Japanese|German|French|Spanish|Korean|Russian|EN|DE|FR|ES|ZH|JA)'
const LANGUAGES = new RegExp(`^[*_]*${LANGUAGE}[*_]*$`, 'u')
/** The language that the page is in is no link: "Read this in: English | [Deutsch](de.md)". */
const LANGUAGE_ROW = new RegExp(`^(?:[\\p{L} ]{1,30}:)?(?:[\\s|·•*_/\\\\,()–-]|${LANGUAGE})*$`, 'u')
const PICTURES = /\p{Extended_Pictographic}|\p{RI}|\uFE0F|\u200D/gu

const DE_EN_PAGES = [
  '(?:full |complete |detailed )?(?:release notes?|changelogs?|change ?log|diffs?|commits?|compare|comparison)',
  '(?:the |our |api )?(?:docs?|documentation|website|web ?site|home ?page|blog(?: post)?|source(?: code)?|repo(?:sitory)?|github|gitlab|npm|pypi|crates\\.io|docker hub|discord|slack|twitter|x|mastodon|bluesky|youtube|forum|license|licence|sponsor|donate|download|downloads|demo|playground|announcement|milestone|roadmap|faq|readme|contributing|tutorial|link|pdf|slides|video)',
  'English|Deutsch|Français|Español|Português|Italiano|Русский|中文|简体中文|繁體中文|日本語|한국어',
  'versionshinweise|änderungsprotokoll|dokumentation|webseite|notes de version|journal des modifications|site web|notas de la versión|registro de cambios|notas de versão|note di rilascio|список изменений|документация|更新日志|发布说明|文档|官网|变更日志|変更履歴|リリースノート|ドキュメント|변경 사항|릴리스 노트|문서',
].join('|')
const PAGES = new RegExp(`^(?:${DE_EN_PAGES})[.!:→»› ]*$`, 'iu')
const LABELS =
  /^(?:(?:more )?details?|more(?: info(?:rmation)?)?|info|(?:learn|read|see) more|here|example|(?:migration |upgrade )?guide|reference|spec|rfc|issue|pr|pull request|discussion|thread)[.→ ]*$/i
const ERRANDS =
  /^(?:read|see|view|learn|check|show|visit|watch|find out|click|download|get|try|browse|open|join|follow|more|back to|go to|full|discuss|star|sponsor|report|(?:weiter|mehr|alle|zur?|zum) ?|voir|lire|en savoir|plus|leer|ver|más|mais|ler|leia|saiba|veja|scopri|leggi|vedi|подробнее|читать|смотреть|了解|阅读|閱讀|查看|点击|詳細|続き|もっと|자세히|더 )(?![\p{Ll}'-])/iu
