import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { DIST, type Load } from './loads.ts'

/** A figure of the built action, and what it may be at most, both in bytes. */
export interface Figure {
  readonly name: string
  readonly bytes: number
  readonly limit: number
}

/**
 * How large `dist/` is and how much of it each run loads, beside the limits in `budget.json`.
 *
 * @throws Error when one of the two has a figure that the other has not
 */
export function figuresOf(loads: readonly Load[]): readonly Figure[] {
  const { limits } = readBudget()
  const measured = new Map(loads.map(({ run, bytes }) => [`loaded: ${run}`, bytes]))
  measured.set('all scripts of dist/', sizeOfScripts())
  return [...new Set([...measured.keys(), ...Object.keys(limits)])].map(name => {
    const [bytes, limit] = [measured.get(name), limits[name]]
    if (bytes === undefined || limit === undefined) throw new Error(`${name}: no figure or no limit`)
    return { name, bytes, limit }
  })
}

export function readBudget(): Budget {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../budget.json'), 'utf8')) as Budget
}

interface Budget {
  /** In bytes. */
  readonly limits: Readonly<Record<string, number>>
  /** How many times as long as Node on an empty file a run that asks nobody may take. */
  readonly startUp: { readonly timesBareNode: Readonly<Record<string, number>> }
  /** Well-known actions, as they were measured once. */
  readonly field: {
    readonly measured: string
    readonly actions: Readonly<Record<string, { readonly bytes: number; readonly timesBareNode: number }>>
  }
}

function sizeOfScripts(): number {
  const scripts = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.js'),
  )
  return scripts.reduce((sum, file) => sum + statSync(path.join(DIST, file)).size, 0)
}
