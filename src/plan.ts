import type { Context } from './github/context.ts'
import type { Inputs } from './inputs/inputs.ts'
import type { TemplateInputs } from './inputs/template-inputs.ts'
import type { ApiUrl } from './jogg/address.ts'
import type { Script } from './script/write-scripts.ts'

/** What a run is about to do. */
export interface Plan {
  readonly inputs: Inputs
  /** Undefined where the videos are made without one. */
  readonly template?: TemplateInputs | undefined
  readonly context: Context
  readonly apiUrl: ApiUrl
  /** Empty when a project is collected, and until the script is read from GitHub. */
  readonly scripts: readonly Script[]
}
