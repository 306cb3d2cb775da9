import { Text } from '@mantine/core'
import { formatNumber, formatSize } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { isWaiting, type OtherOffice } from './other-offices.ts'

/** What would go to an office, in words. */
export function WaitingText({ office }: { readonly office: OtherOffice }) {
  const { t, language } = useTexts()
  const { changes, attachments, bytes, atLeast, unvouched, whole } = office.exchange.waiting
  if (office.revoked) return <Text size="sm">{t('exchange.nothingToRevoked')}</Text>
  const number = formatNumber(changes, language, 0)
  return (
    <>
      <Text size="sm" fw={isWaiting(office) ? 500 : 400}>
        {!isWaiting(office)
          ? t('exchange.nothingWaits')
          : t(atLeast ? 'exchange.changesAtLeast' : 'exchange.changes', { count: changes, number })}
      </Text>
      {attachments > 0 && (
        <Text size="xs" c="gray.7">
          {t('exchange.files', { count: attachments, size: formatSize(bytes, language) })}
        </Text>
      )}
      {whole && isWaiting(office) && (
        <Text size="xs" c="gray.7">
          {t('exchange.wholeHint')}
        </Text>
      )}
      {unvouched > 0 && (
        <Text size="xs" c="gray.7">
          {t('exchange.unvouched', { count: unvouched })}
        </Text>
      )}
    </>
  )
}
