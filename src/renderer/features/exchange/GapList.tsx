import { List, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPuzzle } from '@tabler/icons-react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'

type Gap = MethodResult<'exchange.offices'>['gaps'][number]

/** Longer lists are summed up. */
const most = 20

/** What this register holds back, and whose: something before it has not arrived. */
export function GapList({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { t } = useTexts()
  const about = ({ label, partition }: Gap): string => {
    if (label !== null) return label
    if (partition === 'catalog') return t('exchange.gapCatalogue')
    return t(partition.startsWith('office') ? 'exchange.gapOffice' : 'exchange.gapAgreement')
  }
  return (
    <Paper p="md" component="section" aria-labelledby="exchange-gaps">
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h5" id="exchange-gaps">
          {t('exchange.gaps')}
        </Title>
        <StatusBadge
          tone="partial"
          icon={IconPuzzle}
          label={t('exchange.gapCount', { count: gaps.length })}
        />
        <Text size="sm">{t('exchange.gapsHint')}</Text>
        <List size="sm" spacing={4}>
          {gaps.slice(0, most).map((gap, place) => (
            // One feed may lack several stretches.
            <List.Item key={`${gap.office} ${gap.partition} ${place}`}>
              {t('exchange.gap', { office: gap.office, about: about(gap), count: gap.missing })}
            </List.Item>
          ))}
          {gaps.length > most && (
            <List.Item>{t('exchange.moreGaps', { count: gaps.length - most })}</List.Item>
          )}
        </List>
      </Stack>
    </Paper>
  )
}
