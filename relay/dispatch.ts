import type { Settings } from './settings.ts'

/** What the workflow is told: `client_payload` of the `repository_dispatch`. It asks JoggAI itself for the rest. */
export interface Payload {
  readonly event_id: string
  readonly event: string
  readonly 'project-id': string
}

export type Dispatch = { readonly accepted: true } | { readonly accepted: false; readonly reason: string }

/** Starts the collecting workflow. Never throws; `reason` is for the log, and holds nothing that GitHub wrote. */
export async function dispatch(
  payload: Payload,
  settings: Settings,
  ms: number,
  send: typeof fetch,
): Promise<Dispatch> {
  const signal = AbortSignal.timeout(ms)
  try {
    const response = await send(settings.dispatchUrl, { ...requestFor(payload, settings), signal })
    // Only the status counts; an unread body would hold the connection.
    await response.body?.cancel()
    return response.ok ? { accepted: true } : { accepted: false, reason: advice(response.status) }
  } catch {
    const reason = signal.aborted ? `GitHub did not answer within ${ms} ms` : 'GitHub could not be reached'
    return { accepted: false, reason }
  }
}

// Source: https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event
function requestFor(payload: Payload, settings: Settings): RequestInit {
  return {
    method: 'POST',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${settings.githubToken}`,
      'content-type': 'application/json',
      'user-agent': 'jogg-video-action-relay',
      'x-github-api-version': '2022-11-28',
    },
    body: JSON.stringify({ event_type: settings.eventType, client_payload: payload }),
    // Workers know no `error`; either way the token goes nowhere else, and a redirect counts as a refusal.
    redirect: 'manual',
  }
}

function advice(status: number): string {
  const why = ADVICE[status]
  return why ? `GitHub answered ${status}: ${why}` : `GitHub answered ${status}`
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'GITHUB_TOKEN is wrong or has expired',
  403: 'GITHUB_TOKEN lacks `contents: write`, or its rate limit is used up',
  404: 'GITHUB_REPOSITORY does not exist, or GITHUB_TOKEN does not cover it',
  422: 'EVENT_TYPE or the payload was refused',
}
