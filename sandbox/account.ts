import { type Reply, refusal, tooMany } from './wire.ts'

/** What an API key opens. */
export interface AccountSettings {
  readonly credits: number
  /** `false`: the plan has no API access, and every request is answered with 18025. Default `true`. */
  readonly apiAllowed?: boolean
}

export interface Account {
  readonly key: string
  readonly apiAllowed: boolean
  credits: number
  /** When the POSTs of the current window were let through, in ms. */
  posts: number[]
}

/** How many POSTs a key may send in a window; 0 or Infinity is no limit. */
export interface RateLimit {
  readonly perWindow: number
  readonly windowMs: number
}

export function openAccounts(settings: Readonly<Record<string, AccountSettings>>): Map<string, Account> {
  const open = (key: string, { credits, apiAllowed = true }: AccountSettings): [string, Account] => [
    key,
    { key, credits, apiAllowed, posts: [] },
  ]
  return new Map(Object.entries(settings).map(([key, account]) => open(key, account)))
}

/** The account behind a key, or JoggAI's refusal of that key. */
export function identify(accounts: ReadonlyMap<string, Account>, key: string | undefined): Account | Reply {
  const account = key === undefined ? undefined : accounts.get(key)
  if (account === undefined) return refusal(10105, 'Invalid API key')
  return account.apiAllowed ? account : refusal(18025, 'No permission to call APIs')
}

/** Counts a POST against the limit: what is left of it, or the refusal, which is not counted. */
export function countPost(account: Account, limit: RateLimit, now: number): number | Reply {
  if (limit.perWindow === 0) return Infinity
  account.posts = account.posts.filter(at => at > now - limit.windowMs)
  const [oldest] = account.posts
  if (oldest !== undefined && account.posts.length >= limit.perWindow) {
    return tooMany(Math.ceil((oldest + limit.windowMs - now) / 1000))
  }
  account.posts.push(now)
  return limit.perWindow - account.posts.length
}

/** Takes credits for a job that begins, or says that there are not enough. */
export function charge(account: Account, credits: number): Reply | undefined {
  if (account.credits < credits) return refusal(18020, 'Insufficient credit')
  account.credits -= credits
  return undefined
}

const SECONDS_PER_WORD = 60 / 150
const SECONDS_PER_CJK_CHARACTER = 60 / 240
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/** Seconds that a voice takes for a text: 150 words a minute, or 240 Chinese, Japanese or Korean characters. */
export function speakingSeconds(script: string): number {
  const characters = script.match(CJK)?.length ?? 0
  const words = script.replace(CJK, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  return words * SECONDS_PER_WORD + characters * SECONDS_PER_CJK_CHARACTER
}

/** Credits for a video: one for each started two minutes. */
export function videoPrice(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 120))
}

/** Credits for a translation: half a one for each started 20 seconds. */
export function translationPrice(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 20)) * 0.5
}
