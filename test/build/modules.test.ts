import { expect, it } from 'vitest'
import { foreignTo } from '../../scripts/build/modules.ts'

const files = ['/stage/src/main.js', '/stage/node_modules/undici/index.js']

it('takes a bundle of its stage, and what a package goes without', () => {
  expect(foreignTo('/stage', { files, missing: [] })).toBeUndefined()
  expect(foreignTo('/stage', { files, missing: ['kerberos'] })).toBeUndefined()
})

it('refuses what would be looked for in node_modules', () => {
  const refused = foreignTo('/stage', { files, missing: ['kerberos', 'left-pad', 'undici/x'] })
  expect(refused).toBe('dist/ would look for left-pad, undici/x in node_modules')
})

it('refuses what was found further up, outside of the lock file', () => {
  const outside = '/stage-2/node_modules/left-pad/index.js'
  expect(foreignTo('/stage', { files: [...files, outside], missing: [] })).toBe(
    `dist/ would have in it what package-lock.json does not name: ${outside}`,
  )
})
