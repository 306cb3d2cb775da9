import { Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import type { NotificationDraft } from '../../state/casework-drafts.ts'
import { draftKey, useFormDrafts } from '../../state/form-drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ObligationPanel } from './ObligationPanel.tsx'

interface NotificationDrawerProps {
  readonly obligation: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

export function NotificationDrawer(props: NotificationDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('notification.title')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(_detail, person) => <NotificationForm {...props} person={person} />}
    </ObligationPanel>
  )
}

/** What the register refuses of these is said beside them. */
const fields = ['number', 'date', 'acknowledgedOn']

function NotificationForm({
  obligation,
  today,
  onClose,
  person,
}: NotificationDrawerProps & { person: string }) {
  const { t } = useTexts()
  const kept = useFormDrafts((drafts) => drafts.notification[obligation])
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey('notification', obligation)])
  const keep = useFormDrafts((drafts) => drafts.keep)
  const drop = useFormDrafts((drafts) => drafts.drop)
  const record = useAction('notification.record')
  const initial: NotificationDraft = {
    number: '',
    date: today,
    acknowledgedOn: null,
    acknowledgementNumber: '',
  }
  const form = useForm<NotificationDraft>({
    mode: 'controlled',
    initialValues: kept ?? initial,
    onValuesChange: (values) => keep('notification', obligation, values),
    validate: {
      number: (number) => (number.trim() === '' ? t('notification.numberRequired') : null),
      date: (date) => (date === null ? t('notification.dateRequired') : null),
      acknowledgedOn: (day, { date }) =>
        day !== null && date !== null && day < date ? t('notification.acknowledgedBefore') : null,
    },
  })
  const submit = form.onSubmit(async ({ number, date, acknowledgedOn, acknowledgementNumber }) => {
    if (date === null) return
    const saved = await record.run({
      as: person,
      obligation,
      number: number.trim(),
      date,
      acknowledgedOn,
      acknowledgementNumber: acknowledgementNumber.trim(),
    })
    if (saved === null) return
    drop('notification', obligation)
    notifications.show({ color: 'green', message: t('notification.saved') })
    onClose()
  })
  const discard = () => {
    form.setValues(initial)
    drop('notification', obligation)
  }
  useSaveShortcut(submit)
  const { refused } = record
  const refusedAt = (field: string) =>
    refused?.details['field'] === field ? refusalText(refused, t) : null
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={leftAt} onDiscard={discard} />
        <Text size="sm">{t('notification.intro')}</Text>
        <TextInput
          data-autofocus
          required
          label={t('notification.number')}
          {...form.getInputProps('number')}
          error={form.errors['number'] ?? refusedAt('number')}
        />
        <DayInput
          required
          label={t('notification.date')}
          max={today}
          value={form.values.date}
          onChange={(day) => form.setFieldValue('date', day)}
          error={form.errors['date'] ?? refusedAt('date')}
        />
        <DayInput
          label={t('notification.acknowledgedOn')}
          max={today}
          value={form.values.acknowledgedOn}
          onChange={(day) => form.setFieldValue('acknowledgedOn', day)}
          error={form.errors['acknowledgedOn'] ?? refusedAt('acknowledgedOn')}
        />
        <TextInput
          label={t('fields.acknowledgementNumber')}
          {...form.getInputProps('acknowledgementNumber')}
        />
        {refused !== null && !fields.some(refusedAt) && <ErrorNote refusal={refused} />}
        <FormFooter
          save={t('notification.save')}
          running={record.running}
          onCancel={onClose}
          kept
        />
      </Stack>
    </form>
  )
}
