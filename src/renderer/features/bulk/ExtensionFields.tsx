import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ExtensionDraft } from '../../state/casework-drafts.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { FieldsFooter, type FieldsProps } from './FieldsFooter.tsx'

/** The same new date for each of the obligations. */
export function ExtensionFields({ onReady, onCancel }: FieldsProps) {
  const { t } = useTexts()
  const initial: ExtensionDraft = { to: null, authority: '', reason: '' }
  const draft = useFormDraft('bulkExtension', '', initial)
  const form = useForm<ExtensionDraft>({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      to: (to) => (to === null ? t('extension.toRequired') : null),
      authority: (authority) => (authority.trim() === '' ? t('extension.authorityRequired') : null),
      reason: (reason) => (reason.trim() === '' ? t('extension.reasonRequired') : null),
    },
  })
  const submit = form.onSubmit(({ to, authority, reason }) => {
    if (to === null) return
    onReady({
      action: 'extension',
      to,
      authority: authority.trim(),
      reason: reason.trim(),
      earlierConfirmed: false,
    })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(initial)} />
        <Text size="sm">{t('extension.intro')}</Text>
        <DayInput
          required
          label={t('extension.to')}
          value={form.values.to}
          onChange={(day) => form.setFieldValue('to', day)}
          error={form.errors['to']}
        />
        <TextInput required label={t('extension.authority')} {...form.getInputProps('authority')} />
        <Textarea
          required
          autosize
          minRows={3}
          maxRows={10}
          label={t('extension.reason')}
          {...form.getInputProps('reason')}
        />
        <FieldsFooter onCancel={onCancel} />
      </Stack>
    </form>
  )
}
