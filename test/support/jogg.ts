import nock from 'nock'
import type { Account } from '../../src/jogg/api.ts'

const HREF = 'https://api.jogg.ai'
export const KEY = 'a-key-of-this-account'

export function account<V extends Account['apiVersion']>(apiVersion: V) {
  return { apiUrl: { href: HREF, loopback: false }, apiKey: KEY, apiVersion }
}

/** JoggAI as nock plays it: it answers what comes with the account's key. */
export function jogg(): nock.Scope {
  return nock(HREF, { reqheaders: { 'x-api-key': KEY } })
}

/** A success in JoggAI's envelope. */
export const success = (data: unknown) => ({ code: 0, msg: 'Success', data })
