import { complianceCodes } from '../../../core/compliance/codes.ts'
import { agreementKinds } from '../../../core/schema/codes.ts'
import { codeOptions } from '../../ui/code-labels.ts'
import type { FilterChoice } from '../../ui/listing.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** What a list of agreements can be narrowed by. */
export function useAgreementFilters(): readonly FilterChoice[] {
  const { t } = useTexts()
  return [
    {
      kind: 'codes',
      field: 'kind',
      label: t('agreements.kind'),
      options: codeOptions(agreementKinds, t),
    },
    {
      kind: 'codes',
      field: 'compliance',
      label: t('agreements.compliance'),
      options: codeOptions(complianceCodes, t),
    },
    { kind: 'withdrawn' },
  ]
}
