import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

export const SECRET = 'whsec_4f1d9c0a7b'
export const TOKEN = 'github_pat_11AAAA_not_a_real_one'

/** The settings of a relay that tells the stand-in for GitHub. */
export function settingsFor(github: { readonly url: string }): Record<string, string> {
  return {
    JOGG_WEBHOOK_SECRET: SECRET,
    GITHUB_TOKEN: TOKEN,
    GITHUB_REPOSITORY: 'octo/videos',
    GITHUB_API_URL: github.url,
  }
}

let made = 0

/** A delivery as JoggAI writes it, with an event id of its own. */
export function eventBody(changes: Readonly<Record<string, unknown>> = {}): string {
  made += 1
  return JSON.stringify({
    event_id: `evt_${made}`,
    event: 'generated_video_success',
    timestamp: 1_703_894_400,
    data: { project_id: `p${made}`, video_url: 'https://res.jogg.ai/v.mp4', duration: 30 },
    ...changes,
  })
}

export function sign(body: string | Uint8Array, secret = SECRET): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

/** Posts a signed body to the relay. */
export function deliver(
  relay: { readonly url: string },
  body: string | Uint8Array<ArrayBuffer>,
  headers = {},
): Promise<Response> {
  return fetch(`${relay.url}/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-webhook-signature': sign(body), ...headers },
  })
}

/** Delivers as JoggAI does: until a 2xx, with three retries, `pause` ms apart. Resolves to all statuses. */
export async function deliverAsJogg(
  relay: { readonly url: string },
  body: string,
  pause: number,
): Promise<number[]> {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 4; attempt++) {
    if (attempt > 0) await wait(pause)
    const { status } = await deliver(relay, body)
    statuses.push(status)
    if (status < 300) break
  }
  return statuses
}
