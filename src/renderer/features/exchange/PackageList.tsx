import { Modal, Stack, Text } from '@mantine/core'
import {
  IconCircleCheck,
  IconHourglass,
  IconPackage,
  IconPackageExport,
  IconPackageImport,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ListRow } from '../../../contract/rows.ts'
import { packageDirections } from '../../../core/schema/codes.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { ListView } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatNumber, formatSize } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { baseName } from './base-name.ts'

type PackageRow = ListRow<'packages'>

/** What went out and what came in, the newest first. */
export function PackageList({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const [opened, setOpened] = useState<PackageRow | null>(null)
  const listing = useListing('packages', {
    view,
    onView: (next) => see({ screen: 'exchange', part: 'packages', view: next }),
  })
  return (
    <>
      <RecordList
        label={t('exchange.parts.packages')}
        listing={listing}
        columns={useColumns()}
        filters={[
          {
            kind: 'codes',
            field: 'direction',
            label: t('exchange.columns.direction'),
            options: packageDirections.map((value) => ({
              value,
              label: t(`codes.packageDirections.${value}`),
            })),
          },
        ]}
        onOpen={setOpened}
        minWidth={820}
        empty={{
          title: t('exchange.noPackages'),
          hint: t('exchange.noPackagesHint'),
          icon: IconPackage,
        }}
      />
      {opened !== null && <PackageDialog row={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function useColumns(): readonly Column<PackageRow>[] {
  const { t, language } = useTexts()
  const moment = useMoments()
  return [
    {
      key: 'at',
      header: t('exchange.columns.at'),
      sort: 'at',
      width: '11rem',
      cell: ({ at }) => <Text size="sm">{moment(at)}</Text>,
    },
    {
      key: 'direction',
      header: t('exchange.columns.direction'),
      sort: 'direction',
      width: '9rem',
      cell: ({ direction }) => (
        <StatusBadge
          tone={direction === 'sent' ? 'active' : 'neutral'}
          icon={direction === 'sent' ? IconPackageExport : IconPackageImport}
          label={t(`codes.packageDirections.${direction}`)}
        />
      ),
    },
    {
      key: 'counterpart',
      header: t('exchange.columns.office'),
      sort: 'counterpart',
      cell: (row) => (
        <Stack gap={2} align="flex-start">
          <Text size="sm" lineClamp={2}>
            {counterpartOf(row, t('exchange.whoeverHasWords'))}
          </Text>
          <Text size="xs" c="gray.7" truncate title={row.file} maw="100%">
            {baseName(row.file)}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'kind',
      header: t('exchange.columns.kind'),
      sort: 'kind',
      width: '9rem',
      cell: ({ kind }) => <Text size="sm">{t(`codes.packageKinds.${kind}`)}</Text>,
    },
    {
      key: 'changes',
      header: t('exchange.columns.changes'),
      sort: 'changes',
      width: '6.5rem',
      align: 'right',
      cell: ({ changes }) => formatNumber(changes, language, 0),
    },
    {
      key: 'bytes',
      header: t('exchange.columns.size'),
      sort: 'bytes',
      width: '6.5rem',
      align: 'right',
      cell: ({ bytes }) => formatSize(bytes, language),
    },
    {
      key: 'acknowledged',
      header: t('exchange.columns.acknowledged'),
      width: '10rem',
      cell: (row) => <Arrived row={row} />,
    },
  ]
}

const counterpartOf = ({ counterpart, direction }: PackageRow, nobody: string): string =>
  counterpart === '' && direction === 'sent' ? nobody : counterpart

/** Whether a package that was sent to offices is known to have arrived. */
function Arrived({ row: { direction, acknowledged, counterpart } }: { readonly row: PackageRow }) {
  const { t } = useTexts()
  if (direction === 'received' || counterpart === '') return null
  return acknowledged ? (
    <StatusBadge tone="good" icon={IconCircleCheck} label={t('exchange.arrived')} />
  ) : (
    <StatusBadge
      tone="neutral"
      icon={IconHourglass}
      label={t('exchange.unanswered')}
      hint={t('exchange.unansweredHint')}
    />
  )
}

function PackageDialog({
  row,
  onClose,
}: {
  readonly row: PackageRow
  readonly onClose: () => void
}) {
  const { t, language } = useTexts()
  const moment = useMoments()
  return (
    <Modal opened size="lg" onClose={onClose} title={t('exchange.package')}>
      <KeyValues
        items={[
          {
            label: t('exchange.columns.direction'),
            value: t(`codes.packageDirections.${row.direction}`),
          },
          {
            label: t('exchange.columns.office'),
            value: counterpartOf(row, t('exchange.whoeverHasWords')),
          },
          { label: t('exchange.columns.kind'), value: t(`codes.packageKinds.${row.kind}`) },
          { label: t('exchange.columns.at'), value: moment(row.at) },
          { label: t('exchange.columns.file'), value: row.file },
          { label: t('exchange.columns.size'), value: formatSize(row.bytes, language) },
          {
            label: t('exchange.columns.changes'),
            value: formatNumber(row.changes, language, 0),
          },
          {
            label: t('exchange.columns.attachments'),
            value: formatNumber(row.attachments, language, 0),
          },
          { label: t('fields.sha256'), value: <HashText sha256={row.sha256} /> },
        ]}
      />
    </Modal>
  )
}
