import { useUnitTree } from '../../api/queries.ts'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { type FieldValue, textOf } from './record-form.ts'

interface UnitFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** A unit that a record points to: the record holds its id, people pick a name. */
export function UnitField({ value, onChange, ...input }: UnitFieldProps) {
  const units = useUnitTree()
  const known = units.data ?? []
  const text = textOf(value)
  return (
    <UnitPicker
      {...input}
      clearable={!input.required}
      units={known}
      value={known.find(({ id, code }) => id === text || code === text)?.code ?? null}
      onChange={(code) => onChange(known.find((unit) => unit.code === code)?.id ?? null)}
    />
  )
}
