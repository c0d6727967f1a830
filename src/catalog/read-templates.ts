import pLimit from 'p-limit'
import type { Music, Template } from '../jogg/domain.ts'
import { describeError } from '../jogg/error-advice.ts'
import type { Reply } from '../jogg/jogg-error.ts'
import type { Listing } from '../jogg/pages.ts'
import type { TemplateLists } from '../jogg/template-lists.ts'
import type { Wanted } from './catalog-inputs.ts'

/**
 * The templates and the music that an account can use, its own first, and what its own templates have to be filled. An
 * account may well have none, or a plan without them: what can't be read is told, and is no error.
 */
export async function readTemplates(lists: TemplateLists, { aspectRatio }: Wanted): Promise<TemplateStock> {
  const [own, library, custom, music] = await Promise.all([
    lists.templates('own', aspectRatio),
    lists.templates('library', aspectRatio),
    lists.music('custom'),
    lists.music('library'),
  ])
  const limit = pLimit(AT_ONCE)
  const ownItems = itemsOf(own)
  const filled = await Promise.all(
    ownItems.slice(0, MAX_DETAILS).map(template => limit(() => withVariables(template, lists))),
  )
  return {
    templates: [...filled, ...ownItems.slice(MAX_DETAILS), ...itemsOf(library)],
    music: [...itemsOf(custom), ...itemsOf(music)],
    notices: [
      ...toNotice('your own templates', own),
      ...toNotice('library templates', library),
      ...toNotice('your own music', custom),
      ...toNotice('library music', music),
    ],
  }
}

export interface TemplateStock {
  readonly templates: readonly Template[]
  readonly music: readonly Music[]
  /** What could not be read, and why. */
  readonly notices: readonly string[]
}

/** One request a template: an account is not known to have more by hand. */
const MAX_DETAILS = 100
const AT_ONCE = 4

async function withVariables(template: Template, lists: TemplateLists): Promise<Template> {
  const reply = await lists.details(template.id)
  return reply.ok ? { ...template, variables: reply.value.variables } : template
}

function itemsOf<T>(reply: Reply<Listing<T>>): readonly T[] {
  return reply.ok ? reply.value.items : []
}

function toNotice(name: string, reply: Reply<Listing<unknown>>): string[] {
  return reply.ok ? [] : [`${describeError(`Reading ${name}`, reply.error)} They are left out.`]
}
