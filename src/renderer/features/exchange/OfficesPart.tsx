import { Stack } from '@mantine/core'
import { IconBuildings } from '@tabler/icons-react'
import { useExchangeOffices } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { EmptyNote, ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExchangeSummary } from './ExchangeSummary.tsx'
import { GapList } from './GapList.tsx'
import { OfficeCard } from './OfficeCard.tsx'
import { byNeed, otherOffices } from './other-offices.ts'
import { RevokedInstallations } from './RevokedInstallations.tsx'

/** Every other office, those that need something first. */
export function OfficesPart() {
  const { t } = useTexts()
  const asked = useExchangeOffices()
  if (asked.isError) {
    return <ErrorNote refusal={toRefusal(asked.error)} onRetry={() => void asked.refetch()} />
  }
  if (asked.data === undefined) return <LoadingRows rows={4} />
  const { rows, gaps } = asked.data
  const own = rows.find((office) => office.own)
  const others = otherOffices(rows)
  return (
    <Stack gap="md">
      {own !== undefined && <RevokedInstallations own={own} />}
      {others.length === 0 ? (
        <EmptyNote
          icon={IconBuildings}
          title={t('exchange.alone')}
          hint={t(own?.coordinating === true ? 'exchange.aloneHint' : 'exchange.waitingHint')}
        />
      ) : (
        <>
          <ExchangeSummary others={others} />
          <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {byNeed(others).map((office) => (
              <OfficeCard
                key={office.id}
                office={office}
                mayChange={own?.coordinating === true && !office.revoked}
              />
            ))}
          </Stack>
        </>
      )}
      {gaps.length > 0 && <GapList gaps={gaps} />}
    </Stack>
  )
}
