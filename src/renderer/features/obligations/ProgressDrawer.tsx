import { Input, NumberInput, SegmentedControl, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { ObligationRow } from '../../../contract/rows.ts'
import type { ReportingCost } from '../../../core/compliance/reporting-cost.ts'
import { claims, responses } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import type { ProgressDraft } from '../../state/casework-drafts.ts'
import { draftKey, useFormDrafts } from '../../state/form-drafts.ts'
import { evidenceLack, givenEvidence } from '../../state/given-evidence.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Note } from '../../ui/Note.tsx'
import { refusalText, withFileName } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { EvidenceDrop } from './EvidenceDrop.tsx'
import { ObligationPanel } from './ObligationPanel.tsx'
import { useOtherClauses } from './use-other-clauses.ts'

interface ProgressDrawerProps {
  readonly obligation: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

export function ProgressDrawer(props: ProgressDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('progress.title')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {({ gate, obligation }, person) => (
        <Stack>
          <CostNote cost={gate.reportingCost} />
          <ProgressForm {...props} row={obligation} person={person} />
        </Stack>
      )}
    </ObligationPanel>
  )
}

/** Who reports may not verify: said before it is too late to choose who does which. */
function CostNote({ cost }: { cost: ReportingCost }) {
  const { t } = useTexts()
  switch (cost) {
    case 'nothing':
      return null
    case 'right_to_verify':
      return <Note tone="neutral">{t('progress.costsRight')}</Note>
    case 'own_verdict':
      return (
        <Note tone="partial" title={t('progress.costsVerdictTitle')}>
          {t('progress.costsVerdict')}
        </Note>
      )
  }
}

const initial: ProgressDraft = {
  claim: 'in_progress',
  narrative: '',
  percent: null,
  cutOff: null,
  response: 'answered',
  evidence: [],
}

/** A report claims; a verdict determines. */
function ProgressForm({
  obligation,
  today,
  onClose,
  row,
  person,
}: ProgressDrawerProps & { row: ObligationRow; person: string }) {
  const { t } = useTexts()
  const clauses = useOtherClauses(row)
  const kept = useFormDrafts((drafts) => drafts.progress[obligation])
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey('progress', obligation)])
  const keep = useFormDrafts((drafts) => drafts.keep)
  const drop = useFormDrafts((drafts) => drafts.drop)
  const record = useAction('progress.record')
  const form = useForm<ProgressDraft>({
    mode: 'controlled',
    initialValues: kept ?? { ...initial, cutOff: today },
    onValuesChange: (values) => keep('progress', obligation, values),
    validate: {
      narrative: (narrative) => (narrative.trim() === '' ? t('progress.narrativeRequired') : null),
      evidence: (evidence) => evidence.some((item) => evidenceLack(item) !== null),
    },
  })
  const { values } = form
  const submit = form.onSubmit(async ({ narrative, evidence, ...rest }) => {
    const saved = await record.run({
      as: person,
      obligation,
      ...rest,
      narrative: narrative.trim(),
      evidence: evidence.map(givenEvidence),
    })
    if (saved === null) return
    drop('progress', obligation)
    const count = saved.evidence.length
    notifications.show({
      color: 'green',
      message: count === 0 ? t('progress.saved') : t('progress.savedWithEvidence', { count }),
    })
    onClose()
  })
  const discard = () => {
    form.setValues({ ...initial, cutOff: today })
    drop('progress', obligation)
  }
  useSaveShortcut(submit)
  const refused = record.refused === null ? null : withFileName(record.refused, values.evidence)
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={leftAt} onDiscard={discard} />
        <Input.Wrapper
          label={t('progress.claim')}
          description={t('progress.claimHint')}
          labelElement="div"
        >
          <SegmentedControl
            fullWidth
            mt={6}
            aria-label={t('progress.claim')}
            value={values.claim}
            onChange={(claim) => form.setFieldValue('claim', claim)}
            data={claims.map((claim) => ({ value: claim, label: t(`codes.claims.${claim}`) }))}
          />
        </Input.Wrapper>
        <Textarea
          data-autofocus
          required
          autosize
          minRows={4}
          maxRows={14}
          label={t('progress.narrative')}
          description={t('progress.narrativeHint')}
          {...form.getInputProps('narrative')}
          error={
            form.errors['narrative'] ??
            (refused?.code === 'report_empty' ? refusalText(refused, t) : null)
          }
        />
        <NumberInput
          label={t('progress.percent')}
          min={0}
          max={100}
          clampBehavior="none"
          suffix=" %"
          value={values.percent ?? ''}
          onChange={(percent) =>
            form.setFieldValue('percent', typeof percent === 'number' ? percent : null)
          }
          error={refused?.code === 'percent_invalid' ? refusalText(refused, t) : null}
        />
        <DayInput
          label={t('progress.cutOff')}
          max={today}
          value={form.values.cutOff}
          onChange={(day) => form.setFieldValue('cutOff', day)}
          error={
            form.errors['cutOff'] ??
            (refused?.details['field'] === 'cutOff' ? refusalText(refused, t) : null)
          }
        />
        <Select
          clearable
          label={t('progress.response')}
          data={responses.map((code) => ({ value: code, label: t(`codes.responses.${code}`) }))}
          value={values.response}
          onChange={(response) => form.setFieldValue('response', response)}
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
        />
        <EvidenceDrop
          today={today}
          evidence={values.evidence}
          clauses={clauses}
          tried={form.errors['evidence'] !== undefined}
          onChange={(evidence) => form.setFieldValue('evidence', evidence)}
        />
        {refused !== null && refused.code !== 'report_empty' && <ErrorNote refusal={refused} />}
        <FormFooter save={t('progress.save')} running={record.running} onCancel={onClose} kept />
      </Stack>
    </form>
  )
}
