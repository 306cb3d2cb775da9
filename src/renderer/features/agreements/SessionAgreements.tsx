import { Button } from '@mantine/core'
import { IconFileImport, IconFileOff } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView, type ListView, whereIs } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { RecordList } from '../../ui/RecordList.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { useAgreementColumns } from './use-agreement-columns.tsx'
import { useAgreementFilters } from './use-agreement-filters.ts'

/** What one session agreed. */
export function SessionAgreements({ session, view }: { session: string; view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const columns = useAgreementColumns()
  const filters = useAgreementFilters()
  const listing = useListing('agreements', {
    view,
    onView: (next) => see({ screen: 'session', id: session, view: next }),
    where: [whereIs('sessionId', session)],
  })
  return (
    <RecordList
      label={t('agreements.list')}
      listing={listing}
      columns={columns}
      filters={filters}
      onOpen={({ id }) => go({ screen: 'agreement', id, view: emptyView })}
      empty={{
        title: t('agreements.empty'),
        hint: t('agreements.emptyHint'),
        icon: IconFileOff,
        action: (
          <Button
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => go({ screen: 'capture' })}
          >
            {t('nav.capture')}
          </Button>
        ),
      }}
    />
  )
}
