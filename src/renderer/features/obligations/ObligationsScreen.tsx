import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { agreementOf, unitOf } from '../../ui/names.ts'
import { RecordList } from '../../ui/RecordList.tsx'
import { SelectionBar } from '../../ui/SelectionBar.tsx'
import { useObligationColumns } from '../../ui/use-obligation-columns.tsx'
import { useObligationFilters } from '../../ui/use-obligation-filters.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { useVerifierFilter } from './use-verifier-filter.ts'

/** Every obligation of the register. */
export function ObligationsScreen({ view }: { view: ListView }) {
  const { t, language } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const columns = useObligationColumns({ withAgreement: true })
  const filters = useObligationFilters()
  const verifier = useVerifierFilter()
  const listing = useListing('obligations', {
    view,
    onView: (next) => see({ screen: 'obligations', view: next }),
  })
  return (
    <Stack gap="md">
      <PageHeader title={t('obligations.title')} />
      <SelectionBar
        count={chosen.size}
        onAction={(action) => show({ panel: 'bulk', action, obligations: [...chosen] })}
        onClear={() => setChosen(new Set())}
      />
      <RecordList
        label={t('obligations.title')}
        listing={listing}
        columns={columns}
        filters={[
          verifier,
          ...filters,
          { kind: 'given', field: 'unit', label: t('obligations.unit') },
        ]}
        onOpen={({ id }) => go({ screen: 'obligation', id })}
        minWidth={960}
        selection={{
          chosen,
          onChoose: setChosen,
          nameOf: (row) => `${unitOf(row, language)}, ${agreementOf(row, t)}`,
        }}
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
