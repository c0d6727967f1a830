import { describe, expect, test } from 'vitest'
import { deliver, eventBody, SECRET, settingsFor, TOKEN } from './support/delivery.ts'
import { startGitHub } from './support/github.ts'
import { HOSTS } from './support/hosts.ts'

const SIGNED_BY_NOBODY = { 'x-webhook-signature': '0'.repeat(64) }

describe.each(HOSTS)('on $name', host => {
  test('no answer and no log line holds a secret, the token, or what GitHub wrote', async () => {
    const github = await startGitHub()
    const relay = await host.start(settingsFor(github), { dispatchMs: 1000 })
    const echo = (status: number) =>
      github.will((one, response) => {
        response.writeHead(status, { 'x-echo': String(one.headers.authorization), location: `/${TOKEN}` })
        response.end(`you sent ${one.headers.authorization}, evil-marker`)
      })
    const shown: string[] = []
    const show = async (asked: Promise<Response>) => {
      const response = await asked
      shown.push(JSON.stringify([...response.headers]), await response.text())
      return response.status
    }

    const statuses = []
    for (const status of [200, 302, 401, 500]) {
      echo(status)
      statuses.push(await show(deliver(relay, eventBody())))
    }
    github.will('silence')
    statuses.push(await show(deliver(relay, eventBody())))
    statuses.push(await show(deliver(relay, eventBody({ secret: SECRET }), SIGNED_BY_NOBODY)))
    statuses.push(await show(deliver(relay, `${SECRET} ${TOKEN}`)))
    statuses.push(await show(fetch(`${relay.url}/${SECRET}`)))
    await relay.stop()
    await github.close()

    expect(statuses).toEqual([202, 502, 502, 502, 502, 401, 400, 404])
    expect(relay.log()).toContain('GitHub answered 401: GITHUB_TOKEN is wrong or has expired')
    for (const leak of [SECRET, TOKEN, 'evil-marker'])
      expect(shown.join('') + relay.log()).not.toContain(leak)
    for (const line of relay.log().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level')
  })
})
