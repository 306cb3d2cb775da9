import { Badge, Box, Button, Grid, Paper, Stack, Text } from '@mantine/core'
import { IconArrowsDiff, IconGitMerge, IconHourglass } from '@tabler/icons-react'
import type { ConflictRow } from '../../../contract/conflict-rows.ts'
import { conflictKinds } from '../../../contract/issue-rows.ts'
import { useNavigation } from '../../state/navigation.ts'
import type { ListView } from '../../state/route.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { CodeChips } from '../../ui/CodeChips.tsx'
import { fieldLabel, kindLabel } from '../../ui/known-labels.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { conflictLooks } from './conflict-looks.ts'
import { ManyDialog } from './ManyDialog.tsx'
import { useKindCounts } from './use-kind-counts.ts'

interface ConflictsScreenProps {
  readonly view: ListView
  /** The one that is shown. */
  readonly conflict: string | null
}

/** What came of offices that worked apart: the list at the left, the conflict and its decision at the right. */
export function ConflictsScreen({ view, conflict }: ConflictsScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const many = useScreenForm('conflictRule')
  const counts = useKindCounts()
  const show = (next: string | null): void => see({ screen: 'conflicts', view, conflict: next })
  const listing = useListing('conflicts', {
    view,
    onView: (next) => see({ screen: 'conflicts', view: next, conflict: null }),
  })
  const labelOf = (code: string): string => {
    const kind = conflictKinds.find((known) => known === code)
    return kind === undefined ? code : t(`issues.${kind}`)
  }
  const after = (id: string): string | null => {
    const place = listing.rows.findIndex((row) => row.id === id)
    return (listing.rows[place + 1] ?? listing.rows[place - 1])?.id ?? null
  }
  return (
    <Stack gap="md">
      <PageHeader
        title={t('conflicts.title')}
        actions={
          <Button
            variant="default"
            leftSection={<IconGitMerge size={16} aria-hidden />}
            disabled={counts.values === 0}
            onClick={() => many.show('')}
          >
            {t('conflicts.many')}
          </Button>
        }
      >
        <Text size="sm">{t('conflicts.intro')}</Text>
      </PageHeader>
      <CodeChips counts={counts.all} field="kind" labelOf={labelOf} listing={listing} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 5, xl: 4 }}>
          <RecordList
            label={t('conflicts.title')}
            listing={listing}
            columns={useColumns(conflict)}
            filters={[
              { kind: 'given', field: 'agreement', label: t('conflicts.ofAgreement') },
              { kind: 'given', field: 'record', label: t('conflicts.ofRecord') },
              { kind: 'given', field: 'obligation', label: t('conflicts.ofObligation') },
              {
                kind: 'condition',
                label: t('conflicts.onlyValues'),
                filter: { field: 'kind', operator: '=', values: ['values_differ'] },
              },
            ]}
            onOpen={(row) => show(row.id)}
            minWidth={280}
            empty={{
              title: t('conflicts.empty'),
              hint: t('conflicts.emptyHint'),
              icon: IconArrowsDiff,
            }}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 7, xl: 8 }}>
          <Box pos="sticky" top={76}>
            <Paper
              p="md"
              component="section"
              aria-label={t('conflicts.one')}
              style={{ maxHeight: 'calc(100vh - 92px)', overflowY: 'auto' }}
            >
              {conflict === null ? (
                <EmptyNote
                  title={t('conflicts.select')}
                  hint={t('conflicts.selectHint')}
                  icon={IconArrowsDiff}
                />
              ) : (
                <ConflictPanel
                  key={conflict}
                  id={conflict}
                  onDone={() => show(after(conflict))}
                  onClose={() => show(null)}
                />
              )}
            </Paper>
          </Box>
        </Grid.Col>
      </Grid>
      {many.subject !== null && (
        <ManyDialog
          filters={view.filters}
          search={view.search}
          onSaved={() => show(null)}
          onClose={many.close}
        />
      )}
    </Stack>
  )
}

function useColumns(shown: string | null): readonly Column<ConflictRow>[] {
  const { t } = useTexts()
  return [
    {
      key: 'conflict',
      header: t('conflicts.one'),
      sort: 'kind',
      cell: (row) => {
        const look = conflictLooks[row.kind]
        return (
          <Stack gap={2} align="flex-start" {...(row.id === shown ? { 'aria-current': true } : {})}>
            <StatusBadge tone={look.tone} icon={look.icon} label={t(`issues.${row.kind}`)} />
            <Text size="sm" fw={row.id === shown ? 700 : 500} lineClamp={2}>
              {row.label === '' ? kindLabel(row.recordKind, t) : row.label}
            </Text>
            <Text size="xs" c="gray.7" lineClamp={2}>
              {[
                kindLabel(row.recordKind, t),
                row.field === null ? '' : fieldLabel(row.field, t),
                row.session === '' ? '' : t('sessions.short', { roman: row.session }),
                row.unit,
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
            <Text size="xs" c="gray.7" lineClamp={2}>
              {row.offices.join(' · ')}
            </Text>
            {row.provisional && (
              <Badge
                size="sm"
                variant="outline"
                color="gray"
                leftSection={<IconHourglass size={11} aria-hidden />}
              >
                {t('conflicts.provisional')}
              </Badge>
            )}
          </Stack>
        )
      },
    },
  ]
}
