import { Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { IconBan, IconBellOff, IconBuildingBank, IconBuilding } from '@tabler/icons-react'
import { useContext, useState, type ReactNode } from 'react'
import { WhyNothingIsSaved } from '../../ui/SaveButton.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AcknowledgedText } from './AcknowledgedText.tsx'
import { EndOfficeDialog, type Ended } from './EndOfficeDialog.tsx'
import { LastPackageText } from './LastPackageText.tsx'
import { OfficeMenu } from './OfficeMenu.tsx'
import type { OtherOffice } from './other-offices.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import { scopeText } from './scope-text.ts'
import { WaitingText } from './WaitingText.tsx'

interface OfficeCardProps {
  readonly office: OtherOffice
  /** The register's own office coordinates, and this one is not ended. */
  readonly mayChange: boolean
}

/** One office: who it is, what it may have, and how the exchange with it stands. */
export function OfficeCard({ office, mayChange }: OfficeCardProps) {
  const { t } = useTexts()
  const why = useContext(WhyNothingIsSaved)
  const [open, setOpen] = useState<'scope' | Ended | null>(null)
  const { name, coordinating, revoked, exchange } = office
  const { silent, silentDays } = exchange
  const close = () => setOpen(null)
  const heading = `office-${office.id}`
  return (
    <Paper p="md" component="li" aria-labelledby={heading}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={4} miw={0}>
          <Group gap="sm">
            <Text fw={600} id={heading}>
              {name}
            </Text>
            {coordinating && (
              <StatusBadge
                tone="active"
                icon={IconBuildingBank}
                label={t('exchange.coordinating')}
                hint={t('exchange.coordinatingHint')}
              />
            )}
            {revoked && (
              <StatusBadge
                tone="bad"
                icon={IconBan}
                label={t('exchange.revoked')}
                hint={t('exchange.revokedHint')}
              />
            )}
            {silent && silentDays !== null && (
              <StatusBadge
                tone="partial"
                icon={IconBellOff}
                label={t('exchange.silentFor', { count: silentDays })}
              />
            )}
          </Group>
          <Group gap={6} wrap="nowrap" c="gray.7">
            <IconBuilding size={14} aria-hidden />
            <Text size="sm">{t('exchange.receives', { scope: scopeText(office, t) })}</Text>
          </Group>
        </Stack>
        {mayChange && why === null && (
          <OfficeMenu office={office} onScope={() => setOpen('scope')} onEnd={setOpen} />
        )}
      </Group>
      <Grid mt="sm" gap="md">
        <Fact label={t('exchange.acknowledged')}>
          <AcknowledgedText exchange={exchange} />
        </Fact>
        <Fact label={t('exchange.waiting')}>
          <WaitingText office={office} />
        </Fact>
        <Fact label={t('exchange.lastSent')}>
          <LastPackageText last={exchange.lastSent} />
        </Fact>
        <Fact label={t('exchange.lastReceived')}>
          <LastPackageText last={exchange.lastReceived} />
        </Fact>
      </Grid>
      {open === 'scope' && <ScopeDialog office={office} onClose={close} />}
      {open !== null && open !== 'scope' && (
        <EndOfficeDialog office={office} ended={open} onClose={close} />
      )}
    </Paper>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Grid.Col span={{ base: 6, lg: 3 }}>
      <Text size="xs" c="gray.7">
        {label}
      </Text>
      {children}
    </Grid.Col>
  )
}
