import type { Icon } from '@tabler/icons-react'
import { Tooltip } from '@mantine/core'
import classes from './StatusBadge.module.css'

export type Tone = 'neutral' | 'active' | 'partial' | 'good' | 'bad' | 'moot'

interface StatusBadgeProps {
  readonly tone: Tone
  readonly icon: Icon
  readonly label: string
  /** Said by a tooltip, where the word needs explaining. */
  readonly hint?: string
}

/** A state as icon, word and colour: none of the three is needed to read the others. */
export function StatusBadge({ tone, icon: Picture, label, hint }: StatusBadgeProps) {
  const badge = (
    <span className={classes.badge} data-tone={tone}>
      <Picture size={14} stroke={2} aria-hidden />
      {label}
    </span>
  )
  if (hint === undefined) return badge
  return (
    <Tooltip label={hint} multiline maw={320}>
      {badge}
    </Tooltip>
  )
}
