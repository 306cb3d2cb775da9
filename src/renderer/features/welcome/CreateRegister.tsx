import { Button, Code, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useAction } from '../../api/actions.ts'
import { usePreferences } from '../../state/preferences.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** The first minute: whose register this is, who works with it, and what it starts with. */
export function CreateRegister({ directory }: { directory: string }) {
  const { t } = useTexts()
  const setPerson = usePreferences((preferences) => preferences.setPerson)
  const create = useAction('register.create')
  const form = useForm({
    mode: 'controlled',
    initialValues: { office: '', person: '', content: 'catalogue' },
    validate: {
      office: (office) => (office.trim() === '' ? t('welcome.officeRequired') : null),
      person: (person) => (person.trim() === '' ? t('welcome.personRequired') : null),
    },
  })
  const submit = form.onSubmit(async ({ office, person, content }) => {
    const created = await create.run({ office, person, demonstration: content === 'demonstration' })
    if (created !== null) setPerson(created.person)
  })
  useSaveShortcut(submit)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h3">
            {t('welcome.title')}
          </Title>
          <Text size="sm" mt={4}>
            {t('welcome.intro')}
          </Text>
        </div>
        <TextInput
          data-autofocus
          required
          label={t('welcome.office')}
          description={t('welcome.officeHint')}
          {...form.getInputProps('office')}
        />
        <TextInput
          required
          label={t('welcome.person')}
          description={t('welcome.personHint')}
          {...form.getInputProps('person')}
        />
        <Radio.Group label={t('welcome.content')} {...form.getInputProps('content')}>
          <Stack gap="sm" mt="xs">
            <Radio
              value="catalogue"
              label={t('welcome.empty')}
              description={t('welcome.emptyHint')}
            />
            <Radio
              value="demonstration"
              label={t('welcome.demonstration')}
              description={t('welcome.demonstrationHint')}
            />
          </Stack>
        </Radio.Group>
        <Text size="xs" c="dimmed">
          {t('welcome.folder')} <Code>{directory}</Code>
        </Text>
        {create.refused !== null && <ErrorNote refusal={create.refused} />}
        <Group justify="flex-end">
          <Button type="submit" size="md" loading={create.running}>
            {t('welcome.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
