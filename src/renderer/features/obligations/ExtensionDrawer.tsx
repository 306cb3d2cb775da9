import { Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useAction } from '../../api/actions.ts'
import type { ExtensionDraft } from '../../state/casework-drafts.ts'
import { draftKey, useFormDrafts } from '../../state/form-drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { formatDay } from '../../ui/format.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ObligationPanel } from './ObligationPanel.tsx'

interface ExtensionDrawerProps {
  readonly obligation: string
  readonly onClose: () => void
}

export function ExtensionDrawer(props: ExtensionDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('extension.title')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(detail, person) => <ExtensionForm {...props} detail={detail} person={person} />}
    </ObligationPanel>
  )
}

const initial: ExtensionDraft = { to: null, authority: '', reason: '' }

interface ExtensionFormProps extends ExtensionDrawerProps {
  readonly detail: ObligationDetail
  readonly person: string
}

function ExtensionForm({ obligation, onClose, detail, person }: ExtensionFormProps) {
  const { t, language } = useTexts()
  const kept = useFormDrafts((drafts) => drafts.extension[obligation])
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey('extension', obligation)])
  const keep = useFormDrafts((drafts) => drafts.keep)
  const drop = useFormDrafts((drafts) => drafts.drop)
  const grant = useAction('extension.grant')
  const [earlierConfirmed, setEarlierConfirmed] = useState(false)
  const form = useForm<ExtensionDraft>({
    mode: 'controlled',
    initialValues: kept ?? initial,
    onValuesChange: (values) => keep('extension', obligation, values),
    validate: {
      to: (to) => (to === null ? t('extension.toRequired') : null),
      authority: (authority) => (authority.trim() === '' ? t('extension.authorityRequired') : null),
      reason: (reason) => (reason.trim() === '' ? t('extension.reasonRequired') : null),
    },
  })
  const submit = form.onSubmit(async ({ to, authority, reason }) => {
    if (to === null) return
    const granted = await grant.run({
      as: person,
      obligation,
      to,
      authority: authority.trim(),
      reason: reason.trim(),
      earlierConfirmed,
    })
    if (granted === null) return
    drop('extension', obligation)
    notifications.show({ color: 'green', message: t('extension.saved') })
    onClose()
  })
  const discard = () => {
    form.setValues(initial)
    drop('extension', obligation)
  }
  useSaveShortcut(submit)
  const { due } = detail.obligation
  const { refused } = grant
  const dateRefused = refused?.code === 'extension_not_later'
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNote leftAt={leftAt} onDiscard={discard} />
        <Text size="sm">
          {due !== null && `${t('extension.current', { date: formatDay(due, language) })}. `}
          {t('extension.intro')}
        </Text>
        <DayInput
          required
          label={t('extension.to')}
          value={form.values.to}
          onChange={(day) => form.setFieldValue('to', day)}
          error={
            form.errors['to'] ?? (refused !== null && dateRefused ? refusalText(refused, t) : null)
          }
        />
        {form.values.to !== null && due !== null && form.values.to < due && (
          <Checkbox
            label={t('extension.earlier', { date: formatDay(due, language) })}
            checked={earlierConfirmed}
            onChange={(event) => setEarlierConfirmed(event.currentTarget.checked)}
          />
        )}
        <TextInput required label={t('extension.authority')} {...form.getInputProps('authority')} />
        <Textarea
          required
          autosize
          minRows={3}
          maxRows={10}
          label={t('extension.reason')}
          {...form.getInputProps('reason')}
        />
        {refused !== null && !dateRefused && <ErrorNote refusal={refused} />}
        <FormFooter save={t('extension.save')} running={grant.running} onCancel={onClose} kept />
      </Stack>
    </form>
  )
}
