import { Button, Stack } from '@mantine/core'
import { IconCalendarOff, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { Dashboard } from './Dashboard.tsx'
import { useSessionColumns } from './use-session-columns.tsx'

/** The roman numeral follows from the ordinal. */
const newSessionFields = ['body', 'ordinal', 'type', 'date', 'estimatedDate', 'venue']

export function SessionsScreen({ view }: { view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const columns = useSessionColumns()
  const listing = useListing('sessions', {
    view,
    onView: (next) => see({ screen: 'sessions', view: next }),
  })
  return (
    <Stack gap="lg">
      <PageHeader
        title={t('sessions.title')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() =>
                show({
                  panel: 'add',
                  kind: 'session',
                  title: t('sessions.add'),
                  fields: newSessionFields,
                  given: { type: 'ordinary' },
                })
              }
            >
              {t('sessions.add')}
            </Button>
            <Button
              leftSection={<IconFileImport size={16} aria-hidden />}
              onClick={() => go({ screen: 'capture' })}
            >
              {t('nav.capture')}
            </Button>
          </>
        }
      />
      <Dashboard />
      <RecordList
        label={t('sessions.title')}
        listing={listing}
        columns={columns}
        filters={[
          {
            kind: 'condition',
            label: t('sessions.onlyWithAgreements'),
            filter: { field: 'agreements', operator: '>', values: ['0'] },
          },
        ]}
        onOpen={({ id }) => go({ screen: 'session', id, view: emptyView })}
        empty={{
          title: t('sessions.empty'),
          hint: t('sessions.emptyHint'),
          icon: IconCalendarOff,
        }}
      />
    </Stack>
  )
}
