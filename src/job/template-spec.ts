import { createHash } from 'node:crypto'
import type { ApiVersion, TemplateKind, TemplateRequest } from '../jogg/domain.ts'
import { lookUp } from '../lib/objects.ts'
import { cut } from '../lib/text.ts'
import type { Filling } from './template-values.ts'

/** What a template video is, with every choice made; all pure. */
export interface TemplateChoices {
  readonly templateId: string
  readonly templateKind: TemplateKind
  /** In JoggAI's words. */
  readonly language: string
  /** Undefined where the template's own is kept; so is the voice's. */
  readonly avatar: TemplateRequest['avatar'] | undefined
  readonly voiceId: string | undefined
  readonly caption: boolean
  readonly musicId: string | undefined
  readonly fillings: readonly Filling[]
}

/** Raised whenever the same choices must count as another video; a test pins known keys to it. */
const KEY_VERSION = 1

/**
 * SHA-256, in hex, of what would be submitted, as `contentKey` is for a video without a template: files by their bytes,
 * no matter which address the upload gets; not the name.
 */
export function templateKey(choices: TemplateChoices, api: ApiVersion): string {
  const { templateId, templateKind, language, avatar, voiceId, caption, musicId, fillings } = choices
  const canonical = [
    KEY_VERSION,
    'template',
    api,
    templateId,
    // Only v1 is told whose it is, and only for v1 is it certain.
    api === 'v1' ? templateKind : '',
    language,
    avatar ? [avatar.type, avatar.id] : null,
    voiceId ?? null,
    caption,
    musicId ?? null,
    fillings.map(filling => [filling.kind, filling.name, ...contentOf(filling)]),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}

function contentOf(filling: Filling): readonly [string, string] {
  if ('content' in filling) return ['content', filling.content]
  return 'url' in filling ? ['url', filling.url] : ['file', filling.file.sha256]
}

/**
 * The title at JoggAI, which ends in a short form of the content key: the list of template videos shows nothing else
 * of what was sent, and by it a video is found whose create was never answered.
 */
export function nameWithKey(name: string, contentKey: string): string {
  const mark = ` ${contentKey.slice(0, KEY_DIGITS)}`
  return `${cut(name, MAX_NAME - mark.length).trimEnd()}${mark}`
}

/** The title as people are shown it. */
export function nameWithoutKey(title: string, contentKey: string): string {
  const mark = ` ${contentKey.slice(0, KEY_DIGITS)}`
  return contentKey && title.endsWith(mark) ? title.slice(0, -mark.length) : title
}

/** One account makes far fewer videos than would make two of them alike. */
const KEY_DIGITS = 10
/** As `video-name` has it. */
const MAX_NAME = 200

/**
 * JoggAI's word for a language. One that its list does not have is named all the same: it refuses what it can't say, and
 * takes nothing for that.
 *
 * @param code of ISO 639-1; undefined where the text does not say which language it is in
 */
export function languageWord(code: string | undefined): string {
  return lookUp(LANGUAGES, code ?? '') ?? 'english'
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ...{
    en: 'english',
    fil: 'filipino',
    fr: 'french',
    de: 'german',
    hi: 'hindi',
    id: 'indonesian',
    it: 'italian',
  },
  ...{
    ja: 'japanese',
    ko: 'korean',
    ms: 'malay',
    pt: 'portuguese',
    ru: 'russian',
    es: 'spanish',
    th: 'thai',
  },
  ...{
    vi: 'vietnamese',
    ar: 'arabic',
    el: 'greek',
    tr: 'turkish',
    sl: 'slovenian',
    hr: 'croatian',
    ro: 'romanian',
  },
  ...{ zh: 'chinese', bn: 'bengali', ur: 'urdu', hu: 'hungarian', pl: 'polish' },
  // Not in JoggAI's list.
  ...{ nl: 'dutch', sv: 'swedish', cs: 'czech', uk: 'ukrainian', fa: 'persian', he: 'hebrew' },
}
