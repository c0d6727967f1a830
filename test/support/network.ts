import nock from 'nock'
import { afterEach } from 'vitest'

/**
 * No test reaches beyond this machine: what is not on loopback is answered by nock, or refused. An answer that nobody
 * asked for fails its test.
 */
nock.disableNetConnect()
nock.enableNetConnect(/^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/)

afterEach(forgetAnswers)

/** @throws Error where an answer was expected to be asked for */
export function forgetAnswers(): void {
  const pending = nock.pendingMocks()
  nock.cleanAll()
  if (pending.length > 0) throw new Error(`nobody asked for ${pending.join(', ')}`)
}
