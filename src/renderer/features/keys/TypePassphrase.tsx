import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface TypePassphraseProps {
  /** The system will open the keys by itself from then on. */
  readonly machine: boolean
  readonly onDone: (opened: boolean) => void
}

/** Opens keys that were made before. */
export function TypePassphrase({ machine, onDone }: TypePassphraseProps) {
  const { t } = useTexts()
  const unlock = useAction('keys.unlock', () => present)
  const [passphrase, setPassphrase] = useState('')
  const open = async () => {
    if (passphrase === '') return
    const opened = await unlock.run({ passphrase })
    // Neither the field nor the call keeps what was typed.
    setPassphrase('')
    if (opened !== null) {
      unlock.forget()
      onDone(true)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <Stack>
        <Text size="sm">{t('keys.unlockHint')}</Text>
        <PasswordInput
          data-autofocus
          autoComplete="off"
          label={t('keys.passphrase')}
          description={t(machine ? 'keys.keptByMachine' : 'keys.keptInMemory')}
          value={passphrase}
          maxLength={1000}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        {unlock.refused !== null && <ErrorNote refusal={unlock.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onDone(false)}>
            {t('actions.cancel')}
          </Button>
          <Button
            type="submit"
            disabled={passphrase === ''}
            loading={unlock.running}
            leftSection={<IconLockOpen size={16} aria-hidden />}
          >
            {t('keys.unlock')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
