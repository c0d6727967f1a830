import { expect, it } from 'vitest'
import { combine } from '../../src/job/ledger.ts'
import { openLedger } from '../../src/job/open-ledger.ts'
import { testWorld } from '../support/world.ts'

it('says where nothing will remember what is paid for', async () => {
  const world = testWorld({})
  await using _ = await openLedger(world, undefined)
  expect(world.seen.info).toEqual([expect.stringContaining('Nothing will remember what is paid for now')])
})

it('says nothing where the comment will', async () => {
  const world = testWorld({})
  await using _ = await openLedger(world, combine([]))
  expect(world.seen.info).toEqual([])
})
