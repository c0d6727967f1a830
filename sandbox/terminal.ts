// Whoever reads the output may stop early, as `| head` does: what is printed after that is lost, and nothing else.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Prints a line, or several. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Prints what went wrong, and has the process fail at its end. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
