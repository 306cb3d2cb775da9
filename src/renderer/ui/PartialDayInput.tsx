import { TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { formatDay, parseTypedPartialDay } from './format.ts'
import { useTexts } from './use-texts.ts'

interface PartialDayInputProps {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what is not understood stays as it was typed, for the register to refuse. */
  readonly value: string | null
  readonly onChange: (date: string | null) => void
}

/** What a text stands for: a date, nothing, or the text itself. */
const meant = (text: string): string | null =>
  text.trim() === '' ? null : (parseTypedPartialDay(text) ?? text.trim())

/** A date of which no more may be known than the month or the year. */
export function PartialDayInput({ value, onChange, error, ...input }: PartialDayInputProps) {
  const { t, language } = useTexts()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === null ? '' : formatDay(value, language)
  // While it is typed the text stays as it is; given from elsewhere it is shown as dates are.
  const text = typed !== null && meant(typed) === value ? typed : shown
  const unknown = value !== null && parseTypedPartialDay(value) === null
  return (
    <TextInput
      {...input}
      placeholder={t('common.partialDayPlaceholder')}
      leftSection={<IconCalendar size={16} aria-hidden />}
      error={error ?? (unknown ? t('common.noDate') : null)}
      value={text}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(meant(event.currentTarget.value))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
