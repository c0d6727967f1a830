import { randomBytes } from 'node:crypto'
import type { JsonObject } from './wire.ts'

/** `hex`: 32 hexadecimal digits; `integer`: 19 digits, written without quotes, beyond what a number holds. */
export type IdStyle = 'hex' | 'integer'

/** JoggAI's `status_code`: start, waiting, processing, success, failed, deleted. */
export type Stage = 1 | 2 | 3 | 4 | 5 | 99

/** A job that was accepted and paid for. */
export interface Project {
  readonly id: string
  /** The API key that it was paid with. */
  readonly key: string
  readonly kind: 'v1' | 'v2' | 'translation' | 'template-v1' | 'template-v2' | 'photo-v1' | 'photo-v2'
  /** Milliseconds since the Unix epoch, by the sandbox's clock. */
  readonly createdAt: number
  /** The create request's body, as it was accepted. */
  readonly request: JsonObject
  readonly title: string
  readonly transparent: boolean
  /** Credits that were taken. */
  readonly price: number
  /** Where this one project is reported, apart from the account's endpoints. */
  readonly reportTo?: string
  /** The avatar that becomes of a photo; such a project's id is that of its motion. */
  readonly madeAvatar?: { readonly id: string; readonly photoUrl: string }
  /** The duration that the answers tell, in seconds. */
  seconds: number
  /** Set when the project was steered to its end instead of rendering for its time. */
  ending?: Ending
}

export type Ending =
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'removed' }

/** Where a project stands, by the clock: 1, 2 and 3 take a tenth, two tenths and the rest of `renderMs`. */
export function stageOf(project: Project, now: number, renderMs: number): Stage {
  const { ending } = project
  if (ending?.kind === 'removed') return 99
  if (ending?.kind === 'failed') return 5
  const elapsed = now - project.createdAt
  if (ending?.kind === 'finished' || elapsed >= renderMs) return 4
  if (elapsed >= renderMs * 0.3) return 3
  return elapsed >= renderMs * 0.1 ? 2 : 1
}

export function isOver(stage: Stage): boolean {
  return stage >= 4
}

export function newId(style: IdStyle): string {
  const hex = randomBytes(16).toString('hex')
  if (style === 'hex') return hex
  // Odd, so that a client that goes through a double certainly gets another id.
  const digits = (BigInt(`0x${hex}`) % 10n ** 17n).toString().padStart(17, '0')
  return `7${digits}1`
}
