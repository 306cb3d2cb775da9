import { Text } from '@mantine/core'
import { IconAlertTriangle, IconWriting } from '@tabler/icons-react'
import { draftingChecks } from '../../../contract/capture.ts'
import type { WeakRow } from '../../../contract/review.ts'
import { useReviewCounts } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView, type ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { CodeChips } from '../../ui/CodeChips.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AgreementCell } from './AgreementCell.tsx'

/** What to look at again in agreements that are saved, with what to do about it. */
export function ReviewDrafting({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const counts = useReviewCounts('weak')
  const listing = useListing('weak', {
    view,
    onView: (next) => see({ screen: 'review', part: 'drafting', view: next }),
  })
  const options = draftingChecks.map((check) => ({
    value: check,
    label: t(`checks.${check}.label`),
  }))
  return (
    <>
      <CodeChips
        counts={counts.data ?? []}
        field="check"
        labelOf={(code) => options.find(({ value }) => value === code)?.label ?? code}
        listing={listing}
      />
      <RecordList
        label={t('review.parts.drafting')}
        listing={listing}
        columns={useColumns()}
        filters={[]}
        onOpen={({ agreement }) => go({ screen: 'agreement', id: agreement, view: emptyView })}
        minWidth={960}
        empty={{
          title: t('review.emptyDrafting'),
          hint: t('review.emptyHint'),
          icon: IconWriting,
        }}
      />
    </>
  )
}

function useColumns(): readonly Column<WeakRow>[] {
  const { t } = useTexts()
  return [
    {
      key: 'check',
      header: t('review.check'),
      sort: 'check',
      width: '32%',
      cell: ({ check }) => (
        <StatusBadge tone="partial" icon={IconAlertTriangle} label={t(`checks.${check}.label`)} />
      ),
      note: ({ check }) => (
        <Text size="xs" c="dimmed">
          {t(`checks.${check}.advice`)}
        </Text>
      ),
    },
    {
      key: 'agreement',
      header: t('review.agreement'),
      width: '24%',
      cell: (row) => <AgreementCell row={row} />,
    },
    { key: 'session', header: t('review.session'), sort: 'session', cell: (row) => row.session },
    {
      key: 'clause',
      header: t('review.clause'),
      width: '32%',
      cell: ({ clauseOrder, text }) => (
        <Text size="sm" lineClamp={3} title={text}>
          {clauseOrder === null ? text : `${clauseOrder}. ${text}`}
        </Text>
      ),
    },
  ]
}
