import { stateShareLow } from '../../../core/compliance/funding/reckoning.ts'
import { parseDecimal } from '../../../core/compliance/decimal.ts'
import { targetOnWrongSide } from '../../../core/compliance/indicators/course.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface RecordAdviceProps {
  readonly kind: RecordKind
  /** What the record would say as the form stands. */
  readonly valueOf: (field: string) => FieldValue
}

/** What can be saved and is probably not meant. */
export function RecordAdvice({ kind, valueOf }: RecordAdviceProps) {
  const { t } = useTexts()
  const figure = (field: string) => parseDecimal(valueOf(field))
  if (kind === 'indicator') {
    const direction = valueOf('direction')
    return targetOnWrongSide({
      direction: direction === 'decrease' || direction === 'increase' ? direction : null,
      measure: textOf(valueOf('measure')),
      baselineValue: figure('baselineValue'),
      target: figure('target'),
    }) ? (
      <Note tone="partial">{t('indicators.targetDoubtful')}</Note>
    ) : null
  }
  if (kind !== 'funding') return null
  return stateShareLow({
    federalAmount: figure('federalAmount'),
    stateShare: figure('stateShare'),
  }) ? (
    <Note tone="partial">{t('funding.shareLow')}</Note>
  ) : null
}
