import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { dropDebug } from '../../src/runtime/debug-lines.ts'

it('lines of `::debug::` are left out, and their writer does not wait for ever', async () => {
  const stream = new PassThrough({ encoding: 'utf8' })
  dropDebug(stream)
  stream.write('::debug::checking cache: /opt/x\n')
  stream.write('Hello ::debug::\n')
  stream.write('::warning::x\n')
  stream.write(Buffer.from('bytes\n'))
  await new Promise(resolve => stream.write('::debug::not found\n', resolve))
  await new Promise(resolve => stream.write('::debug::not found\n', 'utf8', resolve))
  stream.end()
  expect((await stream.toArray()).join('')).toBe('Hello ::debug::\n::warning::x\nbytes\n')
})
