type Level = 'info' | 'warning' | 'error'

/** What a line may say besides its message. None of it is ever a secret, a token, or text that was not checked. */
interface Details {
  readonly [name: string]: string | number | readonly string[] | undefined
}

export type Log = (level: Level, message: string, details?: Details) => void

/** One JSON object a line, for journald, `docker logs` and Workers Logs alike. */
export function jsonLog(print: (line: string) => void): Log {
  return (level, message, details) => {
    print(JSON.stringify({ time: new Date().toISOString(), level, message, ...details }))
  }
}
