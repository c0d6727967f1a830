import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDelivery } from '../../relay/event.ts'
import { runs } from '../support/runs.ts'

const id = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.bigInt().map(Number), fc.constant(null))
const event = fc.record(
  {
    event_id: id,
    event: fc.oneof(fc.constantFrom('generated_video_success', 'generated_avatar_video_failed'), fc.string()),
    data: fc.oneof(fc.record({ project_id: id, video_id: id }, { requiredKeys: [] }), fc.jsonValue()),
  },
  { requiredKeys: [] },
)

test('whatever is delivered is read without throwing, and names a project by what may stand in a dispatch', () => {
  const body = fc.oneof(
    event.map(one => JSON.stringify(one)),
    fc.json(),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(body, text => {
      const delivery = readDelivery(new TextEncoder().encode(text))
      if (delivery.kind === 'video') expect(delivery.event.projectId).toMatch(/^[^\s\p{C}]{1,200}$/u)
    }),
    { numRuns: runs(500) },
  )
})

test('bytes that are no text are no event', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(readDelivery(bytes).kind).not.toBe('video')
    }),
  )
})
