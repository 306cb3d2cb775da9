import { Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconScissors } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useAction } from '../../api/actions.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { useTexts } from '../../ui/use-texts.ts'

const empty = { name: '' }

export function MakeCutoffForm() {
  const { t } = useTexts()
  const person = usePerson()
  const isPast = useKnownAt(({ at }) => at !== null)
  const make = useAction('cutoffs.make')
  const draft = useFormDraft('cutoff', '', empty)
  const form = useForm({
    mode: 'controlled',
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: { name: (name) => (name.trim() === '' ? t('cutoffs.nameRequired') : null) },
  })
  const submit = form.onSubmit(async ({ name }) => {
    if (person === null || isPast) return
    const made = await make.run({ as: person, name })
    if (made === null) return
    notifications.show({ color: 'green', message: t('cutoffs.made', { name: made.name }) })
    form.setValues(empty)
  })
  // The screen may stand before what was left is read from disk.
  const bringBack = useEffectEvent(() => form.setValues(draft.values))
  useEffect(() => {
    if (draft.leftAt !== undefined) bringBack()
  }, [draft.leftAt])
  useSaveShortcut(submit)
  return (
    <Paper p="md" component="section" aria-labelledby="make-cutoff">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={2} size="h5" id="make-cutoff">
            {t('cutoffs.make')}
          </Title>
          <DraftNote leftAt={draft.leftAt} onDiscard={() => form.setValues(empty)} />
          <TextInput
            required
            label={t('cutoffs.name')}
            description={t('cutoffs.nameHint')}
            {...form.getInputProps('name')}
          />
          {person === null && (
            <Text size="sm" c="gray.7">
              {t('people.addFirst')}
            </Text>
          )}
          {make.refused !== null && <ErrorNote refusal={make.refused} />}
          <Group justify="flex-end">
            <SaveButton
              type="submit"
              loading={make.running}
              disabled={person === null}
              leftSection={<IconScissors size={16} aria-hidden />}
            >
              {t('cutoffs.make')}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
