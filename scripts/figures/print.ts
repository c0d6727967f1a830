export function print(name: string, figure: string): void {
  process.stdout.write(`${name.padEnd(45)} ${figure}\n`)
}

/** 1234567 as `1,234,567`. */
export function grouped(figure: number): string {
  return figure.toLocaleString('en-US')
}
