import { IconAlertTriangle, IconDatabaseExclamation } from '@tabler/icons-react'
import { issueKinds, type ListRow } from '../../../contract/rows.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { kindLabel } from '../../ui/known-labels.ts'
import { RecordList } from '../../ui/RecordList.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** What the data cannot be. Obligations and agreements open, of any other record its history. */
export function ReviewData({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const listing = useListing('issues', {
    view,
    onView: (next) => see({ screen: 'review', part: 'data', view: next }),
  })
  const options = issueKinds.map((kind) => ({ value: kind, label: t(`issues.${kind}`) }))
  return (
    <RecordList
      label={t('review.parts.data')}
      listing={listing}
      columns={useColumns()}
      filters={[{ kind: 'codes', field: 'kind', label: t('review.kind'), options }]}
      onOpen={({ record, recordKind, kind }) => {
        if (recordKind === 'obligation') go({ screen: 'obligation', id: record })
        else if (recordKind === 'agreement')
          go({ screen: 'agreement', id: record, view: emptyView })
        else show({ panel: 'history', record, label: t(`issues.${kind}`) })
      }}
      minWidth={960}
      empty={{
        title: t('review.emptyData'),
        hint: t('review.emptyHint'),
        icon: IconDatabaseExclamation,
      }}
    />
  )
}

function useColumns(): readonly Column<ListRow<'issues'>>[] {
  const { t } = useTexts()
  return [
    {
      key: 'kind',
      header: t('review.kind'),
      sort: 'kind',
      width: '50%',
      cell: ({ kind }) => (
        <StatusBadge tone="bad" icon={IconAlertTriangle} label={t(`issues.${kind}`)} />
      ),
    },
    {
      key: 'recordKind',
      header: t('review.recordKind'),
      sort: 'recordKind',
      cell: ({ recordKind }) => kindLabel(recordKind, t),
    },
    { key: 'detail', header: t('review.detail'), cell: ({ detail }) => detail },
  ]
}
