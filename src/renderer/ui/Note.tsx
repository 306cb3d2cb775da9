import {
  type Icon,
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Note.module.css'
import type { Tone } from './StatusBadge.tsx'

type NoteTone = Extract<Tone, 'good' | 'bad' | 'partial' | 'neutral'>

interface NoteProps {
  readonly tone: NoteTone
  readonly title?: string
  /** Read out at once by screen readers. */
  readonly urgent?: boolean
  readonly children: ReactNode
}

const pictures: Readonly<Record<NoteTone, Icon>> = {
  good: IconCircleCheck,
  bad: IconAlertCircle,
  partial: IconAlertTriangle,
  neutral: IconInfoCircle,
}

/** Something to know before going on, in the colours of the states. */
export function Note({ tone, title, urgent = false, children }: NoteProps) {
  const Picture = pictures[tone]
  return (
    <div className={classes.note} data-tone={tone} {...(urgent ? { role: 'alert' } : {})}>
      <Picture size={20} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        {title !== undefined && <div className={classes.title}>{title}</div>}
        {children}
      </div>
    </div>
  )
}
