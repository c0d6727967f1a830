import type { Env } from '../runtime/world.ts'

/** As the runner names them: upper case, spaces to `_`, hyphens stay. */
export function rawInput(env: Env, name: string): string {
  return env[inputVariable(name)] ?? ''
}

export function inputVariable(name: string): string {
  return `INPUT_${name.replace(/ /g, '_').toUpperCase()}`
}
