import { useUnitTree } from '../../api/queries.ts'
import { useTexts } from '../../ui/use-texts.ts'
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
  const { t } = useTexts()
  const units = useUnitTree()
  const known = units.data ?? []
  const text = textOf(value)
  const chosen = known.find(({ id, code }) => id === text || code === text)
  // What points to nothing that is here is shown all the same, so that it can be emptied.
  const astray = text !== '' && chosen === undefined && units.isSuccess
  const absent = {
    code: text,
    name: t('records.notHere'),
    nameEnglish: null,
    kind: 'other',
  } as const
  return (
    <UnitPicker
      {...input}
      disabled={input.disabled || units.isPending}
      clearable={!input.required}
      units={astray ? [absent, ...known] : known}
      value={astray ? text : (chosen?.code ?? null)}
      onChange={(code) =>
        onChange(
          astray && code === text ? text : (known.find((unit) => unit.code === code)?.id ?? null),
        )
      }
    />
  )
}
