import { Button, Group, Stack } from '@mantine/core'
import {
  IconFileImport,
  IconFileOff,
  IconFilterOff,
  IconHistory,
  IconPencil,
  IconReportAnalytics,
} from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { listParams, pageSize, whereIs } from '../../state/list-params.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import {
  changeView,
  emptyView,
  isFiltered,
  type ListView,
  setFilter,
  toggleSort,
} from '../../state/route.ts'
import { agreementKinds } from '../../../core/schema/codes.ts'
import { complianceCodes } from '../../../core/compliance/codes.ts'
import { CodeFilter } from '../../ui/CodeFilter.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { sessionName } from '../../ui/names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { EmptyNote, ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { ComplianceBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { SessionFacts } from './SessionFacts.tsx'
import { useAgreementColumns } from './use-agreement-columns.tsx'

/** The fields of a session that people correct by hand. */
const editableFields = ['date', 'venue', 'gazetteDate', 'gazetteLink', 'certifiedBy', 'quorum']

export function SessionScreen({ id, view }: { id: string; view: ListView }) {
  const { t } = useTexts()
  const { go, see } = useNavigation()
  const show = useShowPanel()
  const sessions = useList('sessions', { where: [whereIs('id', id)], withdrawn: true, limit: 1 })
  const session = sessions.data?.rows[0]
  if (sessions.isError) return <ErrorNote refusal={toRefusal(sessions.error)} />
  if (sessions.isPending || session?.id !== id) {
    return sessions.data?.total === 0 ? (
      <ErrorNote refusal={{ code: 'record_unknown', details: { id } }} />
    ) : (
      <LoadingPage />
    )
  }
  const name = sessionName(session, t)
  return (
    <Stack gap="lg">
      <PageHeader
        title={name}
        crumbs={[
          {
            label: t('sessions.title'),
            onOpen: () => go({ screen: 'sessions', view: emptyView }),
          },
        ]}
        marks={<ComplianceBadge code={session.compliance} />}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              onClick={() => show({ panel: 'history', record: id, label: name })}
            >
              {t('actions.history')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => show({ panel: 'edit', record: id, fields: editableFields })}
            >
              {t('agreements.editSession')}
            </Button>
            <Button
              leftSection={<IconReportAnalytics size={16} aria-hidden />}
              onClick={() => go({ screen: 'dossier', session: id })}
            >
              {t('agreements.dossier')}
            </Button>
          </>
        }
      />
      <SessionFacts session={session} />
      <AgreementList
        session={id}
        view={view}
        onView={(next) => see({ screen: 'session', id, view: next })}
      />
    </Stack>
  )
}

interface AgreementListProps {
  readonly session: string
  readonly view: ListView
  readonly onView: (view: ListView) => void
}

function AgreementList({ session, view, onView }: AgreementListProps) {
  const { t } = useTexts()
  const { go } = useNavigation()
  const columns = useAgreementColumns()
  const list = useList('agreements', listParams(view, [whereIs('sessionId', session)]))
  const total = list.data?.total ?? 0
  return (
    <Stack gap="sm" component="section" aria-label={t('agreements.list')}>
      <Group gap="sm">
        <SearchBox
          value={view.search}
          onChange={(search) => onView(changeView(view, { search }))}
        />
        <CodeFilter
          label={t('agreements.kind')}
          values={view.filters['kind'] ?? []}
          options={agreementKinds.map((kind) => ({
            value: kind,
            label: t(`codes.agreementKinds.${kind}`),
          }))}
          onChange={(values) => onView(setFilter(view, 'kind', values))}
        />
        <CodeFilter
          label={t('agreements.compliance')}
          values={view.filters['compliance'] ?? []}
          options={complianceCodes.map((code) => ({
            value: code,
            label: t(`codes.complianceCodes.${code}`),
          }))}
          onChange={(values) => onView(setFilter(view, 'compliance', values))}
        />
      </Group>
      <ListBody
        loading={list.isPending}
        refusal={list.isError ? toRefusal(list.error) : null}
        onRetry={() => void list.refetch()}
        total={total}
        empty={
          isFiltered(view) ? (
            <EmptyNote
              title={t('agreements.noMatch')}
              hint={t('agreements.noMatchHint')}
              icon={IconFilterOff}
              action={
                <Button variant="default" onClick={() => onView(emptyView)}>
                  {t('actions.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyNote
              title={t('agreements.empty')}
              hint={t('agreements.emptyHint')}
              icon={IconFileOff}
              action={
                <Button
                  leftSection={<IconFileImport size={16} aria-hidden />}
                  onClick={() => go({ screen: 'capture' })}
                >
                  {t('nav.capture')}
                </Button>
              }
            />
          )
        }
      >
        <DataTable
          label={t('agreements.list')}
          rows={list.data?.rows ?? []}
          rowKey={(row) => row.id}
          columns={columns}
          sort={view.sort}
          onSort={(field) => onView(toggleSort(view, field))}
          onOpen={(row) => go({ screen: 'agreement', id: row.id, view: emptyView })}
          faded={(row) => row.withdrawn !== null}
        />
        <Pager
          total={total}
          page={view.page}
          pageSize={pageSize}
          onPage={(page) => onView({ ...view, page })}
        />
      </ListBody>
    </Stack>
  )
}
