import { say } from '../../sandbox/terminal.ts'
import { readBudget } from './budget.ts'
import type { StartUp } from './start-up.ts'

export function print(name: string, figure: string): void {
  say(`${name.padEnd(50)} ${figure}`)
}

/** 1234567 as `1,234,567`. */
export function grouped(figure: number): string {
  return figure.toLocaleString('en-US')
}

/** Beside what it is to be at most: that depends on the machine, and is judged by who reads it. */
export function printStartUp(startUps: readonly StartUp[]): void {
  const { timesBareNode: aims } = readBudget().startUp
  for (const { run, milliseconds, timesBareNode } of startUps) {
    const aim = aims[run]
    if (aim === undefined) throw new Error(`${run}: no aim for its start-up`)
    const figure = `${timesBareNode.toFixed(2)} × bare Node, ${milliseconds.toFixed(0)} ms`
    print(`start-up: ${run}`, `${figure}; aim ${aim.toFixed(1)} ×`)
  }
}
