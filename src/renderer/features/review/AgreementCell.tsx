import { Text } from '@mantine/core'
import type { ReadinessRow } from '../../../contract/review.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface AgreementCellProps {
  readonly row: Pick<ReadinessRow, 'agreementNumber' | 'agreementTitle'>
}

/** The number of an agreement above its title. */
export function AgreementCell({ row }: AgreementCellProps) {
  const { t } = useTexts()
  return (
    <>
      {row.agreementNumber ?? t('common.numberUnknown')}
      {row.agreementTitle !== null && (
        <Text size="xs" c="dimmed" lineClamp={2} title={row.agreementTitle}>
          {row.agreementTitle}
        </Text>
      )}
    </>
  )
}
