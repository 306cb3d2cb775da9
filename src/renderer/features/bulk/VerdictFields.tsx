import { Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { verdictResults } from '../../../core/schema/codes.ts'
import type { VerdictDraft } from '../../state/casework-drafts.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { PertinenceInput } from '../../ui/PertinenceInput.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { FieldsFooter, type FieldsProps } from './FieldsFooter.tsx'

/** The same determination on each of the obligations; the gate is asked for each of them. */
export function VerdictFields({ today, onReady, onCancel }: FieldsProps) {
  const { t } = useTexts()
  const initial: VerdictDraft = { result: null, reason: '', fulfilledOn: null, pertinence: null }
  const draft = useFormDraft('bulkVerdict', '', initial)
  const form = useForm<VerdictDraft>({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      result: (result) => (result === null ? t('common.requiredField') : null),
      reason: (reason) => (reason.trim() === '' ? t('verdict.reasonRequired') : null),
      fulfilledOn: (day, { result }) =>
        result === 'met' && day === null ? t('verdict.fulfilledOnRequired') : null,
    },
  })
  const { values } = form
  const dated = values.result === 'met' || values.result === 'partially_met'
  const submit = form.onSubmit(({ result, reason, fulfilledOn, pertinence }) => {
    if (result === null) return
    onReady({
      action: 'verdict',
      result,
      reason: reason.trim(),
      fulfilledOn: dated ? fulfilledOn : null,
      pertinence,
    })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(initial)} />
        <Radio.Group
          withAsterisk
          label={t('verdict.result')}
          value={values.result}
          onChange={(chosen) =>
            form.setFieldValue('result', verdictResults.find((result) => result === chosen) ?? null)
          }
          error={form.errors['result']}
        >
          <Stack gap="xs" mt="xs">
            {verdictResults.map((result) => (
              <Radio
                key={result}
                value={result}
                label={t(`codes.verdictResults.${result}`)}
                description={t(`verdict.results.${result}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {dated && (
          <DayInput
            required={values.result === 'met'}
            label={t('verdict.fulfilledOn')}
            description={t('verdict.fulfilledOnHint')}
            max={today}
            value={values.fulfilledOn}
            onChange={(day) => form.setFieldValue('fulfilledOn', day)}
            error={form.errors['fulfilledOn']}
          />
        )}
        <PertinenceInput
          value={values.pertinence}
          onChange={(pertinence) => form.setFieldValue('pertinence', pertinence)}
        />
        <Textarea
          required
          autosize
          minRows={3}
          maxRows={10}
          label={t('verdict.reason')}
          description={t('verdict.reasonHint')}
          {...form.getInputProps('reason')}
        />
        <FieldsFooter onCancel={onCancel} />
      </Stack>
    </form>
  )
}
