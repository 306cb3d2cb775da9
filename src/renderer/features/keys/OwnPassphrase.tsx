import { PasswordInput, Progress, Stack, Text } from '@mantine/core'
import { useTexts } from '../../ui/use-texts.ts'
import { strengthOf, type Strength } from './strength.ts'

interface Typed {
  readonly first: string
  readonly second: string
}

interface OwnPassphraseProps {
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
}

const looks: Readonly<Record<Strength, { readonly value: number; readonly color: string }>> = {
  short: { value: 15, color: 'red' },
  weak: { value: 35, color: 'red' },
  fair: { value: 65, color: 'yellow' },
  good: { value: 100, color: 'green' },
}

/** A passphrase that somebody thinks of, typed twice because nobody sees it. */
export function OwnPassphrase({ typed, onChange }: OwnPassphraseProps) {
  const { t } = useTexts()
  const { first, second } = typed
  const strength = strengthOf(first)
  return (
    <Stack gap="sm">
      <PasswordInput
        data-autofocus
        autoComplete="off"
        label={t('keys.newPassphrase')}
        description={t('keys.newPassphraseHint')}
        value={first}
        maxLength={1000}
        onChange={(event) => onChange({ first: event.currentTarget.value, second })}
      />
      <div>
        <Progress {...looks[strength]} size="sm" aria-hidden />
        <Text size="sm" mt={4} component="output">
          {first === '' ? t('keys.strength.none') : t(`keys.strength.${strength}`)}
        </Text>
      </div>
      <PasswordInput
        autoComplete="off"
        label={t('keys.again')}
        value={second}
        maxLength={1000}
        error={second !== '' && second !== first ? t('keys.notTheSame') : null}
        onChange={(event) => onChange({ first, second: event.currentTarget.value })}
      />
    </Stack>
  )
}
