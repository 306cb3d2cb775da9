import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconListCheck } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useObligationFilters } from '../../ui/use-obligation-filters.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Every obligation of the register. */
export function ObligationsScreen({ view }: { view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const columns = useObligationColumns({ withAgreement: true })
  const filters = useObligationFilters()
  const listing = useListing('obligations', {
    view,
    onView: (next) => see({ screen: 'obligations', view: next }),
  })
  return (
    <Stack gap="md">
      <PageHeader title={t('obligations.title')} />
      <RecordList
        label={t('obligations.title')}
        listing={listing}
        columns={columns}
        filters={[...filters, { kind: 'given', field: 'unit', label: t('obligations.unit') }]}
        onOpen={({ id }) => go({ screen: 'obligation', id })}
        minWidth={960}
        empty={{
          title: t('obligations.empty'),
          hint: t('obligations.emptyHint'),
          icon: IconListCheck,
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
    </Stack>
  )
}
