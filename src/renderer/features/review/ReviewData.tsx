import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconAlertTriangle,
  IconCalendarPlus,
  IconFileUpload,
  IconGavel,
  IconGitFork,
  IconArrowMerge,
  IconArrowRight,
  IconArrowsDiff,
  IconArrowsSplit2,
  IconCheck,
  IconDatabaseExclamation,
  IconHistory,
  IconListCheck,
  IconPencil,
  IconTrash,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { acceptableIssues, issueKinds, settledIssues } from '../../../contract/issue-rows.ts'
import { type IssueRow } from '../../../contract/rows.ts'
import { useAction } from '../../api/actions.ts'
import { useList, useReviewCounts } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { emptyView, type ListView, whereIs } from '../../state/route.ts'
import { screenOfRecord } from '../../state/screen-of-record.ts'
import { useReturnFile } from '../../state/use-return-file.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { kindLabel } from '../../ui/known-labels.ts'
import { CodeChips } from '../../ui/CodeChips.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { RowSaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AcceptIssueDialog, issueSubject } from './AcceptIssueDialog.tsx'
import { curesOf, type IssueCure } from './issue-cure.ts'
import { MergeDialog } from './MergeDialog.tsx'

/** What the data cannot be, each with its cure one step away. */
export function ReviewData({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const person = usePerson()
  const [merging, setMerging] = useState<{
    readonly issue: IssueRow
    readonly again: boolean
  } | null>(null)
  const accepting = useScreenForm('acceptIssue')
  const accepted = useIssueCalled(accepting.subject)
  const separate = useAction('records.separate')
  const relist = useAction('issues.reopen')
  const giving = useReturnFile()
  const giveBack = async (id: string): Promise<void> => {
    if (await giving.giveBack(id)) {
      notifications.show({ color: 'green', message: t('evidence.returned') })
    }
  }
  const counts = useReviewCounts('issues')
  const listing = useListing('issues', {
    view,
    onView: (next) => see({ screen: 'review', part: 'data', view: next }),
  })
  const seeHistory = ({ kind, record, recordKind, label }: IssueRow): void =>
    show({
      panel: 'history',
      record,
      label: `${t(`issues.${kind}`)}: ${label === '' ? kindLabel(recordKind, t) : label}`,
    })
  const seeRecord = (issue: IssueRow): void => {
    const screen = screenOfRecord(issue)
    if (screen === null) seeHistory(issue)
    else go(screen)
  }
  const labelOf = (code: string): string => {
    const kind = issueKinds.find((known) => known === code)
    return kind === undefined ? code : t(`issues.${kind}`)
  }
  const withdraw = ({ record, recordKind }: IssueRow): void =>
    show({
      panel: 'withdraw',
      record,
      title: t('review.withdraw', { kind: kindLabel(recordKind, t) }),
      text: t('obligations.withdrawText'),
    })
  const cure = (issue: IssueRow, chosen: IssueCure): void => {
    switch (chosen.cure) {
      case 'merge':
      case 'merge_again':
        return setMerging({ issue, again: chosen.cure === 'merge_again' })
      case 'separate':
        if (person !== null) void separate.run({ as: person, id: issue.record })
        return
      case 'decide':
        return go({
          screen: 'conflicts',
          view: { ...emptyView, filters: [whereIs('record', issue.record)] },
          conflict: null,
        })
      case 'withdraw':
        return withdraw(issue)
      case 'history':
        return seeHistory(issue)
      case 'edit':
        return show({ panel: 'edit', record: chosen.record, fields: chosen.fields })
      case 'verdict':
      case 'extension':
        go({ screen: 'obligation', id: chosen.obligation })
        return show({ panel: chosen.cure, obligation: chosen.obligation })
      case 'file':
        return void giveBack(chosen.record)
      case 'choose':
      case 'open':
        return go(chosen.screen)
    }
  }
  const refused = separate.refused ?? relist.refused ?? giving.refused
  return (
    <>
      <CodeChips counts={counts.data ?? []} field="kind" labelOf={labelOf} listing={listing} />
      {refused !== null && <ErrorNote refusal={refused} />}
      <RecordList
        label={t('review.parts.data')}
        listing={{
          ...listing,
          rows: listing.rows.map((row) => ({ ...row, withdrawn: row.accepted })),
        }}
        columns={useColumns({
          onCure: cure,
          onAccept: (issue) => accepting.show(issueSubject(issue)),
          onRelist: (issue) => {
            if (person !== null) void relist.run({ as: person, id: issue.id })
          },
        })}
        filters={[{ kind: 'withdrawn', label: t('review.showAccepted') }]}
        onOpen={seeRecord}
        minWidth={960}
        empty={{
          title: t('review.emptyData'),
          hint: t('review.emptyHint'),
          icon: IconDatabaseExclamation,
        }}
      />
      {merging !== null && (
        <MergeDialog issue={merging.issue} again={merging.again} onClose={() => setMerging(null)} />
      )}
      {accepted !== null && <AcceptIssueDialog issue={accepted} onClose={accepting.close} />}
    </>
  )
}

/** It need not be on the page of the list that is shown. */
function useIssueCalled(subject: string | null): IssueRow | null {
  const record = subject?.split('_')[0] ?? ''
  const found = useList(
    'issues',
    { where: [whereIs('record', record)], limit: 100 },
    { enabled: subject !== null },
  )
  if (subject === null) return null
  return found.data?.rows.find((issue) => issueSubject(issue) === subject) ?? null
}

interface IssueActions {
  readonly onCure: (issue: IssueRow, cure: IssueCure) => void
  readonly onAccept: (issue: IssueRow) => void
  readonly onRelist: (issue: IssueRow) => void
}

function useColumns(actions: IssueActions): readonly Column<IssueRow>[] {
  const { t } = useTexts()
  return [
    {
      key: 'kind',
      header: t('review.kind'),
      sort: 'kind',
      width: '36%',
      cell: ({ kind }) => (
        <StatusBadge tone="bad" icon={IconAlertTriangle} label={t(`issues.${kind}`)} />
      ),
      note: ({ kind, accepted }) => (
        <Text size="xs" c="dimmed">
          {accepted === null
            ? t(`issueAdvice.${kind}`)
            : t(settledIssues.includes(kind) ? 'review.settled' : 'review.accepted', {
                reason: accepted,
              })}
        </Text>
      ),
    },
    {
      key: 'record',
      header: t('review.records'),
      width: '28%',
      cell: ({ recordKind, label, otherLabel }) => (
        <>
          <Text size="xs" c="dimmed">
            {kindLabel(recordKind, t)}
          </Text>
          <Text size="sm" lineClamp={2} title={label}>
            {label}
          </Text>
          {otherLabel !== null && (
            <Text size="sm" lineClamp={2} title={otherLabel}>
              {otherLabel}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'detail',
      header: t('review.detail'),
      width: '14%',
      cell: ({ detail }) => (
        <Text size="sm" lineClamp={3} title={detail}>
          {detail}
        </Text>
      ),
    },
    {
      key: 'cure',
      header: t('review.cure'),
      width: '22%',
      cell: (issue) => <Cures issue={issue} {...actions} />,
    },
  ]
}

/** Does this and does not open the row as well. */
const only =
  (act: () => void) =>
  (event: { stopPropagation: () => void }): void => {
    event.stopPropagation()
    act()
  }

const pictures = {
  merge: IconArrowMerge,
  merge_again: IconArrowMerge,
  separate: IconArrowsSplit2,
  open: IconArrowRight,
  decide: IconArrowsDiff,
  edit: IconPencil,
  withdraw: IconTrash,
  history: IconHistory,
  verdict: IconGavel,
  extension: IconCalendarPlus,
  choose: IconGitFork,
  file: IconFileUpload,
} as const satisfies Record<IssueCure['cure'], Icon>

/** What only leads somewhere saves nothing. */
const leading: readonly IssueCure['cure'][] = ['open', 'choose', 'decide', 'history']

function Cures({ issue, onCure, onAccept, onRelist }: IssueActions & { readonly issue: IssueRow }) {
  const { t } = useTexts()
  if (issue.accepted !== null) {
    return (
      <RowSaveButton
        size="compact-sm"
        variant="default"
        leftSection={<IconListCheck size={14} aria-hidden />}
        onClick={only(() => onRelist(issue))}
      >
        {t('review.relist')}
      </RowSaveButton>
    )
  }
  const settled = settledIssues.includes(issue.kind)
  return (
    <Group gap="xs">
      {curesOf(issue).map((one, index) => {
        const Picture = pictures[one.cure]
        const CureButton = leading.includes(one.cure) ? Button : RowSaveButton
        return (
          <CureButton
            key={one.cure}
            size="compact-sm"
            variant={index === 0 ? 'light' : 'default'}
            leftSection={<Picture size={14} aria-hidden />}
            onClick={only(() => onCure(issue, one))}
          >
            {t(`review.cures.${one.cure}`)}
          </CureButton>
        )
      })}
      {(settled || acceptableIssues.includes(issue.kind)) && (
        <RowSaveButton
          size="compact-sm"
          variant="default"
          leftSection={<IconCheck size={14} aria-hidden />}
          onClick={only(() => onAccept(issue))}
        >
          {t(settled ? 'review.settle' : 'review.accept')}
        </RowSaveButton>
      )}
    </Group>
  )
}
