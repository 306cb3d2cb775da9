import {
  Button,
  Divider,
  Group,
  List,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconInfoCircle, IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import type { DraftingFinding } from '../../../core/compliance/drafting-checks.ts'
import { agreementKinds } from '../../../core/schema/codes.ts'
import type { AgreementWork } from '../../state/capture-drafts.ts'
import type { CaptureEdit } from '../../state/capture-work.ts'
import type { UnitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ClauseEditor } from './ClauseEditor.tsx'
import { DraftTools } from './DraftTools.tsx'

interface DraftFormProps {
  readonly agreement: AgreementWork
  /** Its place among the drafts, from 1. */
  readonly number: number
  readonly isLast: boolean
  readonly mayMerge: boolean
  readonly findings: readonly DraftingFinding[]
  readonly units: readonly UnitName[]
  readonly today: string
  readonly edit: (edit: CaptureEdit) => void
}

const orNull = (text: string) => (text === '' ? null : text)

export function DraftForm(props: DraftFormProps) {
  const { agreement, number, isLast, mayMerge, findings, units, today, edit } = props
  const { t } = useTexts()
  const textarea = useRef<HTMLTextAreaElement>(null)
  const change = (part: Extract<CaptureEdit, { edit: 'agreement' }>['change']) =>
    edit({ edit: 'agreement', key: agreement.key, change: part })
  return (
    <Stack gap="sm">
      <DraftTools
        agreement={agreement.key}
        number={number}
        isLast={isLast}
        mayMerge={mayMerge}
        text={textarea}
        edit={edit}
      />
      {findings.length > 0 && (
        <List
          size="xs"
          c="gray.7"
          spacing={2}
          icon={<IconInfoCircle size={14} aria-hidden />}
          aria-label={t('capture.checks')}
        >
          {findings.map((code) => (
            <List.Item key={code}>
              <Text span size="xs" fw={600}>
                {t(`checks.${code}.label`)}.
              </Text>{' '}
              {t(`checks.${code}.advice`)}
            </List.Item>
          ))}
        </List>
      )}
      <TextInput
        label={t('capture.draftTitle')}
        value={agreement.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <Select
          label={t('capture.kind')}
          allowDeselect={false}
          data={agreementKinds.map((kind) => ({
            value: kind,
            label: t(`codes.agreementKinds.${kind}`),
          }))}
          value={agreement.kind}
          onChange={(kind) => {
            if (kind !== null) change({ kind })
          }}
        />
        <div data-field="number">
          <TextInput
            label={t('capture.number')}
            placeholder={t('capture.numberHint')}
            value={agreement.number ?? ''}
            onChange={(event) => change({ number: orNull(event.currentTarget.value) })}
          />
        </div>
      </Group>
      <Textarea
        ref={textarea}
        required
        autosize
        minRows={2}
        maxRows={10}
        label={t('capture.text')}
        value={agreement.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <div data-field="funding">
          <TextInput
            label={t('capture.fundingNote')}
            value={agreement.fundingNote ?? ''}
            onChange={(event) => change({ fundingNote: orNull(event.currentTarget.value) })}
          />
        </div>
        <TextInput
          label={t('capture.legalBasis')}
          value={agreement.legalBasis ?? ''}
          onChange={(event) => change({ legalBasis: orNull(event.currentTarget.value) })}
        />
      </Group>
      <Switch
        label={t('capture.procedural')}
        checked={agreement.procedural}
        onChange={(event) => change({ procedural: event.currentTarget.checked })}
      />
      <Divider label={t('capture.clauses')} labelPosition="left" />
      {agreement.clauses.map((clause, index) => (
        <ClauseEditor
          key={clause.key}
          clause={clause}
          order={index + 1}
          units={units}
          today={today}
          edit={edit}
        />
      ))}
      <Button
        size="xs"
        variant="light"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => edit({ edit: 'addClause', agreement: agreement.key })}
      >
        {t('capture.addClause')}
      </Button>
    </Stack>
  )
}
