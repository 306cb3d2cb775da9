import { Text } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import type { ReadinessRow } from '../../../contract/review.ts'
import { auditReasons } from '../../../core/compliance/codes.ts'
import { useReviewCounts } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { codeLabel, codeOptions } from '../../ui/code-labels.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import { CodeChips } from '../../ui/CodeChips.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AgreementCell } from './AgreementCell.tsx'

/** Why obligations recorded as met would not survive an audit. */
export function ReviewAudit({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const counts = useReviewCounts('readiness')
  const listing = useListing('readiness', {
    view,
    onView: (next) => see({ screen: 'review', part: 'audit', view: next }),
  })
  const options = codeOptions(auditReasons, t)
  return (
    <>
      <CodeChips
        counts={counts.data ?? []}
        field="reason"
        labelOf={(code) => options.find(({ value }) => value === code)?.label ?? code}
        listing={listing}
      />
      <RecordList
        label={t('review.parts.audit')}
        listing={listing}
        columns={useColumns()}
        filters={[]}
        onOpen={({ obligation }) => go({ screen: 'obligation', id: obligation })}
        minWidth={960}
        empty={{
          title: t('review.emptyAudit'),
          hint: t('review.emptyHint'),
          icon: IconShieldCheck,
        }}
      />
    </>
  )
}

function useColumns(): readonly Column<ReadinessRow>[] {
  const { t, language } = useTexts()
  return [
    {
      key: 'reason',
      header: t('review.reason'),
      sort: 'reason',
      width: '42%',
      cell: ({ reason }) => (
        <StatusBadge
          tone="bad"
          icon={IconAlertTriangle}
          label={codeLabel(auditReasons, reason, t)}
        />
      ),
      note: ({ reason, days }) => (
        <Text size="xs" c="dimmed">
          {days === null ? '' : `${t('review.daysToReceipt', { count: days })} `}
          {t(`auditAdvice.${reason}`)}
        </Text>
      ),
    },
    { key: 'unit', header: t('review.unit'), sort: 'unit', cell: ({ unit }) => unit },
    {
      key: 'agreement',
      header: t('review.agreement'),
      width: '26%',
      cell: (row) => <AgreementCell row={row} />,
    },
    { key: 'session', header: t('review.session'), sort: 'session', cell: (row) => row.session },
    {
      key: 'issuedOn',
      header: t('review.issuedOn'),
      sort: 'issuedOn',
      cell: ({ issuedOn }) => (issuedOn === null ? null : formatDay(issuedOn, language)),
    },
  ]
}
