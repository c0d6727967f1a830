import { foldCase } from '../lib/text.ts'
import type { Wanted } from './catalog-inputs.ts'
import type { CatalogEntries } from './read-lists.ts'

/**
 * Leaves out what is not wanted, also where an endpoint has no such filter. What an entry does not say is not held
 * against it: the account's own avatars say little.
 */
export function choose<S extends CatalogEntries>(lists: S, wanted: Wanted): S {
  const { language, gender, aspectRatio, avatarAge, voiceAge, style, useCase, search } = wanted
  return {
    ...lists,
    avatars: lists.avatars.filter(
      avatar =>
        fits(avatar.gender, gender) &&
        fits(avatar.aspectRatio, aspectRatio) &&
        fits(avatar.age, avatarAge) &&
        fits(avatar.style, style) &&
        isFound(avatar, search),
    ),
    voices: lists.voices.filter(
      voice =>
        fits(voice.language, language) &&
        fits(voice.gender, gender) &&
        fits(voice.age, voiceAge) &&
        fits(voice.useCase, useCase) &&
        isFound(voice, search),
    ),
    templates: lists.templates.filter(
      template => fits(template.aspectRatio, aspectRatio) && isFound(template, search),
    ),
    music: lists.music.filter(music => isFound(music, search)),
  }
}

function fits(said: string | undefined, wanted: string | undefined): boolean {
  return !said || !wanted || said.toLowerCase() === wanted
}

function isFound(
  { id, name }: { readonly id: string; readonly name: string },
  search: string | undefined,
): boolean {
  if (!search) return true
  const part = foldCase(search)
  return foldCase(name).includes(part) || foldCase(id).includes(part)
}
