/** What the command line needs of the process that it runs in. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder from which relative paths are reckoned. */
  readonly workingDirectory: string
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Characters in a line; `null`: not a terminal, nothing is cut short. */
  readonly columns: number | null
  /** Whether who started it watches what it says on standard error. */
  readonly isWatched: boolean
  /** The person's own name for themselves on this machine. */
  readonly userName: string
  /** Folder of package.json and resources. */
  readonly root: string
  readonly programVersion: string
  /** Runs the action before the process ends by a signal. */
  readonly beforeSignal: (action: () => void) => void
  /** Instead of ending, Ctrl-C does this, once; gives what ends that. */
  readonly onInterrupt: (action: () => void) => () => void
}
