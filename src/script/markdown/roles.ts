/**
 * What reStructuredText marks inside a line, as Markdown has it, because changelogs of Python are written so and come
 * through converters half done: `:func:`~a.b`` is code, `:issue:`12`` a number, `` `words <url>`_ `` a link.
 * https://docutils.sourceforge.io/docs/ref/rst/roles.html
 */
export function readRoles(text: string): string {
  if (!/:`|`_|^\.\. /m.test(text)) return text
  return text
    .replace(NUMBER, '#$1')
    .replace(PERSON, '@$1')
    .replace(TITLED, '$1')
    .replace(
      NAMED,
      (_, short: string, name: string) =>
        `\`${short === '~' ? name.replace(/^.*\.(?=.)/, '') : name.replace(/^[.!]/, '')}\``,
    )
    .replace(LINK, '[$1]($2)')
    .replace(TARGET, '')
}

const NUMBER =
  /(?<![\w:`]):(?:issue|pr|pull|gh|bug|bpo|ticket|user-issue|ghpull|ghissue|commit|mr):`(?:[^`<>\n]{1,80}<)?[#!]?([\w/-]{1,60})>?`/g
const PERSON = /(?<![\w:`]):(?:user|ghuser|author|gh-user):`@?([\w-]{1,60})`/g
/** `:ref:`the guide <guide>``: its words. */
const TITLED = /(?<![\w:`]):[a-z][\w:.-]{0,30}:`([^`<>\n]{1,120}?) ?<[^`<>\n]{1,200}>`/g
const NAMED = /(?<![\w:`]):[a-z][\w:.-]{0,30}:`(~?)([^`\n]{1,200})`/g
const LINK = /`([^`<>\n]{1,200}?) ?<(https?:[^`<>\s]{1,400})>`__?/g
/** `.. _label:`, `.. include:: x` and `.. index:: y` are for the builder. */
const TARGET =
  /^\.\. {1,2}(?:_[^\n]{1,100}:|(?:include|index|contents|toctree|currentmodule|py:currentmodule|module)::)[^\n]*$/gm
