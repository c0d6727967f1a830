/**
 * Which addresses are talked to, and which are believed. The key goes to one host alone; what the service names as a
 * video or a picture is fetched or linked only when it is https, or http on loopback while the service is there too.
 */
export interface ApiUrl {
  /** Scheme, host, port and path, without a slash at the end. */
  readonly href: string
  readonly loopback: boolean
}

export const DEFAULT_API_URL = 'https://api.jogg.ai'

/** Undefined for anything but https, or http on loopback; credentials, query and fragment are refused. */
export function parseApiUrl(text: string): ApiUrl | undefined {
  const url = parseUrl(text)
  if (!url || !isPlain(url) || url.username || url.password || /[?#]/.test(text)) return undefined
  return { href: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), loopback: isLoopback(url.hostname) }
}

/** Whether an address that came from outside may be fetched or linked. */
export function isSafeResult(text: string, api: ApiUrl): boolean {
  const url = parseUrl(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && api.loopback && isLoopback(url.hostname))
}

/** Public https: what JoggAI itself must be able to fetch, or to call. */
export function isPublicHttps(text: string): boolean {
  const url = parseUrl(text)
  return url?.protocol === 'https:' && !url.username && !url.password && !isLoopback(url.hostname)
}

/** 127.0.0.0/8, `[::1]` and `localhost`: what the URL parser has normalised, never a name that looks like it. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

function isPlain(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
