import { stateShareLow } from '../../../core/compliance/funding/reckoning.ts'
import { parseDecimal } from '../../../core/compliance/decimal.ts'
import { targetOnWrongSide } from '../../../core/compliance/indicators/course.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { useAppointmentPreview, useVerifierPreview } from '../../api/queries.ts'
import { Note } from '../../ui/Note.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { TermNotes } from '../../ui/TermNotes.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface RecordAdviceProps {
  readonly kind: RecordKind
  /** `null`: a new one. */
  readonly record: string | null
  /** What the record would say as the form stands. */
  readonly valueOf: (field: string) => FieldValue
}

/** What can be saved and is probably not meant. */
export function RecordAdvice({ kind, record, valueOf }: RecordAdviceProps) {
  const { t } = useTexts()
  const figure = (field: string) => parseDecimal(valueOf(field))
  if (kind === 'assignment') return <TermAdvice record={record} valueOf={valueOf} />
  if (kind === 'obligation') {
    const verifier = textOf(valueOf('verifier'))
    return record === null || verifier === '' ? null : (
      <VerifierAdvice obligation={record} verifier={verifier} />
    )
  }
  if (kind === 'indicator') {
    const direction = valueOf('direction')
    return targetOnWrongSide({
      direction: direction === 'decrease' || direction === 'increase' ? direction : null,
      scale: valueOf('scale') === 'percent_change' ? 'percent_change' : 'value',
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

/** Whoever had a part in what was reported is refused by the gate later: it is said now. */
function VerifierAdvice(named: { readonly obligation: string; readonly verifier: string }) {
  const { t } = useTexts()
  const warning = useVerifierPreview(named).data?.warning ?? null
  return warning === null ? null : <Note tone="partial">{refusalText(warning, t)}</Note>
}

/** When a term would end, and who would hold the post at the same time. */
function TermAdvice({ record, valueOf }: Omit<RecordAdviceProps, 'kind'>) {
  const post = textOf(valueOf('post'))
  const dateOf = (field: string) => textOf(valueOf(field)) || null
  const preview = useAppointmentPreview(
    post === ''
      ? null
      : { assignment: record, post, from: dateOf('from'), to: dateOf('to'), ends: [] },
  )
  return preview.data === undefined ? null : <TermNotes preview={preview.data} />
}
