import { Group, Text } from '@mantine/core'
import { IconCalendarTime, IconCircleCheck, IconClock, IconUserOff } from '@tabler/icons-react'
import type { TermRow } from '../../../contract/rows.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { MonthTables } from './MonthTables.tsx'

const looks = {
  coming: { tone: 'neutral', icon: IconClock },
  running: { tone: 'active', icon: IconCircleCheck },
  ended: { tone: 'bad', icon: IconUserOff },
} as const

/** Who leaves a post when, and which single posts nobody holds any more. */
export function DeadlineTerms({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const listing = useListing('terms', {
    view,
    onView: (next) => see({ screen: 'deadlines', part: 'terms', view: next }),
    where: [{ field: 'pending', operator: '=', values: ['true'] }],
    order: [{ field: 'endsOn', descending: false }],
  })
  const columns = useTermColumns()
  return (
    <>
      <Text size="sm">{t('deadlines.termsHint')}</Text>
      <MonthTables
        listing={listing}
        columns={columns}
        dayOf={({ endsOn }) => endsOn}
        onOpen={({ unit }) => go({ screen: 'units', unit, day: null })}
        empty={{
          title: t('deadlines.emptyTerms'),
          hint: t('deadlines.emptyHint'),
          icon: IconCalendarTime,
        }}
      />
    </>
  )
}

function useTermColumns(): readonly Column<TermRow>[] {
  const { t, language } = useTexts()
  return [
    { key: 'person', header: t('deadlines.person'), cell: ({ personName }) => personName },
    {
      key: 'post',
      header: t('deadlines.post'),
      cell: (row) => (language === 'en' ? (row.postNameEnglish ?? row.postName) : row.postName),
    },
    { key: 'unit', header: t('deadlines.unit'), cell: ({ unitName, unit }) => unitName ?? unit },
    {
      key: 'from',
      header: t('deadlines.from'),
      width: '8rem',
      cell: ({ from }) => (from === null ? null : formatDay(from, language)),
    },
    {
      key: 'to',
      header: t('deadlines.to'),
      width: '10rem',
      cell: ({ to, derived }) => (
        <Group gap={6}>
          {formatDay(to, language)}
          {derived && (
            <Text size="xs" c="dimmed" component="span" title={t('deadlines.derivedHint')}>
              {t('deadlines.derived')}
            </Text>
          )}
        </Group>
      ),
    },
    {
      key: 'state',
      header: t('deadlines.state'),
      width: '13rem',
      cell: (row) => (
        <StatusBadge {...looks[row.state]} label={t(`deadlines.states.${row.state}`)} />
      ),
    },
  ]
}
