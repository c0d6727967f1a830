import type { Music, Template, TemplateVariable } from '../jogg/domain.ts'
import { duration } from '../lib/text.ts'
import { code, escapeMarkdown, link } from '../publish/markdown.ts'
import type { Section } from './section.ts'

/** Templates in a table that a phone can show, with a sample and what each has to be filled with, as far as that is known. */
export function showTemplates(title: string, templates: readonly Template[]): Section {
  const frame = ['| Template | Id |\n| --- | --- |', ''] as const
  return { title, size: templates.length, frame, rows: templates.map(templateRow), perRow: 1 }
}

function templateRow({ id, name, aspectRatio, variables, coverUrl, previewUrl }: Template): string {
  const sample = previewUrl ?? coverUrl
  const facts = [aspectRatio, ...(variables ?? []).map(showVariable)].filter(fact => fact !== undefined)
  return rowOf(id, name, sample && link('▶ see', sample), facts.join(', '))
}

function showVariable({ name, kind, isRequired }: TemplateVariable): string {
  return `${code(name)} (${kind}${isRequired ? ', needed' : ''})`
}

/** Music in a table, with a link to hear each. */
export function showMusic(title: string, music: readonly Music[]): Section {
  const frame = ['| Music | Id |\n| --- | --- |', ''] as const
  return { title, size: music.length, frame, rows: music.map(musicRow), perRow: 1 }
}

function musicRow({ id, name, duration: seconds, sampleUrl }: Music): string {
  const length = seconds === undefined ? '' : duration(seconds)
  return rowOf(id, name, sampleUrl && link('▶ listen', sampleUrl), length)
}

/** @param facts Markdown */
function rowOf(id: string, name: string, sample: string | undefined, facts: string): string {
  const title = [name && `**${escapeMarkdown(name)}**`, sample].filter(Boolean).join(' · ')
  return `| ${[title, facts].filter(Boolean).join('<br>')} | ${code(id)} |`
}
