import { Button, Group, Select, Stack, Tabs } from '@mantine/core'
import {
  IconAlertTriangle,
  IconHelpCircle,
  IconHourglass,
  IconSettings,
  IconUserOff,
} from '@tabler/icons-react'
import { useList, useUnitTree } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import {
  type DeadlinePart,
  deadlineParts,
  emptyView,
  type ListView,
  setFilter,
  whereIs,
} from '../../state/route.ts'
import { chosenValues } from '../../ui/listing.ts'
import { sessionName } from '../../ui/names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { CalendarExport } from './CalendarExport.tsx'
import { DeadlineObligations } from './DeadlineObligations.tsx'
import { DeadlineTerms } from './DeadlineTerms.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'

const icons = {
  overdue: IconAlertTriangle,
  soon: IconHourglass,
  undetermined: IconHelpCircle,
  terms: IconUserOff,
} as const

interface DeadlinesScreenProps {
  readonly part: DeadlinePart
  readonly view: ListView
}

/** What is late, what will be, what has no date yet, and whose term runs out. */
export function DeadlinesScreen({ part, view }: DeadlinesScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const setting = useScreenForm('settings')
  const turnTo = (next: DeadlinePart) => {
    // Units have terms too; sessions have none.
    const filters = view.filters.filter(({ field }) => next !== 'terms' || field === 'unit')
    see({ screen: 'deadlines', part: next, view: { ...emptyView, filters } })
  }
  return (
    <Stack gap="md">
      <PageHeader
        title={t('deadlines.title')}
        actions={
          <>
            <CalendarExport where={view.filters} />
            <Button
              variant="default"
              leftSection={<IconSettings size={16} aria-hidden />}
              onClick={() => setting.show('')}
            >
              {t('officeSettings.open')}
            </Button>
          </>
        }
      />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => {
          const found = deadlineParts.find((known) => known === next)
          if (found !== undefined) turnTo(found)
        }}
      >
        <Tabs.List>
          {deadlineParts.map((name) => {
            const Picture = icons[name]
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Picture size={16} aria-hidden />}>
                {t(`deadlines.parts.${name}`)}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        <Tabs.Panel value={part} pt="md">
          <Stack gap="md">
            <Narrowing part={part} view={view} />
            {part === 'terms' ? (
              <DeadlineTerms view={view} />
            ) : (
              <DeadlineObligations key={part} part={part} view={view} />
            )}
          </Stack>
        </Tabs.Panel>
      </Tabs>
      {setting.subject !== null && <SettingsDialog onClose={setting.close} />}
    </Stack>
  )
}

/** By unit, entity and session. */
function Narrowing({ part, view }: DeadlinesScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const units = useUnitTree()
  const sessions = useList('sessions', { limit: 1000 })
  const chosen = (field: string) => chosenValues(view.filters, { field, operator: '=' })[0] ?? null
  const choose = (field: string, value: string | null) => {
    const filter = value === null ? { ...whereIs(field), values: [] } : whereIs(field, value)
    see({ screen: 'deadlines', part, view: setFilter(view, filter) })
  }
  return (
    <Group gap="sm">
      <UnitPicker
        units={units.data ?? []}
        value={chosen('unit')}
        onChange={(code) => choose('unit', code)}
        aria-label={t('deadlines.unit')}
        placeholder={t('deadlines.anyUnit')}
        clearable
      />
      {part !== 'terms' && (
        <Select
          aria-label={t('deadlines.session')}
          placeholder={t('deadlines.anySession')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          value={chosen('session')}
          onChange={(id) => choose('session', id)}
          data={(sessions.data?.rows ?? []).map((session) => ({
            value: session.id,
            label: sessionName(session, t),
          }))}
        />
      )}
    </Group>
  )
}
