import { expect, it } from 'vitest'
import { prepare } from '../src/prepare.ts'
import { testWorld } from './support/world.ts'

it('warns of a setting that is not known also where another one is missing for it', async () => {
  const script = '---\navatar_id: 81\n---\nHello.'
  const world = testWorld({ 'api-key': 'k', 'voice-id': 'v', script })
  await expect(prepare(world)).rejects.toMatchObject({
    diagnostic: { happened: expect.stringContaining('neither `avatar-id` nor `avatar-name` is given') },
  })
  expect(world.seen.warnings).toEqual([expect.stringContaining('its front matter has "avatar_id"')])
})
