import type { Voice } from '../jogg/domain.ts'
import { code, escapeMarkdown, link } from '../publish/markdown.ts'
import type { Section } from './section.ts'

/** Voices in a table, by language, with a link to hear each. */
export function showVoices(title: string, voices: readonly Voice[]): Section {
  const sorted = voices.toSorted((a, b) => compare(a.language ?? '', b.language ?? ''))
  return { title, size: voices.length, frame: [HEAD, ''], rows: sorted.map(rowOf), perRow: 1 }
}

const HEAD = '| Language | Voice | Id | Gender, age | Sample |\n| --- | --- | --- | --- | --- |'

function rowOf({ id, name, language = '', gender, age, sampleUrl }: Voice): string {
  const facts = [gender, age].filter(fact => fact !== undefined).join(', ')
  const cells = [
    escapeMarkdown(tidy(language)),
    name && `**${escapeMarkdown(name)}**`,
    code(id),
    escapeMarkdown(tidy(facts)),
    sampleUrl ? link('▶ listen', sampleUrl) : '',
  ]
  return `| ${cells.join(' | ')} |`
}

function tidy(words: string): string {
  return words.replaceAll('_', ' ')
}

/** Without a locale: the same order on every runner. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
