import nock from 'nock'
import { account, jogg, success } from './jogg.ts'

export { account, success }

/** From now on JoggAI answers these requests, as often as they come, and no others; `sent` has what came, as it came. */
export function answering(answers: Answers): {
  readonly fetch: typeof fetch
  readonly sent: readonly Sent[]
} {
  nock.cleanAll()
  for (const [request, answer] of Object.entries(answers)) {
    const [method = '', path = ''] = request.split(' ')
    jogg()
      .persist()
      .intercept(uri => uri === path || uri.split('?')[0] === path, method)
      .reply(200, answer)
  }
  const sent: Sent[] = []
  return {
    sent,
    fetch(input, init) {
      sent.push({ query: new URL(String(input)).search, body: String(init?.body ?? '') })
      return fetch(input, init)
    },
  }
}

/** By method and path, with or without the query: JSON, or its text as it stands. */
export type Answers = Readonly<Record<string, nock.Body>>

export interface Sent {
  readonly query: string
  /** The text: what nock shows of it has been through JSON, and long integers with it. */
  readonly body: string
}
