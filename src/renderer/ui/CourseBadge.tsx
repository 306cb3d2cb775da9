import {
  type Icon,
  IconArrowUpRight,
  IconCircleDashed,
  IconCircleX,
  IconHelpCircle,
  IconTargetArrow,
  IconTargetOff,
  IconTrendingDown,
} from '@tabler/icons-react'
import type { IndicatorCourse } from '../../core/compliance/codes.ts'
import { StatusBadge, type Tone } from './StatusBadge.tsx'
import { useTexts } from './use-texts.ts'

const looks: Readonly<Record<IndicatorCourse, { readonly tone: Tone; readonly icon: Icon }>> = {
  reached: { tone: 'good', icon: IconTargetArrow },
  on_course: { tone: 'active', icon: IconArrowUpRight },
  off_course: { tone: 'partial', icon: IconTrendingDown },
  missed: { tone: 'bad', icon: IconCircleX },
  undetermined: { tone: 'moot', icon: IconHelpCircle },
  without_target: { tone: 'neutral', icon: IconTargetOff },
  unmeasured: { tone: 'neutral', icon: IconCircleDashed },
}

/** Where an indicator stands against its target, with the rule behind it. */
export function CourseBadge({ code }: { code: IndicatorCourse }) {
  const { t } = useTexts()
  return (
    <StatusBadge
      {...looks[code]}
      label={t(`codes.indicatorCourses.${code}`)}
      hint={t(`indicators.courseHint.${code}`)}
    />
  )
}
