import type { Voice } from '../jogg/domain.ts'
import { code, escapeMarkdown, link } from '../publish/markdown.ts'
import type { Section } from './section.ts'

/** Voices in a table that a phone can show, by language, with a link to hear each. */
export function showVoices(title: string, voices: readonly Voice[]): Section {
  const sorted = voices.toSorted((a, b) => compare(a.language ?? '', b.language ?? ''))
  return { title, size: voices.length, frame: [HEAD, ''], rows: sorted.map(rowOf), perRow: 1 }
}

const HEAD = '| Voice | Id |\n| --- | --- |'

function rowOf({ id, name, language, gender, age, sampleUrl }: Voice): string {
  const facts = [language, gender, age].filter(fact => fact !== undefined && fact !== '').join(', ')
  const title = [name && `**${escapeMarkdown(name)}**`, sampleUrl && link('▶ listen', sampleUrl)]
  const voice = [title.filter(Boolean).join(' · '), escapeMarkdown(tidy(facts))]
  return `| ${voice.filter(Boolean).join('<br>')} | ${code(id)} |`
}

function tidy(words: string): string {
  return words.replaceAll('_', ' ')
}

/** Without a locale: the same order on every runner. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
