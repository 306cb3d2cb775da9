import { Group, Text } from '@mantine/core'
import { IconBellOff, IconCircleCheck, IconPackageExport } from '@tabler/icons-react'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { isProposed, type OtherOffice } from './other-offices.ts'

/** All offices in one line. */
export function ExchangeSummary({ others }: { readonly others: readonly OtherOffice[] }) {
  const { t } = useTexts()
  const working = others.filter(({ revoked }) => !revoked)
  const waiting = working.filter(isProposed).length
  const silent = working.filter(({ exchange }) => exchange.silent).length
  return (
    <Group gap="sm" component="output">
      <Text size="sm" fw={500}>
        {t('exchange.offices', { count: working.length })}
      </Text>
      {waiting > 0 && (
        <StatusBadge
          tone="active"
          icon={IconPackageExport}
          label={t('exchange.waitingFor', { count: waiting })}
        />
      )}
      {silent > 0 && (
        <StatusBadge
          tone="partial"
          icon={IconBellOff}
          label={t('exchange.silentOnes', { count: silent })}
        />
      )}
      {waiting === 0 && silent === 0 && (
        <StatusBadge tone="good" icon={IconCircleCheck} label={t('exchange.upToDate')} />
      )}
    </Group>
  )
}
