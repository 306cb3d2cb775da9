import { Anchor, Stack, Table, Text } from '@mantine/core'
import {
  IconArrowBackUp,
  IconEqual,
  IconPencil,
  IconPlus,
  IconQuestionMark,
  IconTrash,
} from '@tabler/icons-react'
import { issueElementText } from '../../../contract/history-sentence.ts'
import type {
  FieldDifference,
  RecordDifference,
  RecordDifferenceKind,
} from '../../../contract/cutoffs.ts'
import { useShowPanel } from '../../state/panels.ts'
import { fieldLabel } from '../../ui/known-labels.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { valueText, type Names } from '../../ui/value-text.ts'
import { DifferenceSaves } from './DifferenceSaves.tsx'

interface RecordDifferenceTableProps {
  readonly rows: readonly RecordDifference[]
  /** Of what their fields point to. */
  readonly names: Names
}

export function RecordDifferenceTable({ rows, names }: RecordDifferenceTableProps) {
  const { t } = useTexts()
  const show = useShowPanel()
  return (
    <Table verticalSpacing="xs" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t('cutoffs.record')}</Table.Th>
          <Table.Th w="40%">{t('cutoffs.what')}</Table.Th>
          <Table.Th w="36%">{t('cutoffs.why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ id, kind, label, changed, fields, saves }) => {
          const name = label === '' ? id.slice(0, 8) : label
          return (
            <Table.Tr key={id}>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="start"
                  style={{ overflowWrap: 'anywhere' }}
                  onClick={() => show({ panel: 'history', record: id, label: name })}
                >
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Stack gap={4} align="flex-start">
                  <ChangeBadge changed={changed} />
                  {fields.map((field) => (
                    <FieldLine
                      key={`${field.field}/${field.element ?? ''}`}
                      difference={field}
                      kind={kind}
                      names={names}
                    />
                  ))}
                </Stack>
              </Table.Td>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <DifferenceSaves saves={saves} />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

const looks = {
  added: { tone: 'good', icon: IconPlus },
  changed: { tone: 'neutral', icon: IconPencil },
  withdrawn: { tone: 'bad', icon: IconTrash },
  restored: { tone: 'good', icon: IconArrowBackUp },
  same: { tone: 'neutral', icon: IconEqual },
  absent: { tone: 'neutral', icon: IconQuestionMark },
} as const satisfies Record<RecordDifferenceKind, object>

function ChangeBadge({ changed }: { changed: RecordDifferenceKind }) {
  const { t } = useTexts()
  return <StatusBadge {...looks[changed]} label={t(`cutoffs.recordChanged.${changed}`)} />
}

interface FieldLineProps {
  readonly difference: FieldDifference
  readonly kind: RecordDifference['kind']
  readonly names: Names
}

/** Of what is new or went, what it says; of the rest what it was and what it is. */
function FieldLine({ difference, kind, names }: FieldLineProps) {
  const { t, language } = useTexts()
  const { field, element, before, after } = difference
  const text = (value: FieldDifference['before']) =>
    valueText({ kind, field }, value, t, language, names)
  const called = (id: string) => names.get(id) ?? id
  const which =
    element === null
      ? ''
      : ` «${
          field === 'acceptedIssues'
            ? issueElementText(element, {
                issue: (issue) => t(`issues.${issue}`),
                element: called,
              })
            : called(element)
        }»`
  const change = before === null ? text(after) : `${text(before)} → ${text(after)}`
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }} lineClamp={6}>
      <Text span size="xs" c="dimmed">{`${fieldLabel(field, t)}${which}: `}</Text>
      {change}
    </Text>
  )
}
