import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import { useUnitTree } from '../../api/queries.ts'
import type { DraftValues } from '../../state/draft-values.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ObligationPanel } from './ObligationPanel.tsx'

interface ReassignDrawerProps {
  readonly obligation: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** Another unit answers from a day on; who answered before stays in the record. */
export function ReassignDrawer(props: ReassignDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('reassign.title')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(_detail, person) => <ReassignForm {...props} person={person} />}
    </ObligationPanel>
  )
}

/** What the register refuses of these is said beside them. */
const fields = ['unit', 'from']

function ReassignForm({
  obligation,
  today,
  onClose,
  person,
}: ReassignDrawerProps & { person: string }) {
  const { t } = useTexts()
  const units = useUnitTree()
  const reassign = useAction('obligation.reassign')
  const initial = { unit: null, from: today, authority: '', reason: '' }
  const draft = useFormDraft('reassign', obligation, initial)
  const form = useForm<DraftValues['reassign']>({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      unit: (unit) => (unit === null ? t('common.requiredField') : null),
      from: (from) => (from === null ? t('common.requiredField') : null),
      authority: (authority) => (authority.trim() === '' ? t('extension.authorityRequired') : null),
      reason: (reason) => (reason.trim() === '' ? t('extension.reasonRequired') : null),
    },
  })
  const submit = form.onSubmit(async ({ unit, from, authority, reason }) => {
    if (unit === null || from === null) return
    const saved = await reassign.run({
      as: person,
      obligation,
      unit,
      from,
      authority: authority.trim(),
      reason: reason.trim(),
    })
    if (saved === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('reassign.saved') })
    onClose()
  })
  useSaveShortcut(submit)
  const { refused } = reassign
  const refusedAt = (field: string) =>
    refused?.details['field'] === field ? refusalText(refused, t) : null
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(initial)} />
        <Text size="sm">{t('reassign.intro')}</Text>
        <UnitPicker
          required
          units={units.data ?? []}
          label={t('reassign.unit')}
          value={form.values.unit}
          onChange={(unit) => form.setFieldValue('unit', unit)}
          error={form.errors['unit'] ?? refusedAt('unit')}
        />
        <DayInput
          required
          label={t('reassign.from')}
          value={form.values.from}
          onChange={(day) => form.setFieldValue('from', day)}
          error={form.errors['from'] ?? refusedAt('from')}
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
        {refused !== null && !fields.some(refusedAt) && <ErrorNote refusal={refused} />}
        <FormFooter save={t('reassign.save')} running={reassign.running} onCancel={onClose} kept />
      </Stack>
    </form>
  )
}
