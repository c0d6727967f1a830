import { say } from '../../sandbox/terminal.ts'

export function print(name: string, figure: string): void {
  say(`${name.padEnd(45)} ${figure}`)
}

/** 1234567 as `1,234,567`. */
export function grouped(figure: number): string {
  return figure.toLocaleString('en-US')
}
