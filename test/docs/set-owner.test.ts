import { expect, it } from 'vitest'
import { withOwner } from '../../scripts/set-owner.ts'
import { documents } from './files.ts'

it('replaces the placeholder where it is an owner, and nowhere else', () => {
  const text =
    'uses: org/jogg-video-action/catalog@v1, @org/maintainers, /org\\/jogg-video-action/, example.org/jogg, octo-org/talking-docs'
  expect(withOwner(text, 'acme')).toBe(
    'uses: acme/jogg-video-action/catalog@v1, @acme/maintainers, /acme\\/jogg-video-action/, example.org/jogg, octo-org/talking-docs',
  )
})

it('leaves no placeholder behind in what people copy', () => {
  const files = documents(/\.(?:md|ya?ml)$|CODEOWNERS$/)
  const left = files.filter(({ text }) => /(?<![\w.-])org\//.test(withOwner(text, 'acme')))
  expect(left.map(({ file }) => file)).toEqual([])
})
