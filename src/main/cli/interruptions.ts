import type { Terminal } from './terminal.ts'

type Ending = 'SIGINT' | 'SIGTERM' | 'SIGHUP'
const endings: readonly Ending[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Ctrl-C comes twice where a process that started this one passes on what the terminal tells both; milliseconds. */
const sameKeystroke = 500

/** How a signal ends the command: at once, or what runs is asked to end first. A second Ctrl-C ends it at once. */
export function interruptions(
  signals: { on(signal: Ending, listener: () => void): unknown },
  exit: (signal: Ending) => void,
  now: () => number = () => performance.now(),
): Pick<Terminal, 'beforeSignal' | 'onInterrupt'> {
  const before: (() => void)[] = []
  let instead: (() => void) | null = null
  let asked: number | null = null
  let listening = false
  const received = (signal: Ending): void => {
    if (signal === 'SIGINT' && asked !== null && now() - asked < sameKeystroke) return
    if (signal === 'SIGINT' && instead !== null && asked === null) {
      asked = now()
      instead()
      return
    }
    for (const action of before) action()
    exit(signal)
  }
  const listen = (): void => {
    if (listening) return
    listening = true
    for (const signal of endings) signals.on(signal, () => received(signal))
  }
  return {
    beforeSignal: (action) => {
      before.push(action)
      listen()
    },
    onInterrupt: (action) => {
      instead = action
      listen()
      return () => {
        instead = null
        asked = null
      }
    },
  }
}
