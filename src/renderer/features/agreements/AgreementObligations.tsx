import { Stack, Title } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import { type ListView, whereIs } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { RecordList } from '../../ui/RecordList.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useObligationFilters } from '../../ui/use-obligation-filters.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** The obligations of one agreement: a clause by one unit each. */
export function AgreementObligations({ agreement, view }: { agreement: string; view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const columns = useObligationColumns({ withAgreement: false })
  const filters = useObligationFilters()
  const listing = useListing('obligations', {
    view,
    onView: (next) => see({ screen: 'agreement', id: agreement, view: next }),
    where: [whereIs('agreement', agreement)],
  })
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('agreements.obligations')}
      </Title>
      <RecordList
        label={t('agreements.obligations')}
        listing={listing}
        columns={columns}
        filters={filters}
        onOpen={({ id }) => go({ screen: 'obligation', id })}
        empty={{
          title: t('obligations.empty'),
          hint: t('obligations.emptyHint'),
          icon: IconListCheck,
        }}
      />
    </Stack>
  )
}
