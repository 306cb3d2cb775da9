import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../../contract/errors.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface SixWordsProps {
  readonly refused: Refusal
  readonly onTry: (words: string) => void
  readonly onSkip: () => void
}

/** The passphrase of a package that is sealed with one; it is forgotten as soon as it was tried. */
export function SixWords({ refused, onTry, onSkip }: SixWordsProps) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const given = words.trim().replaceAll(/\s+/g, ' ')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const tried = (): void => {
    setWords('')
    onTry(given)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        tried()
      }}
    >
      <Stack>
        <Text size="sm">{t('import.wordsHint')}</Text>
        <PasswordInput
          label={t('import.words')}
          value={words}
          autoComplete="off"
          ref={input}
          error={refused.code === 'package_passphrase_wrong' ? refusalText(refused, t) : null}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onSkip}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" disabled={given === ''}>
            {t('import.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
