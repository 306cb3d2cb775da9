import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { fieldDefinition, type RecordKind } from '../../../core/schema/registry.ts'
import { codeOptions } from '../../ui/code-labels.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { fieldLabel } from '../../ui/known-labels.ts'
import { PartialDayInput } from '../../ui/PartialDayInput.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DeadlineField } from './DeadlineField.tsx'
import { FigureField } from './FigureField.tsx'
import { BodyField, PersonField, SessionField, VerifierField } from './PointerFields.tsx'
import { type FieldState, type FieldValue, textOf, textValue } from './record-form.ts'
import { UnitField } from './UnitField.tsx'

interface RecordFieldProps {
  readonly kind: RecordKind
  readonly field: string
  readonly state: FieldState
  readonly value: FieldValue
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly error: string | null
  readonly onChange: (value: FieldValue) => void
}

/** Fields whose texts are sentences rather than names. */
const longTexts = new Set([
  'text',
  'legalBasis',
  'fundingNote',
  'narrative',
  'reason',
  'sourceNote',
  'definition',
  'quote',
])

/** The input that a field's type asks for. */
export function RecordField({
  kind,
  field,
  state,
  value,
  today,
  error,
  onChange,
}: RecordFieldProps) {
  const { t } = useTexts()
  const definition = fieldDefinition(kind, field)
  if (definition === undefined) return null
  const fixed = definition.writeOnce === true && state.value !== null
  const input = {
    label: fieldLabel(field, t),
    error,
    disabled: state.conflict || fixed,
    required: definition.required === true,
    ...(state.conflict ? { description: t('records.conflict') } : {}),
    ...(fixed ? { description: t('records.writeOnce') } : {}),
  }
  switch (definition.type) {
    case 'boolean':
      return (
        <Switch
          label={input.label}
          error={error}
          disabled={input.disabled}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'code':
      return (
        <Select
          {...input}
          clearable={!input.required}
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          data={[...codeOptions(definition.codes ?? [], t)]}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    case 'date':
      return (
        <DayInput {...input} value={typeof value === 'string' ? value : null} onChange={onChange} />
      )
    case 'deadline':
      return <DeadlineField {...input} value={value} today={today} onChange={onChange} />
    case 'decimal':
      return <FigureField {...input} kind={kind} field={field} value={value} onChange={onChange} />
    case 'integer':
      return (
        <NumberInput
          {...input}
          allowDecimal={false}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        />
      )
    case 'reference':
      return (
        <ReferenceField
          {...input}
          target={definition.target ?? []}
          value={value}
          onChange={onChange}
        />
      )
    case 'partial_date':
      return (
        <PartialDayInput
          {...input}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    case 'text':
    case 'sha256':
      return longTexts.has(field) ? (
        <Textarea
          {...input}
          autosize
          minRows={3}
          maxRows={16}
          value={textOf(value)}
          onChange={(event) => onChange(textValue(event.currentTarget.value))}
        />
      ) : (
        <TextInput
          {...input}
          value={textOf(value)}
          onChange={(event) => onChange(textValue(event.currentTarget.value))}
        />
      )
  }
}

interface ReferenceFieldProps {
  /** Kinds of records that the field may point to. */
  readonly target: readonly string[]
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** People pick what they know by its name; of other records the form takes the id. */
function ReferenceField({ target, value, onChange, ...input }: ReferenceFieldProps) {
  const field = { ...input, value, onChange }
  if (target.includes('person') && target.includes('unit')) return <VerifierField {...field} />
  if (target.includes('unit')) return <UnitField {...field} />
  if (target.includes('body')) return <BodyField {...field} />
  if (target.includes('session')) return <SessionField {...field} />
  if (target.includes('person')) return <PersonField {...field} />
  return (
    <TextInput
      {...input}
      value={textOf(value)}
      onChange={(event) => onChange(textValue(event.currentTarget.value))}
    />
  )
}
