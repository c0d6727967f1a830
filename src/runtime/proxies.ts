import type { Env } from './world.ts'

/**
 * The proxies that the runner's environment names, as addresses: many write `host:port`, which curl and git take for
 * `http://host:port`, and which ends Node with an error that quotes it, password included.
 *
 * @returns by variable the address, or undefined for one that is empty; and the names of those that are no address
 */
export function readProxies(env: Env): Proxies {
  const given = NAMES.flatMap(name => {
    const value = env[name]
    return value ? [[name, withScheme(value.trim())] as const] : []
  })
  const usable = given.filter(([, address]) => address === '' || isAddress(address))
  return {
    addresses: Object.fromEntries(usable.map(([name, address]) => [name, address || undefined])),
    unusable: given.filter(one => !usable.includes(one)).map(([name]) => name),
  }
}

export interface Proxies {
  readonly addresses: Readonly<Record<string, string | undefined>>
  readonly unusable: readonly string[]
}

const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

function withScheme(value: string): string {
  return value === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { hostname, username, password } = new URL(text)
  try {
    decodeURIComponent(username + password)
  } catch {
    return false
  }
  return hostname !== ''
}
