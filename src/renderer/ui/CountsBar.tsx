import { Text, Tooltip, VisuallyHidden } from '@mantine/core'
import type { Compliance } from '../../core/compliance/codes.ts'
import classes from './CountsBar.module.css'
import { complianceLooks } from './status.tsx'
import { useTexts } from './use-texts.ts'

/** Obligations by state; `obligations` leaves withdrawn ones out. */
export interface StateCounts {
  readonly obligations: number
  readonly notStarted: number
  readonly inProgress: number
  readonly partiallyMet: number
  readonly met: number
  readonly notMet: number
  readonly moot: number
  readonly withdrawnObligations: number
}

/** From most to least favourable. */
function partsOf(counts: StateCounts): readonly (readonly [Compliance, number])[] {
  return [
    ['met', counts.met],
    ['moot', counts.moot],
    ['partially_met', counts.partiallyMet],
    ['in_progress', counts.inProgress],
    ['not_met', counts.notMet],
    ['not_started', counts.notStarted],
  ]
}

/** Counts, not averages: "19/32 met", with the rest as a bar and in words on demand. */
export function CountsBar({ counts }: { counts: StateCounts }) {
  const { t } = useTexts()
  if (counts.obligations === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('counts.none')}
      </Text>
    )
  }
  const parts = partsOf(counts).filter(([, count]) => count > 0)
  const words = parts.map(([code, count]) => `${t(`codes.complianceCodes.${code}`)}: ${count}`)
  return (
    <Tooltip label={words.join(' · ')} multiline maw={320}>
      <div className={classes.root}>
        <div className={classes.words}>
          {t('counts.summary', { met: counts.met, total: counts.obligations })}
          {counts.withdrawnObligations > 0 && (
            <Text size="xs" c="dimmed">
              {t('counts.withdrawn', { count: counts.withdrawnObligations })}
            </Text>
          )}
        </div>
        <VisuallyHidden>{words.join(', ')}</VisuallyHidden>
        <div className={classes.track} aria-hidden>
          {parts.map(([code, count]) => (
            <span
              key={code}
              className={classes.part}
              data-tone={complianceLooks[code].tone}
              style={{ '--part': count }}
            />
          ))}
        </div>
      </div>
    </Tooltip>
  )
}
