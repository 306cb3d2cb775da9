import { Button, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useAction } from '../../api/actions.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** The first minute of an office that works with another's register: who asks to be let in. */
export function JoinRegister({ directory }: { directory: string }) {
  const { t } = useTexts()
  const create = useAction('register.createWaiting')
  const form = useForm({
    mode: 'controlled',
    initialValues: { office: '', person: '' },
    validate: {
      office: (office) => (office.trim() === '' ? t('welcome.officeRequired') : null),
      person: (person) => (person.trim() === '' ? t('welcome.personRequired') : null),
    },
  })
  const submit = form.onSubmit(async ({ office, person }) => {
    await create.run({ office, person, demonstration: false })
  })
  useSaveShortcut(submit)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h3">
            {t('welcome.joinTitle')}
          </Title>
          <Text size="sm" mt={4}>
            {t('welcome.joinIntro')}
          </Text>
        </div>
        <TextInput
          required
          label={t('welcome.office')}
          description={t('welcome.joinOfficeHint')}
          {...form.getInputProps('office')}
        />
        <TextInput
          required
          label={t('welcome.person')}
          description={t('welcome.personHint')}
          {...form.getInputProps('person')}
        />
        <Text size="xs" c="dimmed">
          {t('welcome.folder')} <Code>{directory}</Code>
        </Text>
        {create.refused !== null && <ErrorNote refusal={create.refused} />}
        <Group justify="flex-end">
          <Button type="submit" size="md" loading={create.running}>
            {t('welcome.joinContinue')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
