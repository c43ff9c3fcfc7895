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
  /** Environment of this process, for programs that it starts. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Ends the process at once, whatever is under way. */
  exit(code: number): void
  /** Whether a process of this machine is alive. */
  isAlive(pid: number): boolean
  now(): Date
}

/** This process as the holder of an output folder, from now on. */
export function holderOf(terminal: Terminal): {
  pid: number
  now: Date
  begun: number
  isAlive(pid: number): boolean
} {
  return { pid: terminal.pid, now: terminal.now(), begun: performance.now(), isAlive: terminal.isAlive }
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    data: (text) => void process.stdout.write(text),
    line: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && process.env.CI === undefined,
    columns: process.stderr.columns ?? 100,
    pid: process.pid,
    environment: { ...process.env },
    exit: (code) => process.exit(code),
    isAlive(pid) {
      try {
        process.kill(pid, 0)
        return true
      } catch (error) {
        // A process of another user's is there, though it takes no signals from us.
        return (error as NodeJS.ErrnoException).code === 'EPERM'
      }
    },
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
