import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconScissors } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { usePerson } from '../../state/preferences.ts'
import { useBroughtBack } from '../../state/use-brought-back.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { AddForm } from '../../ui/AddForm.tsx'
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
  useBroughtBack(draft.leftAt, () => form.setValues(draft.values))
  return (
    <AddForm
      title={t('cutoffs.make')}
      icon={IconScissors}
      person={person}
      leftAt={draft.leftAt}
      onDiscard={() => form.setValues(empty)}
      running={make.running}
      refused={make.refused}
      onSubmit={submit}
    >
      <TextInput
        required
        label={t('cutoffs.name')}
        description={t('cutoffs.nameHint')}
        {...form.getInputProps('name')}
      />
    </AddForm>
  )
}
