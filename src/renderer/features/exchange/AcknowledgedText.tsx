import { Text } from '@mantine/core'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { OfficeExchange } from './other-offices.ts'

/** What an office is known to have: nothing but its own word says so. */
export function AcknowledgedText({ exchange }: { readonly exchange: OfficeExchange }) {
  const { t } = useTexts()
  const moment = useMoments()
  const { acknowledged } = exchange
  if (acknowledged === null) return <Text size="sm">{t('exchange.neverAnswered')}</Text>
  const { at, until, everything } = acknowledged
  return (
    <>
      <Text size="sm">
        {everything
          ? t('exchange.hasEverything')
          : until === null
            ? t('exchange.hasLess')
            : t('exchange.hasUntil', { moment: moment(until) })}
      </Text>
      <Text size="xs" c="gray.7">
        {t('exchange.saidAt', { moment: moment(at) })}
      </Text>
    </>
  )
}
