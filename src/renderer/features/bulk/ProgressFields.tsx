import { Input, NumberInput, SegmentedControl, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { claims, responses } from '../../../core/schema/codes.ts'
import type { ProgressDraft } from '../../state/casework-drafts.ts'
import { evidenceLack, givenEvidence } from '../../state/given-evidence.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { FieldsFooter, type FieldsProps } from './FieldsFooter.tsx'
import type { RenderEvidence } from './render-evidence.ts'

/** The same report on each of the obligations; a file becomes evidence of each. */
export function ProgressFields({
  today,
  renderEvidence,
  onReady,
  onCancel,
}: FieldsProps & { renderEvidence: RenderEvidence }) {
  const { t } = useTexts()
  const initial: ProgressDraft = {
    claim: 'in_progress',
    narrative: '',
    percent: null,
    cutOff: today,
    response: 'answered',
    evidence: [],
  }
  const draft = useFormDraft('bulkProgress', '', initial)
  const form = useForm<ProgressDraft>({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      narrative: (narrative) => (narrative.trim() === '' ? t('progress.narrativeRequired') : null),
      percent: (percent) =>
        percent !== null && (percent < 0 || percent > 100)
          ? t('errors.percent_invalid', { percent })
          : null,
      evidence: (evidence) => evidence.some((item) => evidenceLack(item) !== null),
    },
  })
  const { values } = form
  const submit = form.onSubmit(({ narrative, evidence, ...rest }) =>
    onReady({
      action: 'progress',
      ...rest,
      narrative: narrative.trim(),
      evidence: evidence.map(givenEvidence),
    }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(initial)} />
        <Note tone="neutral">{t('bulk.costsRight')}</Note>
        <Input.Wrapper label={t('progress.claim')} labelElement="div">
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
          minRows={3}
          maxRows={10}
          label={t('progress.narrative')}
          {...form.getInputProps('narrative')}
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
          error={form.errors['percent']}
        />
        <DayInput
          label={t('progress.cutOff')}
          max={today}
          value={values.cutOff}
          onChange={(day) => form.setFieldValue('cutOff', day)}
        />
        <Select
          clearable
          label={t('progress.response')}
          data={responses.map((code) => ({ value: code, label: t(`codes.responses.${code}`) }))}
          value={values.response}
          onChange={(response) => form.setFieldValue('response', response)}
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
        />
        {renderEvidence({
          evidence: values.evidence,
          tried: form.errors['evidence'] !== undefined,
          onChange: (evidence) => form.setFieldValue('evidence', evidence),
        })}
        <FieldsFooter onCancel={onCancel} />
      </Stack>
    </form>
  )
}
