import { Button, Group, Pagination, Paper, Select, Stack, Table, Text, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import type { ObligationRow } from '../../../contract/rows.ts'
import type { OpenSplit } from '../../../contract/splits.ts'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useFormDrafts } from '../../state/form-drafts.ts'
import { whereIs } from '../../state/route.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { formatDay } from '../../ui/format.ts'
import { agreementOf } from '../../ui/names.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { ComplianceBadge } from '../../ui/status.tsx'
import { uniqueOptions } from '../../ui/unique-options.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ChoiceDialog, choiceSubject } from './ChoiceDialog.tsx'

/** Choosing one does not move the others. */
const byAgreement = [
  { field: 'agreementNumber', descending: false },
  { field: 'clauseOrder', descending: false },
]

/** On a page of the table. */
const pageSize = 50

type Choices = Readonly<Record<string, string>>

/** A divided unit: a choice for each of its obligations, or one for all. */
export function SplitCard({ split }: { readonly split: OpenSplit }) {
  const { t, language } = useTexts()
  const [choices, setChoices] = useState<Choices>({})
  const [page, setPage] = useState(1)
  const previewing = useScreenForm('choice')
  const waiting = useList('obligations', {
    where: [
      whereIs('unit', split.unit.code),
      whereIs('responsibleOpen', 'split_without_choice', 'several_successors'),
    ],
    sort: byAgreement,
    limit: 10_000,
  })
  const rows = waiting.data?.rows ?? []
  const chosen = rows.flatMap(({ id }) => {
    const unit = choices[id]
    return unit === undefined ? [] : [{ obligation: id, unit }]
  })
  // Choices that wait in a draft are gone on with as they were made.
  const left = useFormDrafts(({ choice }) => choice[previewing.subject ?? '']?.values.choices)
  const previewed = chosen.length === 0 ? (left ?? []) : chosen
  const isOpen =
    previewed.length > 0 &&
    choiceSubject(previewed) === previewing.subject &&
    rows.some(({ id }) => id === previewing.subject)
  const names = split.successors.map((successor) => unitName(successor, language))
  const options = uniqueOptions(
    split.successors.map((successor) => ({
      value: successor.code,
      label: unitName(successor, language),
    })),
  )
  const choose = (ids: readonly string[], unit: string | null) => {
    const kept = Object.fromEntries(Object.entries(choices).filter(([id]) => !ids.includes(id)))
    setChoices(
      unit === null ? kept : { ...kept, ...Object.fromEntries(ids.map((id) => [id, unit])) },
    )
  }
  const title = unitName(split.unit, language)
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={2} size="h5">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {t('splits.divided', {
                date: formatDay(split.date, language),
                names: names.join(', '),
              })}
            </Text>
            {split.date !== split.from && (
              <Text size="sm" c="dimmed">
                {t('splits.dateInPart', { date: formatDay(split.from, language) })}
              </Text>
            )}
          </div>
          <Group gap="sm" align="flex-end">
            <Select
              label={t('splits.forAll')}
              placeholder={t('splits.choosePlaceholder')}
              data={options}
              value={null}
              onChange={(unit) =>
                choose(
                  rows.map(({ id }) => id),
                  unit,
                )
              }
            />
            <Button
              disabled={chosen.length === 0}
              leftSection={<IconEye size={16} aria-hidden />}
              onClick={() => previewing.show(choiceSubject(chosen))}
            >
              {chosen.length === 0
                ? t('splits.previewNone')
                : t('splits.preview', { count: chosen.length })}
            </Button>
          </Group>
        </Group>
        {waiting.isPending && <LoadingRows rows={3} />}
        {waiting.isError && (
          <ErrorNote refusal={toRefusal(waiting.error)} onRetry={() => void waiting.refetch()} />
        )}
        {waiting.isSuccess && (
          <ChoiceTable
            rows={rows.slice((page - 1) * pageSize, page * pageSize)}
            options={options}
            choices={choices}
            onChoose={(id, unit) => choose([id], unit)}
          />
        )}
        {rows.length > pageSize && (
          <Pagination
            total={Math.ceil(rows.length / pageSize)}
            value={page}
            onChange={setPage}
            size="sm"
          />
        )}
      </Stack>
      {isOpen && (
        <ChoiceDialog
          choices={previewed}
          onClose={previewing.close}
          onSaved={() => setChoices({})}
        />
      )}
    </Paper>
  )
}

interface ChoiceTableProps {
  readonly rows: readonly ObligationRow[]
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly choices: Choices
  readonly onChoose: (obligation: string, unit: string | null) => void
}

function ChoiceTable({ rows, options, choices, onChoose }: ChoiceTableProps) {
  const { t } = useTexts()
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w="14rem">
            {t('obligations.agreementAndClause')}
          </Table.Th>
          <Table.Th scope="col">{t('obligations.mandate')}</Table.Th>
          <Table.Th scope="col" w="10rem">
            {t('status.compliance')}
          </Table.Th>
          <Table.Th scope="col" w="17rem">
            {t('splits.answers')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              {agreementOf(row, t)}
              <Text size="xs" c="dimmed">
                {t('agreements.clause', { order: row.clauseOrder })}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" lineClamp={2}>
                {row.text}
              </Text>
            </Table.Td>
            <Table.Td>
              <ComplianceBadge code={row.compliance} late={row.metLate} />
            </Table.Td>
            <Table.Td>
              <Select
                clearable
                clearButtonProps={{ 'aria-label': t('actions.clear') }}
                aria-label={t('splits.answersFor', { name: agreementOf(row, t) })}
                placeholder={t('splits.choosePlaceholder')}
                data={[...options]}
                value={choices[row.id] ?? null}
                onChange={(unit) => onChoose(row.id, unit)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
