import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconUserPlus } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useBroughtBack } from '../../state/use-brought-back.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { AddForm } from '../../ui/AddForm.tsx'
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
  useBroughtBack(draft.leftAt, () => form.setValues(draft.values))
  return (
    <AddForm
      title={t('people.add')}
      icon={IconUserPlus}
      person={person}
      leftAt={draft.leftAt}
      onDiscard={() => form.setValues(empty)}
      running={add.running}
      refused={add.refused}
      onSubmit={submit}
    >
      <TextInput required label={t('people.name')} {...form.getInputProps('name')} />
      <TextInput
        type="email"
        label={t('people.email')}
        description={t('common.optional')}
        {...form.getInputProps('email')}
      />
    </AddForm>
  )
}
