import { Text } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import type { Filter, ObligationRow } from '../../../contract/rows.ts'
import { useSettings } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { DeadlinePart, ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { MonthTables } from './MonthTables.tsx'

type ObligationPart = Exclude<DeadlinePart, 'terms'>

interface DeadlineObligationsProps {
  readonly part: ObligationPart
  readonly view: ListView
}

const about: Readonly<Record<ObligationPart, readonly Filter[]>> = {
  overdue: [{ field: 'overdue', operator: '=', values: ['true'] }],
  soon: [{ field: 'dueSoon', operator: '=', values: ['true'] }],
  undetermined: [
    { field: 'dueMissing', operator: '!=', values: [''] },
    { field: 'compliance', operator: '!=', values: ['met', 'moot'] },
  ],
}

/** Obligations by the month in which they are due, or might be. */
export function DeadlineObligations({ part, view }: DeadlineObligationsProps) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const settings = useSettings()
  const listing = useListing('obligations', {
    view,
    onView: (next) => see({ screen: 'deadlines', part, view: next }),
    where: about[part],
    order: [{ field: 'due', descending: false }],
  })
  // Months stand in the order of days: nothing here is sorted otherwise.
  const columns = useObligationColumns({ withAgreement: true })
  const waits = useWaitsColumn()
  const emptyTitles = {
    overdue: t('deadlines.emptyOverdue'),
    soon: t('deadlines.emptySoon', { count: settings.data?.dueSoonDays ?? 0 }),
    undetermined: t('deadlines.emptyUndetermined'),
  }
  return (
    <MonthTables
      listing={listing}
      columns={
        part === 'undetermined'
          ? [...columns.filter(({ key }) => key !== 'verification'), waits]
          : columns
      }
      dayOf={({ due }) => due}
      onOpen={({ id }) => go({ screen: 'obligation', id })}
      empty={{
        title: emptyTitles[part],
        hint: t('deadlines.emptyHint'),
        icon: IconCalendarTime,
      }}
    />
  )
}

/** What an obligation's date waits for. */
function useWaitsColumn(): Column<ObligationRow> {
  const { t } = useTexts()
  return {
    key: 'waits',
    header: t('deadlines.waits'),
    width: '15rem',
    cell: ({ dueMissing }) =>
      dueMissing === null ? null : <Text size="sm">{t(`due.missing.${dueMissing}`)}</Text>,
  }
}
