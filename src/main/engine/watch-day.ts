const minute = 60_000

interface DayWatch {
  /** Looks now too: a register was made, and its day is what the window shows. */
  look(): void
  stop(): void
}

/**
 * Says when another day has begun. It looks at every full minute of the machine's clock, since midnight is one in every
 * time zone; so a machine that slept through the night, or whose clock was set, is told within a minute of waking.
 * `today`: the register's day; `null` while there is none.
 */
export function watchDay(
  now: () => number,
  today: () => Promise<string | null>,
  onTurned: () => void,
): DayWatch {
  let known: string | null = null
  let stopped = false
  let next: NodeJS.Timeout | null = null

  const forgetNext = (): void => {
    if (next !== null) clearTimeout(next)
  }
  const look = async (): Promise<void> => {
    const day = await today()
    if (stopped) return
    if (day !== null && known !== null && day !== known) onTurned()
    known = day ?? known
    forgetNext()
    next = setTimeout(() => void look(), minute - (now() % minute))
  }
  void look()
  return {
    look: () => void look(),
    stop: () => {
      stopped = true
      forgetNext()
    },
  }
}
