import { expect, test, vi } from 'vitest'
import { rememberEvents } from '../../relay/memory.ts'

const succeeds = async () => true
const fails = async () => false
const never = () => new Promise<boolean>(() => undefined)

test('what succeeded is not done again', async () => {
  const memory = rememberEvents(10, 1000)
  const work = vi.fn(succeeds)
  expect(await memory.once('e', work)).toBe('first')
  expect(await memory.once('e', work)).toBe('again')
  expect(await memory.once('f', work)).toBe('first')
  expect(work).toHaveBeenCalledTimes(2)
})

test('what failed is done again', async () => {
  const memory = rememberEvents(10, 1000)
  expect(await memory.once('e', fails)).toBe('failed')
  expect(await memory.once('e', succeeds)).toBe('first')
})

test('twins share one piece of work, and its failure', async () => {
  const memory = rememberEvents(10, 1000)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const work = vi.fn(() => promise)
  const twins = [1, 2, 3].map(() => memory.once('e', work))
  resolve(false)
  expect(await Promise.all(twins)).toEqual(['failed', 'failed', 'failed'])
  expect(work).toHaveBeenCalledTimes(1)
})

test('work that died with its request does not hold its event back for ever', async () => {
  const memory = rememberEvents(10, 20)
  void memory.once('e', never)
  expect(await memory.once('e', succeeds)).toBe('failed')
  expect(await memory.once('e', succeeds)).toBe('first')
})

test('the oldest event is forgotten when the memory is full', async () => {
  const memory = rememberEvents(2, 1000)
  for (const id of ['a', 'b', 'c']) await memory.once(id, succeeds)
  expect(await memory.once('c', succeeds)).toBe('again')
  expect(await memory.once('b', succeeds)).toBe('again')
  expect(await memory.once('a', succeeds)).toBe('first')
})
