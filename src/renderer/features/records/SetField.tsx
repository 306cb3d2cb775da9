import { TagsInput } from '@mantine/core'
import type { FieldDefinition } from '../../../core/schema/definition.ts'
import { useUnitTree } from '../../api/queries.ts'
import { fieldLabel } from '../../ui/known-labels.ts'
import { UnitsPicker } from '../../ui/UnitsPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface SetFieldProps {
  readonly field: string
  readonly definition: FieldDefinition
  /** Elements as the record has them: texts, or ids of units. */
  readonly value: readonly string[]
  readonly error: string | null
  readonly onChange: (elements: readonly string[]) => void
}

/** A field with several elements: words typed one after the other, or units picked from the catalogue. */
export function SetField({ field, definition, value, error, onChange }: SetFieldProps) {
  const { t } = useTexts()
  const label = fieldLabel(field, t)
  return definition.target?.includes('unit') === true ? (
    <UnitSet label={label} value={value} error={error} onChange={onChange} />
  ) : (
    <TagsInput
      label={label}
      description={t('records.tagsHint')}
      error={error}
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      // A comma can stand in an alias; the Enter key ends an element.
      splitChars={[]}
      acceptValueOnBlur
      value={[...value]}
      onChange={(elements) => onChange(elements)}
    />
  )
}

interface UnitSetProps extends Pick<SetFieldProps, 'value' | 'error' | 'onChange'> {
  readonly label: string
}

/** The form holds ids, as the record does; people see names. */
function UnitSet({ label, value, error, onChange }: UnitSetProps) {
  const units = useUnitTree()
  const known = units.data ?? []
  const codeOf = (id: string) => known.find((unit) => unit.id === id)?.code ?? id
  const idOf = (code: string) => known.find((unit) => unit.code === code)?.id ?? code
  return (
    <UnitsPicker
      label={label}
      units={known}
      value={value.map(codeOf)}
      disabled={!units.isSuccess}
      error={error}
      onChange={(codes) => onChange(codes.map(idOf))}
    />
  )
}
