/** Where the program speaks: data to standard output, everything else to standard error. */
export interface Terminal {
  data(text: string): void
  line(text: string): void
  /** Whether a person watches standard error: bars and colours there, plain lines elsewhere. */
  readonly interactive: boolean
  readonly columns: number
  /** Standard input as text. */
  input(): Promise<string>
  /** Calls back on SIGINT and SIGTERM, with how often it has come. Returns what stops that. */
  onInterrupt(callback: (count: number) => void): () => void
  readonly pid: number
  now(): Date
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    data: (text) => void process.stdout.write(text),
    line: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && process.env.CI === undefined,
    columns: process.stderr.columns ?? 100,
    pid: process.pid,
    now: () => new Date(),
    async input() {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(part as Buffer)
      return Buffer.concat(parts).toString('utf8')
    },
    onInterrupt(callback) {
      let count = 0
      const handle = (): void => callback(++count)
      process.on('SIGINT', handle)
      process.on('SIGTERM', handle)
      return () => {
        process.off('SIGINT', handle)
        process.off('SIGTERM', handle)
      }
    },
  }
}
