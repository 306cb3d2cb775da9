import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from './use-texts.ts'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly label?: string
}

/** Long enough that a typed word is one question. */
const pauseMilliseconds = 200

export function SearchBox({ value, onChange, label }: SearchBoxProps) {
  const { t } = useTexts()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const tell = useDebouncedCallback(onChange, pauseMilliseconds)
  if (value !== told) {
    // Cleared or set from outside: what is shown follows.
    setTold(value)
    setTyped(value)
  }
  const write = (text: string) => {
    setTyped(text)
    tell(text)
  }
  const name = label ?? t('common.search')
  return (
    <TextInput
      type="search"
      aria-label={name}
      placeholder={name}
      value={typed}
      onChange={(event) => write(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('actions.clear')} onClick={() => write('')} />
        )
      }
      style={{ flex: '1 1 12rem', maxWidth: '20rem' }}
    />
  )
}
