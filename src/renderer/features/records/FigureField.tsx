import { TextInput } from '@mantine/core'
import { amountFields, parseAmount, pesosOf } from '../../../core/compliance/funding/amount.ts'
import { parseDecimal } from '../../../core/compliance/decimal.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { formatNumber, formatPesos } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf, textValue } from './record-form.ts'

interface FigureFieldProps {
  readonly kind: RecordKind
  readonly field: string
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/**
 * A figure as it is typed: no separator is put in or taken away, and what the register will understand by it is said
 * below. A number that no such text stands for is refused when it is saved.
 */
export function FigureField({ kind, field, value, onChange, ...input }: FigureFieldProps) {
  const { t, language } = useTexts()
  const money = amountFields[kind]?.includes(field) === true
  const text = textOf(value)
  const understood = understoodAs(text, money)
  const written =
    understood === null
      ? null
      : money
        ? formatPesos(understood, language)
        : formatNumber(understood, language, 20)
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      {...(written === null
        ? {}
        : { description: input.description ?? t('records.understood', { value: written }) })}
      error={input.error ?? (text !== '' && understood === null ? t('records.noFigure') : null)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      onChange={(event) => onChange(figureValue(event.currentTarget.value, money))}
    />
  )
}

function understoodAs(text: string, money: boolean): number | null {
  if (!money) return parseDecimal(text)
  const amount = parseAmount(text)
  return amount.ok ? pesosOf(amount.value) : null
}

/** What is being typed stays text until it says the same as its number does. */
function figureValue(text: string, money: boolean): FieldValue {
  const number = understoodAs(text, money)
  return number !== null && String(number) === text ? number : textValue(text)
}
