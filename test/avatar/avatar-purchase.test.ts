import { expect, it } from 'vitest'
import { avatarCredits, avatarKey } from '../../src/avatar/avatar-purchase.ts'

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

/** The key was made with `sha256sum`, from the list written by hand. Another key is a second payment. */
it('the key of an avatar is the same in every release', () => {
  // [1,"photo-avatar","v1","ba78…15ad","Ada","2.0"]
  expect(avatarKey({ sha256: ABC }, { name: 'Ada', model: '2.0' }, 'v1')).toBe(
    'd23ab51cb0715bce71e039db4a511d8019fb8e3d38186f679d7f4eab93487519',
  )
})

it('is another key for another picture, name, model or version of the API', () => {
  const keys = [
    avatarKey({ sha256: ABC }, { name: 'Ada', model: '2.0' }, 'v1'),
    avatarKey({ sha256: ABC.replace('b', 'c') }, { name: 'Ada', model: '2.0' }, 'v1'),
    avatarKey({ sha256: ABC }, { name: 'Eve', model: '2.0' }, 'v1'),
    avatarKey({ sha256: ABC }, { name: 'Ada', model: '3.0' }, 'v1'),
    avatarKey({ sha256: ABC }, { name: 'Ada', model: '2.0' }, 'v2'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

it.each([
  ['1.0', 2],
  ['2.0', 2],
  ['2.0-Pro', 3],
  ['3.0', 2],
] as const)('model %s costs %i credits', (model, credits) => {
  expect(avatarCredits(model)).toBe(credits)
})
