import { createHash } from 'node:crypto'

/** The first half of `owner/name`. */
export function ownerOf(repository: string): string {
  return repository.split('/')[0] ?? ''
}

/** A commit's name that is always the same for the same words. */
export function shaOf(what: string): string {
  return createHash('sha1').update(what).digest('hex')
}
