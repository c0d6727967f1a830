import { MEMORIES, type Memory, readApiUrl, readApiVersion, readPace } from '../inputs/inputs.ts'
import { EMPTY_KEY } from '../inputs/mask-inputs.ts'
import { misspelt } from '../inputs/misspelt.ts'
import { rawInput } from '../inputs/raw-input.ts'
import { Reader } from '../inputs/reader.ts'
import type { ApiUrl } from '../jogg/address.ts'
import type { ApiVersion, MotionModel } from '../jogg/domain.ts'
import type { Env } from '../runtime/world.ts'

/** The inputs of the avatar action, each read once; what is wrong with them is collected, and told together. */
export function readAvatarInputs(env: Env): {
  inputs: AvatarInputs
  problems: readonly string[]
  warnings: readonly string[]
} {
  const names = new Set<string>()
  const lookup = (name: string) => {
    names.add(name)
    return rawInput(env, name)
  }
  const read = new Reader(lookup, name => `input \`${name}\``)
  const inputs = {
    apiKey: read.secret('api-key'),
    photo: needed(read, 'photo', 1000),
    name: needed(read, 'name', 100),
    ...readVoice(read),
    ...readMotion(read),
    maxCredits: readMost(read),
    reuse: read.flag('reuse', true),
    memory: read.choice('memory', MEMORIES, 'auto'),
    ...readPace(read),
    apiUrl: readApiUrl(read),
    apiVersion: readApiVersion(read),
    githubToken: read.secret('github-token'),
  }
  if (!inputs.apiKey) read.problems.push(EMPTY_KEY)
  return { inputs, problems: [...misspelt(env, [...names]), ...read.problems], warnings: read.warnings }
}

export interface AvatarInputs {
  readonly apiKey: string
  /** In the workspace. */
  readonly photo: string
  readonly name: string
  readonly voiceId: string
  readonly voiceName: string
  readonly model: MotionModel
  readonly description: string
  readonly maxCredits: number | undefined
  readonly reuse: boolean
  readonly memory: Memory
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  /** Undefined only when a problem says why. */
  readonly apiUrl: ApiUrl | undefined
  readonly apiVersion: ApiVersion
  readonly githubToken: string
}

const MODELS: Readonly<Record<string, MotionModel>> = {
  '1.0': '1.0',
  '2.0': '2.0',
  '2.0-pro': '2.0-Pro',
  '3.0': '3.0',
}

/** Bytes of the description, by v1's schema: https://docs.jogg.ai. */
const MAX_DESCRIPTION: Readonly<Record<MotionModel, number>> = {
  '1.0': 299,
  '2.0': 1500,
  '2.0-Pro': 1500,
  '3.0': 1500,
}

function needed(read: Reader, name: string, max: number): string {
  const value = read.line(name, max)
  if (!value) read.problem(name, 'it is needed')
  return value
}

function readVoice(read: Reader): Pick<AvatarInputs, 'voiceId' | 'voiceName'> {
  const voice = { voiceId: read.line('voice-id'), voiceName: read.line('voice-name') }
  if (voice.voiceId && voice.voiceName)
    read.problem('voice-name', 'give either `voice-id` or `voice-name`, not both')
  if (!voice.voiceId && !voice.voiceName) read.problem('voice-id', 'it is needed, or `voice-name` is')
  return voice
}

function readMotion(read: Reader): Pick<AvatarInputs, 'model' | 'description'> {
  const model = read.choice('model', MODELS, '2.0')
  const description = read.text('description')
  const most = MAX_DESCRIPTION[model]
  if (Buffer.byteLength(description) > most)
    read.problem('description', `allowed are at most ${most} bytes with model ${model}`)
  return { model, description }
}

/** An avatar costs more than most videos: never by surprise. */
function readMost(read: Reader): number | undefined {
  const most = read.number('max-credits', undefined, { min: 0, max: 1_000_000, unit: 'credits' })
  if (read.text('max-credits') === '')
    read.problem('max-credits', 'it is needed: an avatar costs 2 credits, and 3 with model 2.0-Pro')
  return most
}
