/** Stands in for `fetch`: answers each request from a table, and keeps what was sent. */
export function answering(answers: Answers): { readonly fetch: typeof fetch; readonly sent: Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    async fetch(input, init) {
      const { pathname, search } = new URL(String(input))
      const request = `${init?.method} ${pathname}`
      sent.push({ request, query: search, body: init?.body == null ? '' : String(init.body) })
      const answer = answers[`${request}${search}`] ?? answers[request]
      if (answer === undefined) throw new Error(`nobody answers ${request}${search}`)
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))
    },
  }
}

/** By method and path, with or without the query: JSON, or its text as it stands. */
export type Answers = Readonly<Record<string, object | string>>

export interface Sent {
  /** Method and path. */
  readonly request: string
  readonly query: string
  readonly body: string
}

/** JoggAI's envelope around what was asked for. */
export function success(data: unknown): object {
  return { rid: 'r', code: 0, msg: 'Success', data }
}

export function account<V extends 'v1' | 'v2'>(apiVersion: V) {
  return { apiUrl: { href: 'https://api.jogg.ai', loopback: false }, apiKey: 'the-api-key', apiVersion }
}
