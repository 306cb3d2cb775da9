import { complianceCodes, responseCodes, verificationCodes } from '../../core/compliance/codes.ts'
import { clauseNatures } from '../../core/schema/codes.ts'
import { codeOptions } from './code-labels.ts'
import type { FilterChoice } from './listing.ts'
import { useTexts } from './use-texts.ts'

/** What every list of obligations can be narrowed by. */
export function useObligationFilters(): readonly FilterChoice[] {
  const { t } = useTexts()
  return [
    {
      kind: 'codes',
      field: 'compliance',
      label: t('obligations.filterCompliance'),
      options: codeOptions(complianceCodes, t),
    },
    {
      kind: 'codes',
      field: 'verification',
      label: t('obligations.filterVerification'),
      options: codeOptions(verificationCodes, t),
    },
    {
      kind: 'codes',
      field: 'response',
      label: t('obligations.filterResponse'),
      options: codeOptions(responseCodes, t),
    },
    {
      kind: 'codes',
      field: 'nature',
      label: t('obligations.filterNature'),
      options: codeOptions(clauseNatures, t),
    },
    {
      kind: 'condition',
      label: t('obligations.onlyOverdue'),
      filter: { field: 'overdue', operator: '=', values: ['true'] },
    },
    {
      kind: 'condition',
      label: t('obligations.onlyDueSoon'),
      filter: { field: 'dueSoon', operator: '=', values: ['true'] },
    },
    { kind: 'withdrawn' },
  ]
}
