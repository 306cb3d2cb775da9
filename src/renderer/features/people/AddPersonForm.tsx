import { Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconUserPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { useTexts } from '../../ui/use-texts.ts'

const emailPattern = /^\S+@\S+\.\S+$/

const empty = { name: '', email: '' }

export function AddPersonForm() {
  const { t } = useTexts()
  const person = usePerson()
  const add = useAction('records.add')
  const draft = useFormDraft('addPerson', '', empty)
  const form = useForm({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      name: (name) => (name.trim() === '' ? t('people.nameRequired') : null),
      email: (email) =>
        email.trim() === '' || emailPattern.test(email.trim()) ? null : t('people.emailInvalid'),
    },
  })
  const submit = form.onSubmit(async ({ name, email }) => {
    if (person === null) return
    const added = await add.run({
      as: person,
      kind: 'person',
      fields: { name: name.trim(), ...(email.trim() === '' ? {} : { email: email.trim() }) },
    })
    if (added === null) return
    notifications.show({ color: 'green', message: t('people.added') })
    form.setValues(empty)
  })
  // The screen may stand before what was left is read from disk.
  const bringBack = useEffectEvent(() => form.setValues(draft.values))
  useEffect(() => {
    if (draft.leftAt !== undefined) bringBack()
  }, [draft.leftAt])
  useSaveShortcut(submit)
  return (
    <Paper p="md" component="section" aria-labelledby="add-person">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={2} size="h5" id="add-person">
            {t('people.add')}
          </Title>
          <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(empty)} />
          <TextInput required label={t('people.name')} {...form.getInputProps('name')} />
          <TextInput
            type="email"
            label={t('people.email')}
            description={t('common.optional')}
            {...form.getInputProps('email')}
          />
          {person === null && (
            <Text size="sm" c="gray.7">
              {t('people.addFirst')}
            </Text>
          )}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <Group justify="flex-end">
            <SaveButton
              type="submit"
              loading={add.running}
              disabled={person === null}
              leftSection={<IconUserPlus size={16} aria-hidden />}
            >
              {t('people.add')}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
