import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useUnitTree } from '../../api/queries.ts'
import type { DraftValues } from '../../state/draft-values.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { FieldsFooter, type FieldsProps } from './FieldsFooter.tsx'

/** Another unit answers for each of the obligations from a day on. */
export function ReassignmentFields({ today, onReady, onCancel }: FieldsProps) {
  const { t } = useTexts()
  const units = useUnitTree()
  const initial: DraftValues['bulkReassignment'] = {
    unit: null,
    from: today,
    authority: '',
    reason: '',
  }
  const draft = useFormDraft('bulkReassignment', '', initial)
  const form = useForm<DraftValues['bulkReassignment']>({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      unit: (unit) => (unit === null ? t('bulk.unitRequired') : null),
      from: (from) => (from === null ? t('common.requiredField') : null),
      authority: (authority) => (authority.trim() === '' ? t('common.requiredField') : null),
      reason: (reason) => (reason.trim() === '' ? t('common.requiredField') : null),
    },
  })
  const submit = form.onSubmit(({ unit, from, authority, reason }) => {
    if (unit === null || from === null) return
    onReady({
      action: 'reassignment',
      unit,
      from,
      authority: authority.trim(),
      reason: reason.trim(),
    })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(initial)} />
        <Text size="sm">{t('bulk.reassignmentIntro')}</Text>
        <UnitPicker
          // A group cannot answer for an obligation.
          units={(units.data ?? []).filter(({ kind }) => kind !== 'group')}
          label={t('bulk.newUnit')}
          value={form.values.unit}
          onChange={(unit) => form.setFieldValue('unit', unit)}
          error={form.errors['unit']}
        />
        <DayInput
          required
          label={t('bulk.from')}
          value={form.values.from}
          onChange={(day) => form.setFieldValue('from', day)}
          error={form.errors['from']}
        />
        <TextInput required label={t('bulk.authority')} {...form.getInputProps('authority')} />
        <Textarea
          required
          autosize
          minRows={3}
          maxRows={10}
          label={t('bulk.reason')}
          {...form.getInputProps('reason')}
        />
        <FieldsFooter onCancel={onCancel} />
      </Stack>
    </form>
  )
}
